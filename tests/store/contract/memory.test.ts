/** The simulator's store does what the real one does: the same commands, the same answers, the same that is kept. */
import { describe, expect, inject, test } from 'vitest';
import type { Case } from '#server/domain/case.ts';
import type { Commit } from '#server/store/cases.ts';
import type { Store } from '#server/store/index.ts';
import type { LogEntry } from '#server/store/log.ts';
import { Chance } from '../../simulator/chance.ts';
import { MemoryStore } from '../../simulator/store/memory-store.ts';
import { freshPrefix } from '../../support/node.ts';
import { CLIENT, NOTE, OPEN, commitOf, opened, wholeLog } from './support.ts';

const MINUTE = 60_000;
const SEQUENCES = 12;
const LENGTH = 50;
const CASES = ['C-1', 'C-2', 'C-3'];

/** Positions are each store's own; how many changes there were is not. */
const answerOf = (answer: object) => {
	const { outcome, ...rest } = answer as { outcome?: { position: string } };
	if (!outcome) return 'now' in rest ? { kind: 'clock' } : rest;
	return { ...rest, outcome: { ...outcome, position: outcome.position === '' } };
};

class Pair {
	readonly real: Store;
	readonly memory: MemoryStore;
	readonly chance: Chance;
	readonly #start: number;
	readonly #operations = ['operation-a', 'operation-b'];

	constructor(real: Store, chance: Chance) {
		this.real = real;
		this.chance = chance;
		this.memory = new MemoryStore(() => real.clock.now());
		this.#start = real.clock.now();
	}

	/** Some minutes ago, or to come: never so near that it passes while the test runs. */
	#instant(): number {
		return this.#start + this.chance.pick([-9, -3, -2, -1, 1, 2, 3, 9]) * MINUTE;
	}

	/** A commit of a case as it is, or as it was a while ago; and how wrong the clock is by which it was decided. */
	async drawCommit(): Promise<{ commit: Commit; off: number }> {
		const { chance, real } = this;
		const id = chance.pick(CASES);
		const row: Case | null = await real.cases.read(CLIENT, id);
		const late = chance.often(0.15) ? 1 : 0;
		const right = row ? { ...row, version: Math.max(0, row.version - late) } : null;
		const many = chance.often(0.4) ? { operation: chance.pick(this.#operations) } : {};
		const off = chance.weighed([
			[8, 0],
			[1, 5000],
			[1, -5000]
		]);
		const commit = {
			...commitOf(real, right, id, row ? NOTE : OPEN),
			...many,
			decidedAt: real.clock.now() + off,
			open: chance.often(0.7),
			setDeadlines: chance.often(0.5) ? [{ member: id, at: this.#instant() }] : [],
			dropDeadlines: chance.often(0.3) ? [id] : [],
			suffix: chance.pick(['', '17']),
			fingerprint: chance.pick(['', 'f0']),
			remember: chance.often(0.8)
		};
		return { commit, off };
	}

	async commit(): Promise<void> {
		const drawn: { commit: Commit; off: number }[] = [];
		for (let left = this.chance.int(1, 3); left > 0; left--) drawn.push(await this.drawCommit());
		const real = await Promise.all(
			drawn.map(({ commit }) => this.real.cases.commit(CLIENT, commit))
		);
		const memory = drawn.map(({ commit, off }, index) => {
			// what came late at the one, by a machine that stood still, comes late at the other
			const late = off === 0 && real[index]?.kind === 'clock' ? -5000 : off;
			const decidedAt = this.real.clock.now() + late;
			return this.memory.commit(CLIENT, { ...commit, decidedAt });
		});
		expect(memory.map(answerOf)).toEqual(real.map(answerOf));
		expect(
			new Set(memory.flatMap((one) => ('outcome' in one ? [one.outcome.position] : []))).size
		).toBe(new Set(real.flatMap((one) => ('outcome' in one ? [one.outcome.position] : []))).size);
	}

	async outcome(): Promise<void> {
		const [id, operation] = [this.chance.pick(CASES), this.chance.pick(this.#operations)];
		const real = await this.real.cases.outcome(CLIENT, id, operation);
		const memory = this.memory.outcome(CLIENT, id, operation);
		expect(memory && { ...memory, position: '' }).toEqual(real && { ...real, position: '' });
	}

	async take(): Promise<void> {
		const limit = this.chance.int(1, 3);
		const real = await this.real.deadlines.take(CLIENT, limit);
		const memory = this.memory.take(CLIENT, limit);
		expect(memory.again - memory.now).toBe(real.again - real.now);
		expect([memory.due, memory.next]).toEqual([real.due, real.next]);
		// what was put off was so at another millisecond by each: from here on at the same one
		for (const { case: id } of real.due) {
			const next = this.#instant();
			await this.real.deadlines.rearm(CLIENT, [{ case: id, at: real.again, next }]);
			this.memory.rearm(CLIENT, [{ case: id, at: memory.again, next }]);
		}
	}

	async rearm(): Promise<void> {
		const all = await this.real.deadlines.due(CLIENT, Number.MAX_SAFE_INTEGER, 100);
		const seen = all.map((one) => ({
			...one,
			at: this.chance.often(0.8) ? one.at : one.at - MINUTE,
			next: this.chance.often(0.5) ? null : one.at + MINUTE
		}));
		await this.real.deadlines.rearm(CLIENT, seen);
		this.memory.rearm(CLIENT, seen);
	}

	/** Everything that is kept is the same. */
	async compare(): Promise<void> {
		const [real, memory] = [this.real, this.memory];
		for (const id of CASES) {
			const row = await real.cases.read(CLIENT, id);
			expect(memory.read(CLIENT, id)).toEqual(row);
		}
		const open = await real.cases.readOpen(CLIENT);
		expect(memory.openIds(CLIENT).sort()).toEqual(open.map(({ id }) => id).sort());
		const all = Number.MAX_SAFE_INTEGER;
		expect(memory.due(CLIENT, all, 100)).toEqual(await real.deadlines.due(CLIENT, all, 100));
		const log: unknown = JSON.parse(JSON.stringify(memory.log(CLIENT)));
		const entries = (some: readonly { recordedAt: number; id: string }[]) =>
			some.map(({ recordedAt: _, id: __, ...entry }) => entry);
		expect(entries(log as LogEntry[])).toEqual(entries(await wholeLog(real)));
	}
}

describe.each(inject('stores'))('the memory of the simulator, beside $name', ({ url }) => {
	test(`SIM-10 answers and keeps what the store does, in ${SEQUENCES} sequences of ${LENGTH} commands`, async () => {
		for (let sequence = 1; sequence <= SEQUENCES; sequence++) {
			const chance = new Chance(sequence);
			const pair = new Pair(await opened(url, freshPrefix()), chance);
			for (let left = LENGTH; left > 0; left--) {
				const act = chance.weighed([
					[6, () => pair.commit()],
					[1, () => pair.outcome()],
					[2, () => pair.take()],
					[1, () => pair.rearm()]
				]);
				await act();
			}
			await pair.compare();
		}
	});
});
