/** A shift as CSV (RFC 4180) that a spreadsheet opens without running anything in it (rules SUM-10 to SUM-12). */
import type { ShiftFigures, ShiftSummary } from '#lib/shared/wire/shift.ts';
import { SUBJECT_WORDS } from '#lib/words.ts';

type Cell = string | number | null;
const BOM = '\uFEFF';
/** Also behind blanks and signs that nobody sees, and in the wide forms that East Asian keyboards write. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/** Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers are left alone. */
export function csvCell(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const safe = FORMULA.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines end in CRLF, the last one too; a byte order mark tells Excel that it is UTF-8. */
export function csv(rows: Cell[][]): string {
	return BOM + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

const seconds = (ms: number | null) => (ms === null ? null : Math.round(ms / 1000));

function figures(group: ShiftFigures): Cell[] {
	return [
		group.escalations,
		group.claimed,
		group.claimedInTime,
		group.claimsDecided,
		seconds(group.medianToClaim),
		seconds(group.p90ToClaim),
		group.resolved,
		seconds(group.medianToResolve),
		seconds(group.p90ToResolve),
		group.pastSla,
		group.reopened
	];
}

/** One table: the whole, then by subject, client and tier, then by time. Instants are RFC 3339 in UTC. */
export function summaryCsv(summary: ShiftSummary): string {
	const { window, totals } = summary;
	const iso = (at: number) => new Date(at).toISOString();
	return csv([
		[
			'floor',
			'shift',
			'from',
			'to',
			'by',
			'of',
			'escalations',
			'claimed',
			'claimed_in_time',
			'claims_decided',
			'median_to_claim_s',
			'p90_to_claim_s',
			'resolved',
			'median_to_resolve_s',
			'p90_to_resolve_s',
			'past_sla',
			'reopened'
		],
		...[
			['shift', 'all', ...figures(totals)],
			...summary.bySubject.map((group) => ['subject', SUBJECT_WORDS[group.key], ...figures(group)]),
			...summary.byClient.map((group) => ['client', group.name, ...figures(group)]),
			...summary.byTier.map((group) => ['tier', `Tier ${group.key}`, ...figures(group)])
		].map((row): Cell[] => [
			summary.floor.title,
			window.name,
			iso(window.from),
			iso(summary.asOf),
			...row
		]),
		...summary.through.map((bucket): Cell[] => [
			summary.floor.title,
			window.name,
			iso(bucket.from),
			iso(bucket.to),
			'time',
			iso(bucket.from),
			bucket.escalations,
			...Array<null>(5).fill(null),
			bucket.resolved,
			null,
			null,
			bucket.pastSla,
			null
		])
	]);
}
