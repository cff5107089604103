/** What a telephone system or helpdesk says about a queue (B1). */
import { z } from 'zod';
import { Instant } from './commands.ts';

const count = z.int().min(0).max(1_000_000);

/** One look at a queue. `at` is when it was true; a look older than the one already known is ignored. */
export const QueueObservation = z.strictObject({
	at: Instant.optional().describe('when this was true; now, if left out'),
	waiting: count.describe('how many customers wait'),
	oldestWaitSeconds: z.number().min(0).max(31_536_000).nullable().default(null),
	agents: z.strictObject({ free: count, busy: count, away: count }),
	serviceLevel: z
		.number()
		.min(0)
		.max(1)
		.nullable()
		.default(null)
		.describe('share answered in time, 0 to 1'),
	offered: count.describe('since the start of the day, as the next two'),
	handled: count,
	abandoned: count
});
export type QueueObservation = z.infer<typeof QueueObservation>;
export type QueueObservationInput = z.input<typeof QueueObservation>;
