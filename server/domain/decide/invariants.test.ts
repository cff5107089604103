import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLOCKS } from '#lib/shared/words.ts';
import {
	ANA,
	DAY,
	SECOND,
	Tale,
	anyStep,
	escalated,
	take,
	type Entry
} from '../../../tests/support/cases.ts';
import { isOpen, type Case, type Clocks } from '../case.ts';
import { deadlineOf } from '../clocks/deadlines.ts';
import { NO_CLOCKS } from '../clocks/follow.ts';
import type { CaseEvent } from '../events.ts';
import { evolve } from '../evolve.ts';

const steps = fc.array(anyStep, { maxLength: 40, size: 'max' });

/** Tells an arbitrary history of one case; `each` sees every commit with the row before and after it. */
function check(each: (before: Case | null, after: Case, entry: Entry, tale: Tale) => void): void {
	fc.assert(
		fc.property(steps, (history) => {
			const tale = new Tale();
			tale.done({ type: 'open', title: 'Card declined' });
			for (const step of history) {
				const { state: before, log } = tale;
				const told = log.length;
				take(tale, step);
				// a sweep may commit more than once
				let row = before;
				for (const entry of log.slice(told)) {
					const after = evolve(row, entry.events, tale.client, tale.case);
					each(row, after, entry, tale);
					row = after;
				}
				expect(row).toEqual(tale.state);
			}
		}),
		{ numRuns: 300 }
	);
}

const running = (clocks: Clocks) =>
	CLOCKS.filter((name) => clocks[name] && clocks[name].stoppedAt === null);
const plain = ({ version: _, updatedAt: __, undo: ___, ...rest }: Case) => rest;

