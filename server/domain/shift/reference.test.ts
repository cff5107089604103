/** The fold against a plain reading of the whole history, which is written the other way round. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	DAY,
	HOUR,
	MINUTE,
	T0,
	Tale,
	anyStep,
	take,
	type Step
} from '../../../tests/support/cases.ts';
import { plainReading } from '../../../tests/support/plain-shift.ts';
import { AHEAD_MS } from '../limits.ts';
import { createFold, type Folded } from './summary.ts';

/** Five cases of two clients, told at once; every deadline is told as it comes. */
function tell(steps: Step[], sweeps: boolean): Tale[] {
	const tales = [0, 1, 2, 3, 4].map((n) => new Tale(n < 3 ? 'acme' : 'globex', `C-${n}`));
	for (const tale of tales) {
		tale.done({ type: 'open', title: 'Card declined' });
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'time' });
	}
	for (const step of steps) {
		for (const tale of tales) {
			tale.wait(step.wait);
			if (sweeps) tale.sweep();
		}
		const tale = tales[step.which];
		if (tale) take(tale, { ...step, wait: 0 });
	}
	return tales;
}

const groups = ({ asOf, totals, bySubject, byClient, byTier }: Omit<Folded, 'through'>) => ({
	asOf,
	totals,
	bySubject,
	byClient,
	byTier
});
const recorded = (tales: Tale[], from: number) =>
	tales
		.flatMap(({ log }) => log)
		.filter(({ now }) => now >= from)
		.sort((one, other) => one.now - other.now);

const history = (wait: number) =>
	fc.array(
		anyStep.map((step) => ({ ...step, wait: step.wait % wait })),
		{ minLength: 5, maxLength: 80, size: 'max' }
	);
const window = fc.record({
	from: fc.integer({ min: -4, max: 40 }),
	hours: fc.integer({ min: 1, max: 60 })
});

describe('the fold', () => {
	it('SHIFT-5 to SHIFT-10 gives what a plain reading of the whole history gives', () => {
		let past = 0;
		fc.assert(
			fc.property(history(DAY), window, fc.nat(DAY), (steps, { from, hours }, later) => {
				const tales = tell(steps, false);
				const span = { from: T0 + from * HOUR, to: T0 + (from + hours) * HOUR, zone: 'UTC' };
				const now = tales[0]?.now ?? T0;
				for (const asOf of [span.from + 10 * MINUTE, now, now + later]) {
					const fold = createFold(span);
					fold.take(recorded(tales, -Infinity));
					const found = fold.read(asOf);
					expect(groups(found)).toEqual(plainReading(tales, span, asOf));
					const total = (of: 'escalations' | 'resolved' | 'pastSla') =>
						found.through.reduce((sum, bucket) => sum + bucket[of], 0);
					for (const of of ['escalations', 'resolved', 'pastSla'] as const)
						expect(total(of)).toBe(found.totals[of]);
					past += found.totals.pastSla;
				}
			}),
			{ numRuns: 300 }
		);
		expect(past).toBeGreaterThan(100);
	});

	it('SHIFT-10 gives the same when it reads only what was recorded since the window began', () => {
		fc.assert(
			fc.property(history(3 * HOUR), window, (steps, { from, hours }) => {
				const tales = tell(steps, true);
				const span = { from: T0 + from * HOUR, to: T0 + (from + hours) * HOUR, zone: 'UTC' };
				const now = (tales[0]?.now ?? T0) + 1;
				for (const tale of tales) tale.wait(1).sweep();
				const fold = createFold(span);
				fold.take(recorded(tales, span.from - AHEAD_MS));
				const rows = new Map(tales.map(({ row }) => [`${row.client}/${row.id}`, row]));
				const found = fold.read(now, (client, id) => rows.get(`${client}/${id}`) ?? null);
				expect(groups(found)).toEqual(plainReading(tales, span, now));
			}),
			{ numRuns: 300 }
		);
	});

	it('SHIFT-12 read between, then fed further, gives the same', () => {
		fc.assert(
			fc.property(history(5 * HOUR), fc.nat(80), (steps, cut) => {
				const tales = tell(steps, false);
				const log = recorded(tales, -Infinity);
				const span = { from: T0, to: T0 + DAY, zone: 'UTC' };
				const [once, twice] = [createFold(span), createFold(span)];
				once.take(log);
				twice.take(log.slice(0, cut));
				twice.read(T0 + HOUR);
				twice.take(log.slice(cut));
				expect(twice.read(T0 + 2 * DAY)).toEqual(once.read(T0 + 2 * DAY));
			})
		);
	});
});
