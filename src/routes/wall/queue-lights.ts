import { inTurn } from './pick.ts';
import type { QueueTile } from '#lib/shared/wire/rows.ts';

/** What its source said of it is too old to be taken for true. */
export function isOld(queue: Pick<QueueTile, 'at' | 'freshFor'>, now: number): boolean {
	return now > queue.at + queue.freshFor;
}

/** Somebody has waited longer than this queue lets anybody wait. What is too old to be true lights nothing. */
export function isLit(
	queue: Pick<QueueTile, 'oldestSince' | 'answerWithin' | 'at' | 'freshFor'>,
	now: number
): boolean {
	if (isOld(queue, now)) return false;
	return queue.oldestSince !== null && now - queue.oldestSince > queue.answerWithin * 1000;
}

/** The queues to show in so many places: in their own order if all fit; otherwise what is lit first, the rest in turn. */
export function pickQueues(queues: readonly QueueTile[], now: number, room: number): QueueTile[] {
	if (queues.length <= room) return [...queues];
	const lit = queues.filter((queue) => isLit(queue, now));
	const unlit = queues.filter((queue) => !isLit(queue, now));
	return inTurn([...lit, ...unlit], now, room).shown;
}
