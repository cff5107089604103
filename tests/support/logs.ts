/** The logs of the nodes of a test. An error in them that the test did not announce fails it. */
import { createLog, type Log } from '#server/observability/log.ts';

interface Line {
	level: number;
	msg?: string;
	err?: unknown;
}

const ERROR = 50;
let unexpected: Line[] = [];

/** A log that is kept instead of printed. */
export function testLog(): Log {
	return createLog('debug', {
		write(text: string) {
			const line = JSON.parse(text) as Line;
			if (line.level >= ERROR) unexpected.push(line);
		}
	});
}

/** The errors since the last call. */
export function takeErrors(): Line[] {
	const found = unexpected;
	unexpected = [];
	return found;
}
