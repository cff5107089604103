/** What happens on a floor, committed to the store from outside the node that is measured. */
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { Cases } from '#server/services/cases.ts';
import { Directory } from '#server/services/directory.ts';
import { Plans } from '#server/services/plans.ts';
import { openStore } from '#server/store/index.ts';
import { CLIENT } from '../support/floor.ts';
import { paced } from '../support/pace.ts';
import { serve } from '../support/remote.ts';

const BY: Actor = { kind: 'program', id: 'bench', name: 'Benchmark' };
const AT_ONCE = 50;

let cases: Cases | undefined;
let operations = 0;
let open: string[] = [];
/** Whether the case was claimed last. */
const claimed = new Set<string>();

async function run(id: string, command: ApiCommandInput): Promise<void> {
	const operation = `bench-${process.pid}-${operations++}`;
	const parsed = ApiCommand.parse(command);
	const done = await cases?.run({ operation, client: CLIENT, case: id, command: parsed, by: BY });
	if (!done?.ok) throw new Error(`${command.type} ${id}: ${done?.error.detail ?? 'no store'}`);
}

async function all(ids: string[], work: (id: string) => Promise<void>): Promise<void> {
	for (let start = 0; start < ids.length; start += AT_ONCE)
		await Promise.all(ids.slice(start, start + AT_ONCE).map(work));
}

const methods = {
	async start(url: string, prefix: string): Promise<void> {
		const store = await openStore({ url, prefix });
		const directory = new Directory(store);
		await directory.load();
		cases = new Cases(store, new Plans(directory));
	},

	/** Opens escalations. @returns their ids */
	async escalations(count: number): Promise<string[]> {
		const ids = Array.from({ length: count }, (_, index) => `E-${open.length + index}`);
		open = [...open, ...ids];
		await all(ids, async (id) => {
			await run(id, { type: 'open', title: `Refund of order ${id} has not come`, ref: `#${id}` });
			await run(id, { type: 'escalate', subject: 'billing', trigger: 'customer', tier: 2 });
		});
		return ids;
	},

	/** Claims and releases, over all escalations in turn; resolves when the last is committed. */
	async change(count: number, perSecond: number): Promise<void> {
		const running: Promise<void>[] = [];
		await paced(count, perSecond, (index) => {
			// 7 shares no factor with the counts that are used: neighbours on the wall do not change together
			const id = open[(index * 7) % open.length] ?? '';
			const has = claimed.delete(id);
			if (!has) claimed.add(id);
			const owner = { id: 'priya', name: 'Priya Raman' };
			running.push(run(id, has ? { type: 'release' } : { type: 'claim', owner }));
		});
		await Promise.all(running);
	},

	/** Gives back what supervisors have claimed. */
	async release(ids: string[]): Promise<void> {
		await all(ids, (id) => run(id, { type: 'release' }));
	}
};
export type Floor = typeof methods;
serve(methods);
