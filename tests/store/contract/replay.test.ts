import * as fc from 'fast-check';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Case } from '#server/domain/case.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import { evolve } from '#server/domain/evolve.ts';
import { TOLD_WHOLE_MS } from '#server/domain/limits.ts';
import { ApiCommand } from '#lib/shared/wire/commands.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { Cases } from '#server/services/cases.ts';
import { Deadlines } from '#server/services/deadlines.ts';
import { Directory } from '#server/services/directory.ts';
import { Plans } from '#server/services/plans.ts';
import { openStore } from '#server/store/index.ts';
import { anyStep, DESK_APP, type Step } from '../../support/cases.ts';
import { freshPrefix, TestClock } from '../../support/node.ts';
import { CLIENT, plainClient, wholeLog, written } from './support.ts';

const CASES = 2;
/** So much may the clocks of two nodes differ. */
const APART_MS = 250;
const ID = (which: number) => `C-${which % CASES}`;

/** What a node does with cases, without the rest of it. */
async function caseNode(url: string, prefix: string, clock: TestClock) {
	const store = await openStore({ url, prefix, shift: clock.shift });
	const directory = new Directory(store);
	await directory.add('client', CLIENT, {
		id: CLIENT,
		name: 'Acme',
		zone: 'UTC'
	});
	await directory.load();
	const cases = new Cases(store, new Plans(directory));
	return { store, cases, deadlines: new Deadlines(store, cases, directory) };
}
type CaseNode = Awaited<ReturnType<typeof caseNode>>;

async function take({ store, cases, deadlines: sweeper }: CaseNode, step: Step, index: number) {
	const { back, by, which, command } = step;
	if (command === 'sweep') return sweeper.sweep();
	const asked = command === 'undo' ? ({ type: 'undo-claim' } as const) : ApiCommand.parse(command);
	return cases.run({
		operation: `operation-${index}`,
		client: CLIENT,
		case: ID(which),
		command: asked,
		by,
		at: store.clock.now() - back
	});
}

/** Begins with escalations, so that most of what is asked can be done. @returns the number of the next operation */
async function openAll(node: CaseNode): Promise<number> {
	const begin = ['open', 'escalate'].map((type) =>
		ApiCommand.parse({
			type,
			...(type === 'open' ? { title: 'A' } : { subject: 'billing', trigger: 'customer' })
		})
	);
	let index = 0;
	for (let which = 0; which < CASES; which++)
		for (const command of begin)
			await node.cases.run({
				operation: `operation-${index++}`,
				client: CLIENT,
				case: ID(which),
				command,
				by: DESK_APP
			});
	return index;
}

/** Row, version and deadlines of each case follow from the log alone. */
async function expectWhole({ store }: CaseNode, other: CaseNode): Promise<void> {
	const log = await wholeLog(store);
	// a node that stood still may be behind
	const now = Math.max(store.clock.now(), other.store.clock.now());
	const latest = now + TOLD_WHOLE_MS + APART_MS;
	const waiting = new Map<string, number>();
	for (const { case: member, at } of await store.deadlines.due(
		CLIENT,
		Number.MAX_SAFE_INTEGER,
		10_000
	))
		waiting.set(member, at);
	for (const [id, entries] of Map.groupBy(log, (entry) => entry.case)) {
		let replayed: Case | null = null;
		for (const entry of entries) replayed = evolve(replayed, entry.events, CLIENT, id);
		const row = await store.cases.read(CLIENT, id);
		expect(row).toEqual(replayed);
		expect(row?.version).toBe(entries.length);
		expect(entries.map(({ version }) => version)).toEqual(entries.map((_, index) => index + 1));
		const trail = await store.log.ofCase(CLIENT, id, entries.length);
		expect(trail.entries.reverse().map((entry) => entry.id)).toEqual(entries.map((e) => e.id));
		const due = deadlineOf(row, now);
		if (due !== null) {
			const set = waiting.get(id) ?? Infinity;
			// a warning that time has overtaken is looked at by the next sweep, which then sets what is left
			// … and what is told of the past is put off until it has been told whole
			expect(set === due || set <= latest, id).toBe(true);
			waiting.delete(id);
		}
	}
	// what is left was no news any more when it came, and goes with the next sweep
	for (const [member, at] of waiting) expect(at, member).toBeLessThanOrEqual(latest);
}

