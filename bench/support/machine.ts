/** What the figures were taken on. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { findServer } from '#server/store/local/find-server.ts';

export function machine(): string {
	const store = findServer(process.env['PATH'] ?? '', () => undefined);
	return [
		`${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown processor'}`,
		`Node ${process.versions.node}`,
		store ? `${store.kind} ${store.version}, appendfsync always` : 'embedded store, in memory'
	].join('; ');
}

/** Processes that wanted a core, over the last minute; more than there are cores means that others were at work too. */
export const load = (): string => (loadavg()[0] ?? 0).toFixed(1);
