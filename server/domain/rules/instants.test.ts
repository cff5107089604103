import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, T0 } from '../../../tests/support/cases.ts';
import { firstHolding, GRID_MS, instantsToTry } from './instants.ts';

const plain = (duration: number) => ({ durations: new Set([duration]), between: false });

describe('when a rule would have begun to hold', () => {
	it('RULE-14 what reaches a duration that the rule names is found to the millisecond', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 100 * HOUR }),
				fc.integer({ min: 1, max: 100 * HOUR }),
				fc.boolean(),
				(opened, duration, strictly) => {
					const holds = (at: number) =>
						strictly ? at - opened - T0 > duration : at - opened - T0 >= duration;
					const tried = instantsToTry(T0 + opened, T0 + 300 * HOUR, [T0 + opened], plain(duration));
					expect(firstHolding(tried, holds)).toBe(T0 + opened + duration + (strictly ? 1 : 0));
				}
			),
			{ numRuns: 100 }
		);
	});

	it('RULE-14 what holds for a moment at such an instant is found', () => {
		const at = T0 + 7 * MINUTE + 13;
		const tried = instantsToTry(T0, T0 + HOUR, [T0], plain(7 * MINUTE + 13));
		expect(firstHolding(tried, (now) => now === at)).toBe(at);
	});

	it('RULE-14 what begins between two tries is found, too, when it holds for five minutes', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10 * HOUR }), (begins) => {
				const tried = instantsToTry(T0, T0 + 11 * HOUR, [], {
					durations: new Set(),
					between: true
				});
				const holds = (at: number) => at >= T0 + begins && at <= T0 + begins + GRID_MS;
				expect(firstHolding(tried, holds)).toBe(T0 + begins);
			}),
			{ numRuns: 200 }
		);
	});

	it('RULE-14 what never holds is nowhere', () => {
		expect(firstHolding(instantsToTry(T0, T0 + HOUR, [T0], plain(1)), () => false)).toBeNull();
	});
});