describe.each(inject('stores'))('two nodes at once, on $name', ({ url }) => {
	test('STORE-45 whatever is asked of both at once, each row, version and deadline follows from the log', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(anyStep, { maxLength: 8, size: 'max' }), { maxLength: 6, size: 'max' }),
				async (rounds) => {
					const clock = new TestClock();
					const prefix = freshPrefix();
					const nodes = [
						await caseNode(url, prefix, clock),
						await caseNode(url, prefix, clock)
					] as const;
					try {
						let index = await openAll(nodes[0]);
						for (const round of rounds) {
							const steps = round.map((step) => ({ step, index: index++ }));
							await Promise.all(
								steps.map(({ step, index: at }) => take(nodes[at % 2] ?? nodes[0], step, at))
							);
							await expectWhole(nodes[0], nodes[1]);
							clock.forward(Math.max(0, ...round.map(({ wait }) => wait)));
						}
						const due = nodes[1].store.clock.now();
						while ((await nodes[1].deadlines.sweep()) > 0);
						await expectWhole(nodes[1], nodes[0]);
						const left = await nodes[0].store.deadlines.due(CLIENT, due, 100);
						expect(left, 'deadlines that nobody told').toEqual([]);
					} finally {
						for (const { store } of nodes) await store.close();
					}
				}
			),
			{ numRuns: 40 }
		);
	});

	test('STORE-46 the same operation on both nodes at once is done once and answered alike', async () => {
		const clock = new TestClock();
		const prefix = freshPrefix();
		const nodes = [await caseNode(url, prefix, clock), await caseNode(url, prefix, clock)] as const;
		try {
			const run = (index: number, title: string) =>
				(nodes[index % 2] ?? nodes[0]).cases.run({
					operation: `operation-${title}`,
					client: CLIENT,
					case: 'C-1',
					command: ApiCommand.parse({ type: 'open', title, orUpdate: true }),
					by: DESK_APP
				});
			for (const title of ['first', 'second']) {
				const answers = await Promise.all(
					Array.from({ length: 20 }, (_, index) => run(index, title))
				);
				expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
				expect(answers[0]).toMatchObject({ ok: true, data: { changed: true } });
			}
			expect(await wholeLog(nodes[0].store)).toHaveLength(2);
		} finally {
			for (const { store } of nodes) await store.close();
		}
	});

	test('API-27 an outcome without a fingerprint is of any change; a connector may translate anew', async () => {
		const prefix = freshPrefix();
		const node = await caseNode(url, prefix, new TestClock());
		onTestFinished(() => node.store.close());
		const plain = await plainClient(url);
		const run = (operation: string, title: string, by: Actor = DESK_APP) =>
			node.cases.run({
				operation,
				client: CLIENT,
				case: 'C-1',
				command: ApiCommand.parse({ type: 'open', title, orUpdate: true }),
				by
			});
		const first = await run('operation-1', 'first');
		expect(await run('operation-1', 'second')).toMatchObject({
			ok: false,
			error: { code: 'invalid', fields: [{ path: 'operation' }] }
		});
		const name = Object.keys(await written(plain, prefix)).find((key) =>
			key.endsWith('operation-1')
		);
		const kept = (await plain.get(name ?? '')) ?? '';
		expect(kept).toMatch(/^1\|[^|]+\|\|[0-9a-f]{16}$/);
		await plain.set(name ?? '', kept.slice(0, kept.lastIndexOf('|')));
		expect(await run('operation-1', 'second'), 'as an older server kept it').toEqual(first);

		const zendesk = { kind: 'connector', id: 'zendesk', name: 'Zendesk' } as const;
		const told = await run('hook:1:0', 'before', zendesk);
		expect(told).toMatchObject({ ok: true, data: { version: 2 } });
		expect(await run('hook:1:0', 'after the settings were mended', zendesk)).toEqual(told);
		expect(await wholeLog(node.store)).toHaveLength(2);
	});
});
