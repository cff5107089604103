/** The books find what is wrong: each in a log of a simulated floor from which something was taken, or to which it was added. */
import { beforeAll, describe, expect, test } from 'vitest';
import { TIMERS } from '#lib/shared/words.ts';
import type { Offer } from '#lib/shared/wire/hand.ts';
import type { Case, Clock } from '#server/domain/case.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { CaseEvent, EventOf, EventType } from '#server/domain/events.ts';
import type { LogEntry } from '#server/store/log.ts';
import { nothingLost, rowAsReckoned } from './invariants.ts';
import { Broken } from './reckoning/broken.ts';
import { CaseBook } from './reckoning/case-book.ts';
import type { Reading } from './reckoning/terms.ts';
import { simulate, type Entered } from './simulate.ts';

const SEEDS = 40;
const logs: Entered[][] = [];

beforeAll(async () => {
	for (let seed = 1; seed <= SEEDS; seed++) {
		const entered: Entered[] = [];
		await simulate(seed, { entered: (one) => entered.push(one) });
		for (const [, some] of Map.groupBy(entered, ({ entry }) => entry.case)) logs.push(some);
	}
}, 180_000);

/** What the book says of a log: the rule that is broken; null when it is right. */
function rule(log: readonly Entered[]): string | null {
	const book = new CaseBook('C');
	try {
		for (const { entry, reading } of log) book.enter(entry, reading);
		return null;
	} catch (error) {
		if (error instanceof Broken) return error.rule;
		throw error;
	}
}

type Change = (events: CaseEvent[], at: number, reading: Reading) => CaseEvent[];

/** The rules that are found broken when each event of a type is changed, in one log after the other. */
function found<T extends EventType>(
	type: T,
	change: Change,
	which: (event: EventOf<T>) => boolean = () => true
): string[] {
	const rules: string[] = [];
	for (const log of logs)
		for (const [index, { entry, reading }] of log.entries()) {
			const at = entry.events.findIndex(
				(event) => event.type === type && which(event as EventOf<T>)
			);
			if (at === -1) continue;
			const events = change(entry.events, at, reading);
			const changed: LogEntry = { ...entry, events };
			rules.push(rule(log.with(index, { entry: changed, reading })) ?? 'none');
			break;
		}
	return rules;
}

const without: Change = (events, at) => events.toSpliced(at, 1);
const twice: Change = (events, at) => events.toSpliced(at, 0, ...events.slice(at, at + 1));
const sooner =
	(ms: number): Change =>
	(events, at) =>
		events.map((event, index) => (index >= at ? { ...event, at: event.at - ms } : event));
const as =
	(over: Partial<Record<string, unknown>>): Change =>
	(events, at) =>
		events.map((event, index) => (index === at ? ({ ...event, ...over } as CaseEvent) : event));

const offered =
	(over: (offer: Offer) => Offer): Change =>
	(events, at) =>
		events.map((event, index) => {
			if (index !== at || event.type !== 'offered' || !event.offer.after) return event;
			return { ...event, offer: { ...event.offer, after: over(event.offer.after) } };
		});
const offeredTo = (to: Offer['to']) => offered((offer) => ({ ...offer, to }));
const offeredUntil = (ms: number) => offered((offer) => ({ ...offer, until: offer.until + ms }));

const byClock = ({ by }: { by: { kind: string } }) => by.kind === 'clock';

