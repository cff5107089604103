/** What is told of a claim that lapses when nothing is done. */
import { ACTS } from '#lib/shared/alert-acts.ts';
import type { Deserved } from './alert.ts';

export const LEASE: Record<'warned' | 'lapsed', Omit<Deserved, 'at'>> = {
	warned: {
		topic: 'lease',
		rule: 'lease:warned',
		severity: 'info',
		title: 'the claim lapses soon, no step was taken',
		act: ACTS.step,
		to: 'owner'
	},
	lapsed: {
		topic: 'lease',
		rule: 'lease:lapsed',
		severity: 'warning',
		title: 'the claim has lapsed, nobody has it',
		act: ACTS.claim,
		to: 'team'
	}
};
