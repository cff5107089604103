import type { LogEntry } from '#server/store/log.ts';

/** A commit as it is shown to whoever looks at one seed. */
export function told({ case: id, version, events, recordedAt }: LogEntry, plan: number): string {
	const lines = events.map(({ type, at, by, clocks: _, ...rest }) => {
		const what = JSON.stringify({ ...rest, undo: undefined, back: undefined });
		return `      ${new Date(at).toISOString()} ${type} by ${by.id} ${what}`;
	});
	const recorded = new Date(recordedAt).toISOString();
	const head = `    ${id} version ${version}, recorded ${recorded} by configuration ${plan}`;
	return [head, ...lines].join('\n');
}
