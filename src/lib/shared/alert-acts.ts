/** What an alert asks somebody to do, as it is written into the alert: pages say it in their reader's language by its name. */
export const ACTS = {
	claim: 'Claim it',
	tell: 'Tell the customer',
	resolve: 'Resolve it, or move it up',
	ask: 'Ask again whoever it waits for',
	'staff-tier': 'Put somebody on that tier',
	decide: 'Decide who takes it',
	keep: 'Keep it, or ask somebody else',
	answer: 'Accept or decline',
	'see-why': 'See why',
	step: 'Take a step, or release it',
	read: 'Read it',
	mend: 'Mend it, or take it out of the configuration',
	'staff-shift': 'Put somebody on it before it begins',
	power: 'See that it has power and network',
	reload: 'Load it anew at Admin, Walls; if that does not help, restart it',
	tap: 'Tap it once, or start its browser as docs/walls.md says'
} as const;

export type ActName = keyof typeof ACTS;

const NAMES = new Map<string, ActName>(
	Object.entries(ACTS).map(([name, act]) => [act, name as ActName])
);

/** @returns null for an act of another version */
export const actName = (act: string): ActName | null => NAMES.get(act) ?? null;
