/**
 * What a piece of work costs this thread, in ms of processor time: what other programs do meanwhile is not counted, as it
 * would be by a clock.
 */
export function cpuOf<T>(work: () => T): { result: T; ms: number } {
	const from = process.threadCpuUsage();
	const result = work();
	const { user, system } = process.threadCpuUsage(from);
	return { result, ms: (user + system) / 1000 };
}
