/** What was asked of an escalation and what came of it, and what an escalation is to whoever only asks and hears. */

/** Who has it, and its tier: all that these acts depend on. */
export interface Held {
	owner: string | null;
	tier: number;
}

export type Act =
	{ type: 'claim' } | { type: 'release' } | { type: 'retier'; tier: number } | { type: 'read' };

export type Heard =
	/** It was done, or was so already. */
	| { is: 'changed' | 'unchanged' }
	/** Somebody else has it. */
	| { is: 'refused'; owner: string }
	| { is: 'seen'; held: Held };

/** One act of one person, from when it was first sent until it was answered. Times are of one clock. */
export interface Operation {
	person: string;
	act: Act;
	sent: number;
	/** Infinity: never answered. It may have been done at any time since, or not at all. */
	answered: number;
	/** Null: never answered. */
	heard: Heard | null;
}

/**
 * @param heard null: whatever would be answered
 * @returns how it stands after `act` of `person`; null when `heard` is not what they could have heard then
 */
export function after(held: Held, person: string, act: Act, heard: Heard | null): Held | null {
	const right = step(held, person, act);
	return heard === null || same(right.heard, heard) ? right.held : null;
}

function step(held: Held, person: string, act: Act): { held: Held; heard: Heard } {
	const { owner, tier } = held;
	const unchanged = { held, heard: { is: 'unchanged' as const } };
	const changed = (next: Held) => ({ held: next, heard: { is: 'changed' as const } });
	const refused = (by: string) => ({ held, heard: { is: 'refused' as const, owner: by } });
	switch (act.type) {
		case 'claim':
			if (owner === person) return unchanged;
			return owner === null ? changed({ owner: person, tier }) : refused(owner);
		case 'release':
			if (owner === null) return unchanged;
			return owner === person ? changed({ owner: null, tier }) : refused(owner);
		case 'retier':
			return act.tier === tier ? unchanged : changed({ owner: null, tier: act.tier });
		case 'read':
			return { held, heard: { is: 'seen', held } };
	}
}

function same(one: Heard, other: Heard): boolean {
	if (one.is === 'refused') return other.is === 'refused' && one.owner === other.owner;
	if (one.is !== 'seen') return one.is === other.is;
	if (other.is !== 'seen') return false;
	return one.held.owner === other.held.owner && one.held.tier === other.held.tier;
}
