/** What the chart through a shift shows, apart from how it is drawn (rule SUM-40). */
import type { Key } from '#lib/messages/index.ts';
import type { ShiftSay } from '#lib/shift/compare.ts';
import { shortDay, timeOfDay } from '#lib/shared/time/zone.ts';
import type { ShiftBucket } from '#lib/shared/wire/shift.ts';

/**
 * The three things that are counted per hour. They are not parts of one whole (what is resolved in an hour may have
 * come in before it), so they stand side by side and are never piled up. Told apart by fill and outline as well as by colour.
 */
export const SERIES = [
	{ key: 'escalations', word: 'series-escalations', token: '--line-strong', hollow: false },
	{ key: 'resolved', word: 'series-resolved', token: '--soft', hollow: true },
	{ key: 'pastSla', word: 'series-past-sla', token: '--past-fill', hollow: false }
] as const satisfies {
	key: keyof ShiftBucket;
	word: Key<'shift'>;
	token: string;
	hollow: boolean;
}[];

const HOUR_MS = 3_600_000;

/** "22" for a full hour, "22:30" for another start, "Sat 4" for a day; in the floor's zone. */
export function bucketLabel(bucket: ShiftBucket, zone: string, say: ShiftSay): string {
	if (bucket.to - bucket.from > HOUR_MS) return shortDay(bucket.from, zone, say.locale);
	const time = timeOfDay(bucket.from, zone);
	return time.endsWith(':00') ? time.slice(0, 2) : time;
}

/** What a screen reader hears instead of the bars. */
export function chartWords(buckets: ShiftBucket[], zone: string, say: ShiftSay): string {
	const busiest = buckets.reduce<ShiftBucket | null>(
		(best, bucket) => (bucket.escalations > (best?.escalations ?? 0) ? bucket : best),
		null
	);
	if (!busiest) return say('chart-none');
	return say('chart-most', { n: busiest.escalations, time: bucketLabel(busiest, zone, say) });
}
