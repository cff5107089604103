/** Variables of the clocks of a case. */
import { CLOCKS, type ClockName } from '#lib/shared/words.ts';
import type { Clock } from '../../case.ts';
import { worked } from '../../clocks/clock.ts';
import { termsOf } from '../../clocks/terms.ts';
import { ofCase, YEAR_MS, type CaseFacts, type Variable } from './variable.ts';

const CLOCK_SAYS: Record<ClockName, string> = {
	claim: 'of the clock that runs until it is claimed',
	update: 'of the clock that runs until the customer is told next',
	resolve: 'of the clock that runs until it is resolved'
};

/** What is left of a clock that stands still stays; one that was stopped says nothing. */
function ofClock(name: ClockName): Variable[] {
	const unknown = 'there is no such clock, or it was stopped';
	const running = ({ row }: CaseFacts): Clock | null => {
		const clock = row.clocks[name];
		return clock && clock.stoppedAt === null ? clock : null;
	};
	const left = (facts: CaseFacts) => {
		const clock = running(facts);
		return clock ? clock.dueAt - (clock.pausedAt ?? facts.now) : undefined;
	};
	return [
		ofCase(`clock.${name}.share`, {
			type: 'double',
			says: `the share of its time that is used up, 0 to 1 and above, ${CLOCK_SAYS[name]}`,
			moves: 'time',
			unknown,
			range: [0, 100],
			read(facts) {
				const clock = running(facts);
				const terms = clock && termsOf(name, facts.row, facts.plan);
				return clock && terms ? worked(clock, terms.hours, facts.now) / clock.allowance : undefined;
			}
		}),
		ofCase(`clock.${name}.left`, {
			type: 'duration',
			says: `the time until it runs out, below zero after, ${CLOCK_SAYS[name]}`,
			moves: 'time',
			unknown,
			range: [-YEAR_MS, YEAR_MS],
			read: left
		}),
		ofCase(`clock.${name}.past`, {
			type: 'bool',
			says: `whether it has run out, ${CLOCK_SAYS[name]}`,
			moves: 'time',
			unknown,
			read(facts) {
				const ms = left(facts);
				return ms === undefined ? undefined : ms <= 0;
			}
		})
	];
}

export const CASE_CLOCKS: Variable[] = CLOCKS.flatMap(ofClock);
