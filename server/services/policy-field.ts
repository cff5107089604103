/** A policy as it is given from outside: minutes by priority, for each clock. */
import { z } from 'zod';

const minutes = z
	.int()
	.min(1, 'expected at least one minute')
	.max(525_600, 'expected a year of minutes at the most');
const byPriority = z.strictObject({ 1: minutes, 2: minutes, 3: minutes, 4: minutes });

export const PolicyField = z
	.strictObject({ claim: byPriority, resolve: byPriority })
	.describe('minutes allowed by priority; for clocks that begin from now on');
