/** Who is there when. */
import type { Configuration } from './schema.ts';

/** Whom a step of a path needs. */
export type Needed = { team: string } | { tier: number };

/** @returns whether somebody of a team, or of any team of a tier, is there at an instant; unknown counts as there */
export function staffed(
	{ teams }: Configuration,
	_zone: string,
	whom: Needed,
	_at: number
): boolean {
	if (!('team' in whom)) return true;
	return teams[whom.team]?.members?.length !== 0;
}
