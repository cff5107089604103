/** The first line of a shift's summary: a sentence that a manager can read aloud (rules SUM-1 to SUM-5). */
import type { ShiftFigures, ShiftSummary } from '#lib/shared/wire/shift.ts';
import { percent } from '#lib/shared/numbers.ts';
import type { ShiftSay } from './compare.ts';

/** A piece of the sentence; `past` is what has to be seen. */
export interface Piece {
	text: string;
	past?: true;
}

/** The name of the one group that has all of `total`, or null when it is spread or there is only one group. */
function onlyOne<Group extends ShiftFigures>(groups: Group[], total: number): Group | null {
	if (groups.filter((group) => group.escalations > 0 || group.pastSla > 0).length < 2) return null;
	return groups.find((group) => group.pastSla === total) ?? null;
}

/** "after 02:00", when nothing of it came in the first quarter of what has passed; otherwise null. */
function afterWhen(
	summary: ShiftSummary,
	clock: (at: number) => string,
	say: ShiftSay
): string | null {
	const first = summary.through.findIndex((bucket) => bucket.pastSla > 0);
	const bucket = summary.through[first];
	const passed = summary.through.filter(({ from }) => from < summary.asOf).length;
	return bucket && first > 0 && first >= passed / 4 && bucket.to - bucket.from <= 3_600_000
		? say('after', { time: clock(bucket.from) })
		: null;
}

/** Where all that is past its SLA came from: "all in Northwind Billing after 02:00"; null when it is spread. */
function whence(
	summary: ShiftSummary,
	clock: (at: number) => string,
	say: ShiftSay
): string | null {
	const { pastSla } = summary.totals;
	const client = onlyOne(summary.byClient, pastSla);
	const subject = onlyOne(summary.bySubject, pastSla);
	const place = [client?.name, subject && say(`subject-${subject.key}`)].filter(Boolean).join(' ');
	const when = afterWhen(summary, clock, say);
	if (!place && !when) return null;
	return [say('all-of', { n: pastSla }), place && say('in-place', { place }), when]
		.filter(Boolean)
		.join(' ');
}

/** "93% claimed in time", in words where a number would sound odd; null when no claim clock was decided. */
function claims(summary: ShiftSummary, say: ShiftSay): string | null {
	const { claimedInTime, claimsDecided } = summary.totals;
	if (claimsDecided === 0) return null;
	if (claimedInTime === claimsDecided)
		return say(claimsDecided === 1 ? 'claims-one-in' : 'claims-all-in');
	if (claimedInTime === 0) return say(claimsDecided === 1 ? 'claims-one-late' : 'claims-all-late');
	// never rounded up to "100%" nor down to "0%": that would be another sentence
	const share = Math.min(0.99, Math.max(0.01, claimedInTime / claimsDecided));
	return say('claims-share', { share: percent(share, 0, say.locale) });
}

/** @param clock says an instant as a time of day in the floor's zone, such as "02:00" */
export function headline(
	summary: ShiftSummary,
	clock: (at: number) => string,
	say: ShiftSay
): Piece[] {
	const { window, totals, openNow } = summary;
	const shift = window.running ? say('so-far', { shift: window.name }) : window.name;
	const line = (text: string) => say('line', { shift, text });
	if (totals.escalations === 0 && totals.pastSla === 0 && totals.resolved === 0)
		return [{ text: line(openNow ? say('line-none-open', { n: openNow }) : say('line-none')) }];
	const before = [say('line-began', { n: totals.escalations }), claims(summary, say)]
		.filter(Boolean)
		.join(', ');
	if (totals.pastSla === 0) return [{ text: line(say('line-nothing-past', { before })) }];
	const where = whence(summary, clock, say);
	return [
		{ text: line(say('line-before', { before })) },
		{ text: say('line-past', { n: totals.pastSla }), past: true },
		{ text: where ? `, ${where}.` : '.' }
	];
}