describe('whatever is done to a case', () => {
	it('CASE-8 every commit is one version, and the log replayed is the row', () => {
		check((before, after, { events }) => {
			expect(events.length).toBeGreaterThan(0);
			expect(after.version).toBe((before?.version ?? 0) + 1);
		});
		fc.assert(
			fc.property(steps, (history) => {
				const tale = new Tale();
				for (const step of history) take(tale, step);
				let row: Case | null = null;
				for (const { events } of JSON.parse(JSON.stringify(tale.log)) as Entry[])
					row = evolve(row, events, tale.client, tale.case);
				expect(row).toEqual(tale.state);
			})
		);
	});

	it('CASE-7 its events never go back in time', () => {
		check((before, after, { events }) => {
			let last = before?.updatedAt ?? 0;
			for (const { at } of events) {
				expect(at).toBeGreaterThanOrEqual(last);
				last = at;
			}
			expect(after.updatedAt).toBe(last);
		});
	});

	it('CASE-4 it waits for somebody exactly while its status says so', () => {
		check((_, after) => expect(after.waitingFor !== null).toBe(after.status === 'waiting'));
	});

	it('ESC-3 who has it has an escalation whose claim clock is stopped; else that clock runs', () => {
		check((_, after) => {
			if (after.owner) expect(after.tier).toBeGreaterThan(0);
			expect(after.owner === null).toBe(after.ownedSince === null);
			if (after.tier > 0 && isOpen(after))
				expect(running(after.clocks)).toEqual(after.owner ? ['resolve'] : ['claim', 'resolve']);
		});
	});

	it('ESC-12 a case that has ended has no running clock, and keeps its owner until it is reopened', () => {
		check((before, after) => {
			expect(after.resolvedAt === null).toBe(isOpen(after));
			if (isOpen(after)) return;
			expect(running(after.clocks)).toEqual([]);
			expect(deadlineOf(after, after.updatedAt)).toBeNull();
			if (before && !isOpen(before)) expect(after.owner).toEqual(before.owner);
		});
	});

	it('SLA-1 a case of tier 0 has no clock', () => {
		check((_, after) => {
			if (after.tier === 0) expect(after.clocks).toEqual(NO_CLOCKS);
			else expect(after.clocks.resolve).not.toBeNull();
		});
	});

	it('SLA-4 each clock start is told to have run out once at most', () => {
		const told = new Map<Tale, Set<string>>();
		check((before, _, { events }, tale) => {
			const seen = told.get(tale) ?? new Set<string>();
			told.set(tale, seen);
			let row = before;
			for (const event of events) {
				// a start, or a reckoning by another priority, is a new clock to tell of
				if (event.clocks)
					for (const name of CLOCKS)
						if (event.clocks[name]?.dueAt !== row?.clocks[name]?.dueAt) seen.delete(name);
				if (event.type === 'retiered') seen.delete('claim');
				if (event.type === 'retier-undone') {
					const { claim } = event.back.clocks;
					if (claim?.pastAt) seen.add('claim');
					else if (claim?.dueAt !== row?.clocks.claim?.dueAt) seen.delete('claim');
				}
				if (event.type === 'released' || event.type === 'reopened') seen.clear();
				if (event.type === 'clock-past') {
					expect(seen.has(event.clock)).toBe(false);
					seen.add(event.clock);
				}
				row = evolve(row, [event], tale.client, tale.case);
			}
		});
	});

	it('SLA-6 what ran out before an act was told before it', () => {
		check((before, _, { events }) => {
			if (!before) return;
			const act = events.find((event) => event.by.kind !== 'clock');
			if (!act || before.tier === 0 || !isOpen(before)) return;
			const told = events.flatMap((event) => (event.type === 'clock-past' ? [event.clock] : []));
			for (const name of CLOCKS) {
				const clock = before.clocks[name];
				const out = clock && !clock.stoppedAt && !clock.pastAt && clock.dueAt < act.at;
				expect(told.includes(name)).toBe(Boolean(out));
			}
		});
	});

	it('SLA-7 it has a deadline exactly while something of it can run out', () => {
		check((_, after, { now }) => {
			const at = deadlineOf(after, now);
			const live = running(after.clocks).filter((name) => after.clocks[name]?.pastAt === null);
			const history = after.updatedAt < now - DAY ? now - DAY : -Infinity;
			const recent = live.some((name) => (after.clocks[name]?.dueAt ?? 0) >= history);
			const asked = after.offer !== null && after.offer.until >= history;
			expect(at !== null).toBe(recent || asked);
			if (at !== null) expect(at).toBeGreaterThanOrEqual(history);
		});
	});
});

describe('undo', () => {
	const ran = new Set(['clock-past', 'offer-lapsed']);
	/** What ran out between an act and its undo is told with all clocks of the act; of these only its own ran out. */
	const alone = (event: CaseEvent, row: Case | null): CaseEvent => {
		if (event.type !== 'clock-past' || !event.clocks || !row) return event;
		return { ...event, clocks: { ...row.clocks, [event.clock]: event.clocks[event.clock] } };
	};
	const acts = [{ type: 'claim' }, { type: 'retier', tier: 4, team: 'Management' }] as const;

	it.each(acts)('ESC-8 straight after any $type gives the case as it was', (act) => {
		let undone = 0;
		fc.assert(
			fc.property(steps, fc.nat(7 * SECOND), (history, wait) => {
				const tale = escalated();
				for (const step of history) take(tale, step);
				const before = tale.row;
				const decision = tale.tell(act);
				if (!decision.ok || decision.events.length === 0) return;
				const late = decision.events.filter(({ type }) => ran.has(type));
				const settled = evolve(before, late, tale.client, tale.case);
				const again = tale.wait(wait).done({ type: `undo-${act.type}` }, { by: ANA });
				const expected = again
					.filter(({ type }) => ran.has(type))
					.reduce(
						(row, event) => evolve(row, [alone(event, row)], tale.client, tale.case),
						settled
					);
				expect(plain(tale.row)).toEqual(plain(expected));
				undone++;
			}),
			{ numRuns: 300 }
		);
		expect(undone).toBeGreaterThan(20);
	});
});
