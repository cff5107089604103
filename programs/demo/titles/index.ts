/** Sample data: what tickets of the demo floor are called, by subject and brand. */
import type { Subject } from '#lib/shared/words.ts';
import type { Brand } from '../cast.ts';
import { TITLES as billing } from './billing.ts';
import { TITLES as complaint } from './complaint.ts';
import { TITLES as management } from './management.ts';
import { TITLES as operational } from './operational.ts';
import { TITLES as slaBreach } from './sla-breach.ts';
import { TITLES as technical } from './technical.ts';

export const TITLES: Record<Subject, Record<Brand, string[]>> = {
	technical,
	operational,
	complaint,
	billing,
	management,
	'sla-breach': slaBreach
};
