/** What holds for a client that was never configured, and where no policy of its own fits. */
import { ALWAYS } from '../calendar/calendar.ts';
import type { NamedCalendar, Policy } from './plan.ts';

const MINUTE = 60_000;

export const AROUND_THE_CLOCK: NamedCalendar = { name: 'always', hours: ALWAYS };

/** Minutes by priority, around the clock, and no promise to the customer. */
export const DEFAULT_POLICY: Policy = {
	name: 'built in',
	for: {},
	calendar: AROUND_THE_CLOCK,
	claim: { 1: 5 * MINUTE, 2: 10 * MINUTE, 3: 15 * MINUTE, 4: 30 * MINUTE },
	update: null,
	resolve: { 1: 60 * MINUTE, 2: 120 * MINUTE, 3: 480 * MINUTE, 4: 1440 * MINUTE },
	warn: [50, 75, 90],
	pause: {},
	onRetier: ['claim'],
	onReopen: ['claim', 'update', 'resolve']
};
