import type { Case } from '../case.ts';
import { clocksAfter } from '../clocks/follow.ts';
import type { Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { step } from '../evolve.ts';

/** Gives each event the clocks as they stand after it, where it changes them. */
export function withClocks(state: Case | null, events: CaseEvent[], context: Context): CaseEvent[] {
	let row = state;
	return events.map((event) => {
		const before = row;
		const after = step(before, event, context.client, context.case);
		const clocks = clocksAfter(before ?? after, event, after, context.plan);
		const told = clocks === after.clocks ? event : { ...event, clocks };
		row = { ...after, clocks };
		return told;
	});
}
