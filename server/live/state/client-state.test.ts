import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEscalation, isOpen, type Case } from '#server/domain/case.ts';
import { deadlineOf, nextDue } from '#server/domain/clocks/deadlines.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { LogEntry } from '#server/store/log.ts';
import { anyStep, escalated, Tale, take, type Entry } from '../../../tests/support/cases.ts';
import { escalatedBy, LADDER } from '../../../tests/support/plans.ts';
import { ClientState } from './client-state.ts';

/** The log as the store has it: every commit with the case's version after it. */
function logOf(entries: Entry[]): LogEntry[] {
	const versions = new Map<string, number>();
	return entries.map(({ client, case: id, now, events }, index) => {
		const version = (versions.get(id) ?? 0) + 1;
		versions.set(id, version);
		const operation = `operation-${index}`;
		return { client, id: `${index + 1}-0`, case: id, version, recordedAt: now, operation, events };
	});
}

/** Every row after the first n entries, at index n. */
function rowsOf(log: LogEntry[]): Map<string, Case>[] {
	let rows = new Map<string, Case>();
	const all = [rows];
	for (const { client, case: id, events } of log) {
		rows = new Map(rows).set(id, evolve(rows.get(id) ?? null, events, client, id));
		all.push(rows);
	}
	return all;
}

/** What a state holds, beside its ticker. */
const held = (state: ClientState) => ({
	cases: Object.fromEntries([...state.cases].sort()),
	due: state.whole.due.first(Infinity),
	unclaimed: state.whole.unclaimed
});

function expected(rows: Iterable<Case>) {
	const open = [...rows].filter(isOpen).sort((one, other) => (one.id < other.id ? -1 : 1));
	return {
		cases: Object.fromEntries(open.map((row) => [row.id, row])),
		due: open
			.flatMap((row) => {
				const next = nextDue(row);
				return next ? [{ due: next.due, id: row.id }] : [];
			})
			.sort((one, other) => one.due - other.due || (one.id < other.id ? -1 : 1)),
		unclaimed: open.filter((row) => isEscalation(row) && row.owner === null).length
	};
}

