/**
 * The alarm budget: how many alerts people got, whether that is more than they can answer, and which rule it comes from.
 * Reckoned from what was raised, before flood control: what is held back is still too much.
 */
import type { AlertBudget, RuleBudget, Severity, Verdict } from '#lib/shared/wire/alerts.ts';
import type { KeyState, Raise } from './book.ts';
import { WINDOW_MS } from './flood.ts';
import { suggestion } from './suggestion.ts';

const STALE_MS = 24 * 60 * 60_000;
/** Alerts a person in ten minutes. */
const FINE = 1;
const BUSY = 2;
const FLOOD = 10;

export interface Measured {
	from: number;
	to: number;
	supervisors: number;
	/** Raised in [from, to], in any order. */
	raises: readonly Raise[];
	/** Alerts that ask for somebody now. */
	active: readonly Pick<KeyState, 'since' | 'endedAt'>[];
}

export function budgetOf({ from, to, supervisors, raises, active }: Measured): AlertBudget {
	const people = Math.max(1, supervisors);
	const windows = Math.max(1, (to - from) / WINDOW_MS);
	const sorted = raises
		.filter(({ at }) => from <= at && at <= to)
		.sort((one, other) => one.at - other.at);
	const peak = worst(sorted, people);
	const rate = reached(sorted) / people / windows;
	const rules = byRule(sorted, people, windows);
	const verdict = verdictOf(rate, peak.rate);
	const inPeak = sorted.filter(({ at }) => peak.from <= at && at <= peak.to);
	const most = byRule(inPeak, people, 1)[0];
	return {
		from,
		to,
		supervisors,
		count: sorted.length,
		rate,
		peak,
		verdict,
		severities: bySeverity(sorted),
		rules,
		floods:
			verdict === 'over' || verdict === 'flood'
				? (rules.find(({ rule }) => rule === most?.rule) ?? null)
				: null,
		chattering: sorted.filter(({ chattering }) => chattering).length,
		stale: active.filter(({ since, endedAt }) => endedAt === null && since < to - STALE_MS).length
	};
}

function verdictOf(rate: number, peak: number): Verdict {
	if (peak > FLOOD) return 'flood';
	if (rate > BUSY) return 'over';
	return rate > FINE ? 'busy' : 'fine';
}

/** How often somebody was reached. */
const reached = (raises: readonly Raise[]): number =>
	raises.reduce((sum, { people }) => sum + people, 0);

/** The ten minutes with the most of them; `raises` oldest first. */
function worst(raises: readonly Raise[], people: number): AlertBudget['peak'] {
	let [first, sum] = [0, 0];
	let peak = { from: 0, to: 0, rate: 0 };
	for (const raise of raises) {
		sum += raise.people;
		while ((raises[first]?.at ?? raise.at) <= raise.at - WINDOW_MS) {
			sum -= raises[first]?.people ?? 0;
			first += 1;
		}
		const rate = sum / people;
		if (rate > peak.rate) peak = { from: raises[first]?.at ?? raise.at, to: raise.at, rate };
	}
	return peak;
}

function byRule(raises: readonly Raise[], people: number, windows: number): RuleBudget[] {
	return [...Map.groupBy(raises, ({ rule }) => rule)]
		.map(([rule, some]) => ({
			rule,
			count: some.length,
			share: some.length / raises.length,
			rate: reached(some) / people / windows,
			chattering: some.filter(({ chattering }) => chattering).length,
			suggestion: suggestion(rule)
		}))
		.sort((one, other) => other.count - one.count || (one.rule < other.rule ? -1 : 1));
}

function bySeverity(raises: readonly Raise[]): Record<Severity, number> {
	const counts = { info: 0, warning: 0, critical: 0 };
	for (const { severity } of raises) counts[severity] += 1;
	return counts;
}
