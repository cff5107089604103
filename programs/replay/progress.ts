/** Shows how far a replay has come: a bar on a terminal, a line for each tenth elsewhere. */
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
	update(done: number): void;
	stop(): void;
}

/** @param what the things counted, such as "commands" */
export function showProgress(total: number, what: string, out: NodeJS.WriteStream): Progress {
	return out.isTTY ? bar(total, what, out) : lines(total, what, (text) => out.write(`${text}\n`));
}

function bar(total: number, what: string, stream: NodeJS.WriteStream): Progress {
	const format = `{bar} {percentage} % · {value} of {total} ${what} · {eta_formatted} to go`;
	const shown = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
	shown.start(total, 0);
	return { update: (done) => shown.update(done), stop: () => shown.stop() };
}

/** @returns progress that prints a line whenever another tenth is done */
export function lines(total: number, what: string, print: (line: string) => void): Progress {
	let tenths = 0;
	return {
		update(done) {
			const reached = total === 0 ? 10 : Math.floor((done * 10) / total);
			if (reached > tenths) print(`${reached * 10} % · ${done} of ${total} ${what}`);
			tenths = Math.max(tenths, reached);
		},
		stop() {}
	};
}