describe('LIVE-28 a node’s state is what the log says, however it was loaded', () => {
	it('an entry that is known already changes nothing, and is told all the same', () => {
		const tale = escalated();
		const log = logOf(tale.log);
		const state = new ClientState('acme');
		state.take(tale.row);
		for (const entry of log) expect(state.apply(entry)).toBeNull();
		expect(state.cases.get('C-1')).toBe(tale.row);
		expect(ticks(state).map(({ what }) => what)).toEqual(['escalated']);
	});

	it('a gap means that the row has to be read', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		const log = logOf(tale.log);
		const state = new ClientState('acme');
		const [first, , third] = log;
		if (!first || !third) throw new Error('three entries');
		expect(state.apply(first)).toBeNull();
		expect(state.apply(third)).toBe('missing');
		expect(state.cases.get('C-1')?.version).toBe(1);
		expect(state.answer('C-1', tale.row)).toBeNull();
		expect(state.cases.get('C-1')).toBe(tale.row);
	});

	it('an unknown case that is reopened has to be read; another change of it concerns nobody', () => {
		const tale = escalated();
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		tale.done({ type: 'note', text: 'Thanked us' });
		tale.done({ type: 'reopen', why: 'Again' });
		const log = logOf(tale.log);
		const state = new ClientState('acme');
		expect(log.slice(1).map((entry) => state.apply(entry))).toEqual([null, null, null, 'missing']);
		expect(state.cases.size).toBe(0);
		expect(state.answer('C-1', tale.row)).toBeNull();
		expect(state.cases.get('C-1')).toBe(tale.row);
	});

	it('what happened while a row was read is told once it is there', () => {
		const tale = escalated();
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		const told = tale.log.length;
		tale.done({ type: 'reopen', why: 'Again' });
		tale.done({ type: 'claim' });
		const state = new ClientState('acme');
		for (const entry of logOf(tale.log).slice(told)) state.apply(entry);
		expect(ticks(state)).toEqual([]);
		expect(state.answer('C-1', tale.row)).toBeNull();
		expect(ticks(state).map(({ what }) => what)).toEqual(['claimed', 'reopened']);
	});

	it('a row that was read before it was resolved again is read anew, not shown for ever', () => {
		const tale = escalated();
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		tale.done({ type: 'reopen', why: 'Again' });
		const reopened = tale.row;
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		const state = new ClientState('acme');
		expect(logOf(tale.log).map((entry) => state.apply(entry))).toContain('missing');
		expect(state.answer('C-1', reopened)).toBe('missing');
		expect(state.answer('C-1', tale.row)).toBeNull();
		expect(state.cases.size).toBe(0);
		expect(state.whole.due.size).toBe(0);
	});

	it('KEEP-8 a case that is forgotten before its first entries were read is read from the store', () => {
		const tale = escalated();
		tale.done({ type: 'note', text: 'Lena rang' });
		tale.done({ type: 'forget' });
		const state = new ClientState('acme');
		// those before it are hidden, and not in the stream any more
		expect(
			logOf(tale.log)
				.slice(-1)
				.map((entry) => state.apply(entry))
		).toEqual(['missing']);
		expect(state.answer('C-1', tale.row)).toBeNull();
		expect(state.cases.get('C-1')?.title).toBe('•••');
	});

	it('what was resolved stays while its customer has to be asked, and goes with the answer', () => {
		const tale = escalatedBy({ ...LADDER, followUp: { within: '3d' } });
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		tale.done({ type: 'follow-up', satisfied: false });
		tale.done({ type: 'resolve', cause: 'Card', done: 'Another card' });
		tale.done({ type: 'follow-up', satisfied: true });
		const state = new ClientState('acme');
		const sizes = logOf(tale.log).map((entry) => {
			expect(state.apply(entry)).toBeNull();
			return [state.cases.size, state.whole.due.size, state.toFollowUp.size];
		});
		expect(sizes).toEqual([
			[1, 0, 0],
			[1, 1, 0],
			[1, 0, 1],
			[1, 1, 0],
			[1, 0, 1],
			[0, 0, 0]
		]);
	});

	it('a row that is older than what is known is not taken', () => {
		const tale = escalated();
		const old = tale.row;
		tale.done({ type: 'claim' });
		const state = new ClientState('acme');
		state.take(tale.row);
		state.take(old);
		expect(state.cases.get('C-1')).toBe(tale.row);
		expect(state.whole.unclaimed).toBe(0);
	});

	it('whatever is read before, between and after the entries, and however late, it ends the same', () => {
		const steps = fc.array(anyStep, { minLength: 1, maxLength: 50, size: 'max' });
		fc.assert(
			fc.property(steps, fc.infiniteStream(fc.nat()), (told, chance) => {
				const log = logOf(history(told));
				const rows = rowsOf(log);
				const moment = (from: number) => from + (draw(chance) % (log.length + 1 - from));
				const rowAt = (id: string, count: number) => rows[count]?.get(id);
				const state = new ClientState('acme');
				// as the load does: the head, then the ids of what is open, then their rows
				const head = moment(0);
				const listed = moment(head);
				const open = [...(rows[listed]?.values() ?? [])].filter(isOpen);
				for (const { id } of open) {
					const row = rowAt(id, moment(listed));
					if (row) state.take(row);
				}
				let answers: { at: number; row: Case }[] = [];
				const read = (id: string, from: number) => {
					const count = moment(from);
					const row = rowAt(id, count);
					if (row) answers.push({ at: moment(count), row });
				};
				const deliver = (count: number) => {
					const due = answers.filter(({ at }) => at <= count);
					answers = answers.filter(({ at }) => at > count);
					for (const { row } of due)
						if (state.answer(row.id, row) === 'missing') read(row.id, count);
				};
				for (const [index, entry] of log.entries()) {
					if (index < head) continue;
					deliver(index);
					if (state.apply(entry) === 'missing') read(entry.case, index + 1);
				}
				while (answers.length > 0) deliver(log.length);
				expect(held(state)).toEqual(expected(rows.at(-1)?.values() ?? []));
			}),
			{ numRuns: 300 }
		);
	});
});

describe('DUE-7 whoever follows the log hears of each deadline', () => {
	it('no later than it is, whatever happens to a case', () => {
		fc.assert(
			fc.property(fc.array(anyStep, { maxLength: 40, size: 'max' }), (steps) => {
				const log = history(steps);
				const state = new ClientState('acme');
				for (const [index, entry] of logOf(log).entries()) {
					state.apply(entry);
					const row = state.cases.get(entry.case);
					const deadline = row ? deadlineOf(row, log[index]?.now ?? 0) : null;
					const heard = state.takeSoonest();
					if (deadline !== null) expect(heard).toBeLessThanOrEqual(deadline);
					expect(state.takeSoonest()).toBe(Infinity);
				}
			}),
			{ numRuns: 100 }
		);
	});
});

const ticks = (state: ClientState) => state.ticker.newest(12, () => true);
const draw = (chance: Iterator<number>): number => chance.next().value ?? 0;

/** Arbitrary steps over a few cases, told in one log. */
function history(steps: Parameters<typeof take>[1][]): Entry[] {
	const tales = Array.from({ length: 5 }, (_, index) => new Tale('acme', `C-${index}`));
	const log: Entry[] = [];
	for (const step of steps) {
		const tale = tales[step.which];
		if (!tale) continue;
		const known = tale.log.length;
		if (!tale.state) tale.done({ type: 'open', title: 'Card declined' });
		take(tale, step);
		log.push(...tale.log.slice(known));
	}
	return log;
}
