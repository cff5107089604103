/** The figures of a board on which nothing is. */
import type { Figures } from '#lib/shared/wire/rows.ts';

export const NO_FIGURES: Figures = {
	counts: { open: 0, pastSla: 0, dueSoon: 0, unclaimed: 0 },
	wave: [],
	queues: [],
	ticker: [],
	alerts: { newest: [], count: 0 },
	shift: null,
	tiers: [],
	teams: [],
	moreTeams: 0,
	unclaimed: [],
	promises: { open: 0, late: 0, next: [] },
	soFar: null
};
