/** What the suites of the store share: opened stores, commits, what is written under a prefix. */
import { createClient } from 'redis';
import { onTestFinished } from 'vitest';
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';
import { isOpen, type Case } from '#server/domain/case.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import { decide } from '#server/domain/decide/index.ts';
import { evolve } from '#server/domain/evolve.ts';
import { defaultPlan } from '#server/domain/plan/compile.ts';
import type { Commit } from '#server/store/cases.ts';
import { openStore, type Store } from '#server/store/index.ts';
import { ANA } from '../../support/cases.ts';

export const CLIENT = 'acme';

/** A store that is closed when the test is over. */
export async function opened(
	url: string,
	prefix: string,
	shift: () => number = () => 0
): Promise<Store> {
	const store = await openStore({ url, prefix, shift });
	onTestFinished(() => store.close());
	return store;
}

/** A connection that knows nothing of Andon, closed when the test is over. */
export async function plainClient(url: string) {
	const client = createClient({ url });
	client.on('error', () => undefined);
	await client.connect();
	onTestFinished(() => client.destroy());
	return client;
}
export type Plain = Awaited<ReturnType<typeof plainClient>>;

/** Every key under a prefix with all that it holds. */
export async function written(plain: Plain, prefix: string): Promise<Record<string, string>> {
	const found: Record<string, string> = {};
	for await (const keys of plain.scanIterator({ MATCH: `${prefix}:*`, COUNT: 1000 }))
		for (const key of keys) found[key] = JSON.stringify(await contents(plain, key));
	return Object.fromEntries(Object.entries(found).sort());
}

async function contents(plain: Plain, key: string): Promise<unknown> {
	switch (await plain.type(key)) {
		case 'hash':
			return Object.entries(await plain.hGetAll(key)).sort();
		case 'set':
			return (await plain.sMembers(key)).sort();
		case 'zset':
			return plain.zRangeWithScores(key, 0, -1);
		case 'list':
			return plain.lRange(key, 0, -1);
		case 'stream':
			return plain.xRange(key, '-', '+');
		default:
			return plain.get(key);
	}
}

const PLAN = defaultPlan('UTC');
let count = 0;

/** An operation id that no other commit has. */
export const operation = (): string => `operation-${++count}`;

/**
 * The commit that a command leads to.
 * @param at when it happened; the store's present, if left out
 */
export function commitOf(
	store: Store,
	state: Case | null,
	id: string,
	told: ApiCommandInput,
	{ at, ...over }: Partial<Commit> & { at?: number } = {}
): Commit {
	const now = store.clock.now();
	const context = { client: CLIENT, case: id, now, at: at ?? now, by: ANA, plan: PLAN };
	const decision = decide(state, ApiCommand.parse(told), context);
	if (!decision.ok || decision.events.length === 0) throw new Error(`${told.type} does nothing`);
	const after = evolve(state, decision.events, CLIENT, id);
	const due = deadlineOf(after, now);
	return {
		operation: operation(),
		against: state?.version ?? 0,
		after,
		open: isOpen(after),
		events: decision.events,
		decidedAt: now,
		shift: store.clock.shift,
		setDeadlines: due === null ? [] : [{ member: id, at: due }],
		dropDeadlines: [],
		outbox: [],
		suffix: '',
		fingerprint: '',
		...over
	};
}

export const OPEN = { type: 'open', title: 'Card declined' } as const;
export const ESCALATE = { type: 'escalate', subject: 'billing', trigger: 'customer' } as const;
export const NOTE = { type: 'note', text: 'Called back' } as const;

/** As `store.cases.commit`; what a busy machine took long to send is decided anew, as the service does. */
export async function committed(store: Store, make: () => Commit) {
	for (;;) {
		const commit = make();
		const answer = await store.cases.commit(CLIENT, commit);
		if (answer.kind !== 'clock') return { commit, answer };
		store.clock.corrected(answer.now);
	}
}

/** Commits what a command leads to; a store that took long to be asked is asked anew. @returns the row after it and its stream id */
export async function told(
	store: Store,
	state: Case | null,
	id: string,
	command: ApiCommandInput,
	over: Partial<Commit> & { at?: number } = {}
): Promise<{ row: Case; id: string }> {
	const { commit, answer } = await committed(store, () =>
		commitOf(store, state, id, command, over)
	);
	if (answer.kind !== 'ok') throw new Error(`the commit was answered ${answer.kind}`);
	return { row: commit.after, id: answer.outcome.position.split('/')[1] ?? '' };
}

/** Everything in the log of the client, oldest first. */
export const wholeLog = (store: Store, client = CLIENT) => store.log.after(client, '0-0', 100_000);
