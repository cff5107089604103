/**
 * Time as this process had it, for what has to happen within seconds: while a busy machine keeps it from running nothing is
 * counted but what it did itself.
 */
import { onTestFinished } from 'vitest';

const LOOK_MS = 10;
/** A look that comes so late was not held up. */
const IN_TIME_MS = 30;

/** For one test. @returns ms of it since now */
export function ownTime(): () => number {
	let [counted, lookedAt, cpu] = [0, performance.now(), process.cpuUsage()];
	const look = () => {
		const passed = performance.now() - lookedAt;
		const { user, system } = process.cpuUsage(cpu);
		counted += Math.min(passed, Math.max(IN_TIME_MS, (user + system) / 1000));
		[lookedAt, cpu] = [performance.now(), process.cpuUsage()];
		return counted;
	};
	const looking = setInterval(look, LOOK_MS);
	onTestFinished(() => clearInterval(looking));
	return look;
}
