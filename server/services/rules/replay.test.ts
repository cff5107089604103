/** A rule held against the past, compared with asking it at every minute. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, type Case } from '#server/domain/case.ts';
import { compileRule, mentionsOf } from '#server/domain/rules/compile.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { LogEntry } from '#server/store/log.ts';
import {
	ANA,
	anyStep,
	HOUR,
	MINUTE,
	T0,
	Tale,
	take,
	type Step
} from '../../../tests/support/cases.ts';
import { Looks } from './looks.ts';
import { PastCustomers } from './past-customers.ts';
import { Replay } from './replay.ts';
import { Tally, type Hit } from './tally.ts';

const RULES = [
	'case.inTier > duration("37m") && !case.claimed',
	'case.age >= duration("3h") && case.priority <= 3',
	'case.clock.resolve.left < duration("2h")',
	'case.sinceChange > duration("45m") || case.vip',
	'case.claimedFor >= duration("20m")',
	'case.clock.claim.past',
	'case.age - case.inTier > duration("30m")',
	'case.tier == 2',
	'case.customer != "" && case.sinceTold >= duration("90m")'
];

const STILL = { wait: 0, back: 0, by: ANA };
/** What ends a case and begins it anew comes more often than by chance alone. */
const endings: fc.Arbitrary<Step> = fc.record({
	wait: fc.nat(2 * HOUR),
	back: fc.constant(0),
	by: fc.constant(ANA),
	which: fc.nat(4),
	command: fc.constantFrom<Step['command']>(
		{ type: 'resolve', cause: 'Card', done: 'New card' },
		{ type: 'reopen', why: 'Not solved' },
		{ type: 'claim' }
	)
});

/** Five cases over some days, told to the minute. */
function logOf(steps: Step[]): { log: LogEntry[]; end: number } {
	const tales = [0, 1, 2, 3, 4].map((n) => new Tale('acme', `C-${n}`));
	const log: LogEntry[] = [];
	const opening: Step['command'][] = [
		{ type: 'open', title: 'Card declined', customer: 'Lo' },
		{ type: 'escalate', subject: 'billing', trigger: 'time' }
	];
	const begun = opening.flatMap((command) =>
		[0, 1, 2].map((which) => ({ ...STILL, which, command }))
	);
	for (const step of [...begun, ...steps]) {
		const wait = Math.round(step.wait / MINUTE) * MINUTE;
		for (const tale of tales) tale.wait(wait);
		const tale = tales[step.which];
		if (!tale) continue;
		const known = tale.log.length;
		take(tale, { ...step, wait: 0, back: 0 });
		for (const { events, now } of tale.log.slice(known))
			log.push({
				client: 'acme',
				id: `${now}-${log.length}`,
				recordedAt: now,
				case: tale.case,
				version: tale.row.version,
				operation: '',
				events
			});
	}
	return { log, end: (tales[0]?.now ?? T0) + 2 * HOUR };
}

async function replayed(when: string, log: LogEntry[], from: number, to: number): Promise<Hit[]> {
	const rule = { on: 'case', when } as const;
	const tally = new Tally();
	const replay = new Replay({
		compiled: compileRule(rule),
		triedBy: mentionsOf(rule),
		plan: new Tale().plan,
		looks: new Looks([]),
		customers: new PastCustomers(() => Promise.resolve({ opened: [], escalated: [] })),
		...{ from, to, tally }
	});
	for (const entry of log) await replay.take(entry, () => Promise.resolve());
	for (const end of replay.ends(to)) end.try();
	const span = { from, to, complete: true, queuesSince: null };
	return tally.read(span, 'UTC').hits;
}

/** The same, asking at every minute and a moment later. */
function plainly(when: string, log: LogEntry[], from: number, to: number): Hit[] {
	const rule = compileRule({ on: 'case', when });
	const { plan } = new Tale();
	const hits: Hit[] = [];
	for (const [id, entries] of Map.groupBy(log, (entry) => entry.case)) {
		let row: Case | null = null;
		let fired = false;
		const ask = (at: number) => {
			if (!row || fired || at < from || at > to || !isOpen(row)) return;
			const facts = { now: at, case: { row, plan }, customer: null, queue: null };
			if (!rule.holds(facts)) return;
			fired = true;
			hits.push({ case: id, queue: null, ref: row.ref, at, running: row.tier > 0 });
		};
		for (const [index, { events }] of entries.entries()) {
			const before: Case | null = row;
			row = evolve(before, events, 'acme', id);
			if ((before?.reopened ?? 0) < row.reopened) fired = false;
			const at = events.at(-1)?.at ?? 0;
			const next = entries[index + 1]?.events.at(-1)?.at ?? to + 1;
			ask(at);
			for (let minute = Math.max(at, from); minute < next; minute += MINUTE) {
				ask(minute);
				if (minute + 1 < next) ask(minute + 1);
			}
		}
	}
	return hits.sort((one, other) => one.at - other.at);
}

const order = (hits: Hit[]) =>
	[...hits].sort((one, other) => one.at - other.at || `${one.case}`.localeCompare(`${other.case}`));

describe('a rule held against the past', () => {
	it('RULE-14 it finds what asking at every minute finds, at the same instants', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.oneof(anyStep, endings), { minLength: 5, maxLength: 40 }),
				fc.constantFrom(...RULES),
				fc.nat(4),
				async (steps, when, hours) => {
					const { log, end } = logOf(steps);
					const from = T0 + hours * HOUR;
					const to = Math.max(end, from);
					expect(order(await replayed(when, log, from, to)), when).toEqual(
						order(plainly(when, log, from, to))
					);
				}
			),
			{ numRuns: 150 }
		);
	}, 180_000);
});
