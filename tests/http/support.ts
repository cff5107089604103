/** What the suites of the API share: a node that stops with the test, and what its store holds. */
import { onTestFinished } from 'vitest';
import { freshPrefix, startNode, type NodeOptions, type TestNode } from '../support/node.ts';

/** A node that is stopped when the test is over. */
export async function node(
	url: string,
	options: Partial<Omit<NodeOptions, 'url'>> = {}
): Promise<TestNode> {
	const started = await startNode({ url, prefix: freshPrefix(), ...options });
	onTestFinished(() => started.stop());
	return started;
}

/** Everything that a refusal must not touch: the log and the rows of a client, its queues and the directory. */
export async function holdings(at: TestNode, client = 'acme') {
	const { store } = at;
	return {
		log: await logLength(at, client),
		rows: await rows(at, client),
		queues: [...(await store.queues.latest(client))].sort(),
		directory: (await store.directory.readAll()).entries
			.filter(([name]) => !name.startsWith('key:'))
			.sort(([one], [other]) => one.localeCompare(other))
	};
}

async function logLength({ store }: TestNode, client: string): Promise<number> {
	let [length, after] = [0, '0-0'];
	for (;;) {
		const some = await store.log.after(client, after);
		length += some.length;
		after = some.at(-1)?.id ?? after;
		if (some.length === 0) return length;
	}
}

async function rows({ store }: TestNode, client: string): Promise<string[]> {
	const found = new Map<string, string>();
	let cursor = '0';
	do {
		const part = await store.cases.scan(client, cursor, 1000);
		for (const row of part.rows) found.set(row.id, JSON.stringify(row));
		cursor = part.next;
	} while (cursor !== '0');
	return [...found.values()].sort();
}

export const OPEN = { type: 'open', title: 'Card declined' } as const;
export const ESCALATE = { type: 'escalate', subject: 'billing', trigger: 'customer' } as const;

export const OBSERVATION = {
	waiting: 4,
	oldestWaitSeconds: 61,
	agents: { free: 1, busy: 7, away: 2 },
	serviceLevel: 0.82,
	offered: 120,
	handled: 111,
	abandoned: 5
};

export const commands = (id: string, client = 'acme') => `/clients/${client}/cases/${id}/commands`;
