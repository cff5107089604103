/** The first line of a shift's summary: a sentence that a manager can read aloud (rules SUM-1 to SUM-5). */
import type { ShiftFigures, ShiftSummary } from '#lib/shared/wire/shift.ts';
import { SUBJECT_WORDS, counted } from '#lib/words.ts';

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
function afterWhen(summary: ShiftSummary, clock: (at: number) => string): string | null {
	const first = summary.through.findIndex((bucket) => bucket.pastSla > 0);
	const bucket = summary.through[first];
	const passed = summary.through.filter(({ from }) => from < summary.asOf).length;
	return bucket && first > 0 && first >= passed / 4 && bucket.to - bucket.from <= 3_600_000
		? `after ${clock(bucket.from)}`
		: null;
}

/** Where all that is past its SLA came from: "all in Northwind Billing after 02:00"; null when it is spread. */
function whence(summary: ShiftSummary, clock: (at: number) => string): string | null {
	const { pastSla } = summary.totals;
	const client = onlyOne(summary.byClient, pastSla);
	const subject = onlyOne(summary.bySubject, pastSla);
	const place = [client?.name, subject && SUBJECT_WORDS[subject.key]].filter(Boolean).join(' ');
	const when = afterWhen(summary, clock);
	if (!place && !when) return null;
	const all = pastSla === 1 ? '' : pastSla === 2 ? 'both ' : 'all ';
	return [all.trim(), place && `in ${place}`, when].filter(Boolean).join(' ');
}

/** "93% claimed in time", in words where a number would sound odd; null when no claim clock was decided. */
function claims(summary: ShiftSummary): string | null {
	const { claimedInTime, claimsDecided } = summary.totals;
	if (claimsDecided === 0) return null;
	if (claimedInTime === claimsDecided)
		return claimsDecided === 1 ? 'claimed in time' : 'all claimed in time';
	if (claimedInTime === 0)
		return claimsDecided === 1 ? 'not claimed in time' : 'none claimed in time';
	// never rounded up to "100%" nor down to "0%": that would be another sentence
	const percent = Math.min(99, Math.max(1, Math.round((claimedInTime / claimsDecided) * 100)));
	return `${percent}% claimed in time`;
}

/** @param clock says an instant as a time of day in the floor's zone, such as "02:00" */
export function headline(summary: ShiftSummary, clock: (at: number) => string): Piece[] {
	const { window, totals, openNow } = summary;
	const name = window.running ? `${window.name} so far` : window.name;
	if (totals.escalations === 0 && totals.pastSla === 0 && totals.resolved === 0) {
		const open = openNow ? `; ${openNow === 1 ? '1 is' : `${openNow} are`} still open` : '';
		return [{ text: `${name}: no escalations${open}.` }];
	}
	const began =
		totals.escalations === 0 ? 'no new escalations' : counted(totals.escalations, 'escalation');
	const claimed = claims(summary);
	const before = [began, claimed].filter(Boolean).join(', ');
	if (totals.pastSla === 0) return [{ text: `${name}: ${before}, nothing past SLA.` }];
	const where = whence(summary, clock);
	return [
		{ text: `${name}: ${before}, ` },
		{ text: `${totals.pastSla.toLocaleString('en-GB')} past SLA`, past: true },
		{ text: where ? `, ${where}.` : '.' }
	];
}
