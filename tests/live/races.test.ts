import * as fc from 'fast-check';
import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { DeskCommand, Done } from '#lib/shared/wire/commands.ts';
import type { LogEntry } from '#server/store/log.ts';
import type { TestNode } from '../support/node.ts';
import type { Screen } from '../support/screen.ts';
import { Floor, escalate, ids } from './floor.ts';

const PEOPLE = ids(50, 'p');
/** So much may the clocks of two nodes differ. */
const APART_MS = 250;

/** Fifty desks on two nodes, each of another person. */
async function fiftyDesks(floor: Floor, nodes: [TestNode, TestNode]): Promise<Screen[]> {
	await floor.people(nodes[0], PEOPLE);
	await nodes[1].app.directory.load();
	const desks = await Promise.all(
		PEOPLE.map((person, index) => floor.desk(nodes[index % 2 === 0 ? 0 : 1], person))
	);
	await Promise.all(desks.map((desk) => desk.until(() => true)));
	return desks;
}

const logOf = (node: TestNode) => node.store.log.after('acme', '0-0', 100_000);

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('RACE-1 of fifty who claim an escalation at once, one gets it and the others are told who', async () => {
		floor = new Floor(url);
		const nodes: [TestNode, TestNode] = [await floor.node(), await floor.node()];
		const cases = ids(20);
		await escalate(nodes[0], cases);
		const desks = await fiftyDesks(floor, nodes);
		for (const id of cases) {
			const answers = await Promise.all(
				desks.map((desk) => desk.command('acme', id, { type: 'claim' }))
			);
			const winners = PEOPLE.filter((_, index) => answers[index]?.ok);
			expect(winners).toHaveLength(1);
			const [winner = ''] = winners;
			for (const answer of answers) {
				if (answer.ok) continue;
				expect(answer.error).toMatchObject({
					code: 'claimed',
					temporary: false,
					owner: { id: winner, name: `Person ${winner}` }
				});
				expect(answer.error.owner?.at).toBeLessThanOrEqual((answer.error.at ?? 0) + APART_MS);
			}
		}
		const log = await logOf(nodes[0]);
		const claims = log.flatMap(({ events }) => events.filter(({ type }) => type === 'claimed'));
		expect(claims).toHaveLength(cases.length);
	});

	test('RACE-2 claims, re-tiers, releases and undos at once come one after the other, and every answer fits the log', async () => {
		floor = new Floor(url);
		const nodes: [TestNode, TestNode] = [await floor.node(), await floor.node()];
		const cases = ids(5);
		await escalate(nodes[0], cases);
		const desks = await fiftyDesks(floor, nodes);
		const act = fc.oneof(
			{ weight: 3, arbitrary: fc.constant<DeskCommand>({ type: 'claim' }) },
			fc.constant<DeskCommand>({ type: 'release' }),
			fc.constantFrom<DeskCommand>({ type: 'undo-claim' }, { type: 'undo-retier' }),
			fc.constantFrom(1, 2, 3, 4).map((tier): DeskCommand => ({ type: 'retier', tier: tier as 1 }))
		);
		const plan = fc.sample(
			fc.array(fc.tuple(fc.constantFrom(...cases), act), { minLength: 8, maxLength: 8 }),
			{
				numRuns: desks.length,
				seed: 4711
			}
		);
		const calls = (
			await Promise.all(
				desks.map((desk, index) => work(desk, PEOPLE[index] ?? '', plan[index] ?? [], nodes))
			)
		).flat();
		expect(calls).toHaveLength(400);
		expect(calls.filter(({ answer }) => answer.ok && answer.data.changed).length).toBeGreaterThan(
			20
		);
		expect(calls.filter(({ answer }) => !answer.ok).length).toBeGreaterThan(20);
		check(calls, await logOf(nodes[1]), cases);
	});
});

interface Call {
	person: string;
	case: string;
	command: DeskCommand;
	operation: string;
	answer: Ack<Done>;
	/** Versions of the case that the log had when it was asked, and when it was answered. */
	from: number;
	to: number;
}

/** One person, one act after the other. */
async function work(
	desk: Screen,
	person: string,
	plan: [string, DeskCommand][],
	[node]: [TestNode, TestNode]
): Promise<Call[]> {
	const calls: Call[] = [];
	const version = async (id: string) => (await node.store.cases.read('acme', id))?.version ?? 0;
	for (const [id, command] of plan) {
		const operation = crypto.randomUUID();
		const from = await version(id);
		const answer = await desk.command('acme', id, command, operation);
		calls.push({ person, case: id, command, operation, answer, from, to: await version(id) });
	}
	return calls;
}

/** Owners after each version, as the log tells them; at index 0 nobody. */
function ownersOf(entries: LogEntry[]): (string | null)[] {
	const owners: (string | null)[] = [null];
	for (const { events } of entries) {
		let owner = owners.at(-1) ?? null;
		for (const event of events)
			if ('owner' in event && event.type !== 'lease-warned') owner = event.owner.after?.id ?? null;
		owners.push(owner);
	}
	return owners;
}

function check(calls: Call[], log: LogEntry[], cases: string[]): void {
	const logs = new Map(cases.map((id) => [id, log.filter((entry) => entry.case === id)]));
	const owners = new Map([...logs].map(([id, entries]) => [id, ownersOf(entries)]));
	for (const entries of logs.values())
		expect(entries.map(({ version }) => version)).toEqual(entries.map((_, index) => index + 1));
	const operations = log.map(({ operation }) => operation);
	expect(new Set(operations).size).toBe(operations.length);
	for (const call of calls) {
		const { answer } = call;
		const mine = log.filter(
			({ operation }) => operation === `desk:${call.person}:${call.operation}`
		);
		const said = JSON.stringify(call);
		if (answer.ok && answer.data.changed) {
			expect(mine, said).toHaveLength(1);
			expect(mine[0], said).toMatchObject({ case: call.case, version: answer.data.version });
			expect(answer.data.position?.split('/')[1], said).toBe(mine[0]?.id);
			expect(answer.data.version, said).toBeGreaterThan(call.from);
			expect(answer.data.version, said).toBeLessThanOrEqual(call.to);
			continue;
		}
		expect(mine, said).toEqual([]);
		// refused, or nothing to change: true of some version between the question and the answer
		const then = (owners.get(call.case) ?? []).slice(call.from, call.to + 1);
		if (!answer.ok && answer.error.owner) expect(then, said).toContain(answer.error.owner.id);
		if (answer.ok && call.command.type === 'claim') expect(then, said).toContain(call.person);
		if (answer.ok && call.command.type === 'release') expect(then, said).toContain(null);
		if (!answer.ok)
			expect(['claimed', 'not-owner', 'undo-moved', 'undo-late'], said).toContain(
				answer.error.code
			);
	}
	// an act is only done to what it fits: a claim of what nobody had, a release by who had it
	for (const entries of logs.values()) {
		const before = ownersOf(entries);
		for (const [index, { events }] of entries.entries())
			for (const event of events) {
				if (event.type === 'claimed') expect(before[index]).toBeNull();
				if (event.type === 'released') expect(before[index]).toBe(event.by.id);
				if (event.type === 'claim-undone') expect(before[index]).toBe(event.by.id);
			}
	}
}