describe('the books of the simulator', () => {
	test('SIM-4 take logs as they are', () => {
		expect(logs.length).toBeGreaterThan(100);
		expect(logs.map(rule).filter((broken) => broken !== null)).toEqual([]);
	});

	test.each([
		['SIM-4', 'a breach that was not told', 'clock-past', without],
		['SIM-2', 'a breach that is told twice', 'clock-past', twice],
		['SIM-2', 'a warning that is told twice', 'clock-warned', twice],
		['SIM-2', 'a warning of another share', 'clock-warned', as({ share: 98 })],
		['SIM-2', 'a lease that lapses twice', 'lease-lapsed', twice],
		['SIM-4', 'a pause that does not end at its limit', 'pause-ended', without],
		['SIM-5', 'a claim of what somebody has', 'claimed', twice],
		['SIM-2', 'a path that goes on too early', 'path-notified', sooner(60_000)],
		['SIM-3', 'management that is not paged', 'management-paged', without]
	] as const)('%s find %s', (expected, _what, type, change) => {
		const rules = found(type, change, (event) => type === 'claimed' || byClock(event));
		expect(rules.length).toBeGreaterThan(3);
		expect(rules).toContain(expected);
		const missed = rules.filter((one) => one === 'none').length;
		expect(missed / rules.length).toBeLessThan(0.35);
	});

	const KIM = { id: 'kim', name: 'Kim' };
	test.each([
		[
			'an acceptance by somebody who was not asked',
			'handed',
			as({ owner: { before: null, after: KIM } })
		],
		['an acceptance of what was not offered any more', 'handed', twice],
		['an offer to somebody who does not act there', 'offered', offeredTo(KIM)],
		['an offer that is good for another time', 'offered', offeredUntil(1)],
		['a refusal by two', 'declined', twice]
	] as const)('SIM-13 find %s', (_what, type, change) => {
		const rules = found(type, change);
		expect(rules.length).toBeGreaterThan(2);
		expect(rules).not.toContain('none');
	});

	test('SIM-4 find an offer that lapses early, late, or twice', () => {
		for (const change of [sooner(1000), sooner(-1000), twice]) {
			const rules = found('offer-lapsed', change);
			expect(rules.length).toBeGreaterThan(3);
			expect(rules).not.toContain('none');
		}
	});

	test('SIM-8 find a rule that fires twice', () => {
		const rules = found('triggered', twice, ({ rule: name }) => name !== undefined);
		expect(rules).toContain('SIM-8');
		expect(rules).not.toContain('none');
	});

	test('SIM-7 find a version that is missing', () => {
		for (const log of logs.slice(0, 50)) {
			if (log.length < 3) continue;
			expect(rule(log.toSpliced(1, 1))).toBe('SIM-7');
		}
	});

	/** A case that still has something to come, its book and its row. */
	function* kept(): Generator<{ book: CaseBook; row: Case; now: number }> {
		for (const log of logs) {
			const book = new CaseBook('C');
			let row: Case | null = null;
			for (const { entry, reading } of log) {
				book.enter(entry, reading);
				row = evolve(row, entry.events, entry.client, entry.case);
				const now = entry.recordedAt;
				if (book.next(now)) yield { book, row, now };
			}
		}
	}

	test('SIM-1 find a deadline that is missing, or too late', () => {
		let count = 0;
		for (const { book, now } of kept()) {
			const at = book.next(now)?.at ?? 0;
			expect(() => nothingLost(book, at, now)).not.toThrow();
			if (at === Infinity) continue;
			expect(() => nothingLost(book, null, now)).toThrow('SIM-1');
			expect(() => nothingLost(book, Math.max(at, now) + 2001, now)).toThrow('SIM-1');
			count += 1;
		}
		expect(count).toBeGreaterThan(1000);
	});

	test('SIM-6 find a clock that is due a millisecond off, or has lost what was told', () => {
		let count = 0;
		for (const { book, row } of kept()) {
			expect(() => rowAsReckoned(row, book)).not.toThrow();
			for (const name of TIMERS) {
				const clock = row.clocks[name];
				if (!clock || book.ledgers[name]?.due === Infinity) continue;
				const off = (over: Partial<Clock>) => () =>
					rowAsReckoned({ ...row, clocks: { ...row.clocks, [name]: { ...clock, ...over } } }, book);
				expect(off({ dueAt: clock.dueAt - 1 })).toThrow('SIM-6');
				expect(off({ pastAt: clock.pastAt === null ? 1 : null })).toThrow('SIM-6');
				expect(off({ resumeAt: (clock.resumeAt ?? 0) + 1 })).toThrow('SIM-6');
				count += 1;
			}
		}
		expect(count).toBeGreaterThan(1000);
	});
});
