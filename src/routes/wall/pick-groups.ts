import type { Group } from '#lib/shared/wire/rows.ts';
import { inTurn } from './pick.ts';

/** The groups to show in so many places, in their own order: those with anything past SLA stand, the others take turns. */
export function pickGroups<T extends Group>(all: readonly T[], now: number, room: number): T[] {
	if (all.length <= room) return [...all];
	const late = all.filter(({ pastSla }) => pastSla > 0);
	const others = all.filter(({ pastSla }) => pastSla === 0);
	// when more are late than there are places, these take turns in the last one
	const standing = Math.min(late.length, room - 1);
	const { shown } = inTurn([...late, ...others], now, room, standing);
	return all.filter((group) => shown.includes(group));
}
