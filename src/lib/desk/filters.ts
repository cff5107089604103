/** Which rows a supervisor asked to see (rules DESK-20 to DESK-22). */
import { ESCALATED_TIERS, SUBJECTS, type EscalatedTier, type Subject } from '#lib/shared/words.ts';
import type { Row } from '#lib/shared/wire/rows.ts';

/** All that is open, of it what nobody or oneself has; or what is resolved and has to be followed up. */
export const WHOSE = ['all', 'unclaimed', 'mine', 'follow-up'] as const;
export type Whose = (typeof WHOSE)[number];

export interface Filter {
	whose: Whose;
	client: string | null;
	subject: Subject | null;
	tier: EscalatedTier | null;
	/** As typed. */
	text: string;
}
export const NO_FILTER: Filter = {
	whose: 'all',
	client: null,
	subject: null,
	tier: null,
	text: ''
};

/** Lower case, without accents, so that "cafe" finds "Café". */
function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What can be searched of a row: what the desk shows of it. */
function words(row: Row, clientName: string, subject: string): string {
	const { ref, title, owner, team, customer, case: id } = row;
	return plain(
		[ref, id, title, clientName, subject, owner?.name, team, customer].filter(Boolean).join(' ')
	);
}

/**
 * @param nameOf the name of a client
 * @param wordOf a subject, as it is read
 * @returns tells whether a row is wanted, whosever it is; every typed word must be found, in any order
 */
export function matcher(
	filter: Omit<Filter, 'whose'>,
	nameOf: (client: string) => string,
	wordOf: (subject: Subject) => string
): (row: Row) => boolean {
	const { client, subject, tier } = filter;
	const sought = plain(filter.text).split(/\s+/).filter(Boolean);
	return (row) => {
		if (client !== null && row.client !== client) return false;
		if (subject !== null && row.subject !== subject) return false;
		if (tier !== null && row.tier !== tier) return false;
		if (sought.length === 0) return true;
		const found = words(row, nameOf(row.client), wordOf(row.subject));
		return sought.every((word) => found.includes(word));
	};
}

/** It is resolved, and its customer has still to be asked. */
export const isToFollowUp = (row: Pick<Row, 'followUp'>): boolean => row.followUp !== undefined;

/** @returns true when it is one of those that `whose` names */
export function belongs(row: Pick<Row, 'owner' | 'followUp'>, whose: Whose, me: string): boolean {
	if (whose === 'follow-up' || isToFollowUp(row)) return whose === 'follow-up' && isToFollowUp(row);
	if (whose === 'unclaimed') return row.owner === null;
	return whose === 'all' || row.owner?.id === me;
}

/** @returns true when a filter hides anything. */
export function narrows(filter: Filter): boolean {
	return (
		filter.whose !== 'all' ||
		filter.client !== null ||
		filter.subject !== null ||
		filter.tier !== null ||
		filter.text.trim() !== ''
	);
}

/** The filter as an address has it; what is not a filter there is ignored. */
export function readFilter(params: URLSearchParams): Filter {
	const whose = params.get('show');
	return {
		whose: WHOSE.find((one) => one === whose) ?? 'all',
		client: params.get('client'),
		subject: SUBJECTS.find((subject) => subject === params.get('subject')) ?? null,
		tier: ESCALATED_TIERS.find((tier) => String(tier) === params.get('tier')) ?? null,
		text: params.get('find') ?? ''
	};
}

/**
 * The same the other way, with the key of the case that is open: "show=mine&case=…", or an empty string.
 */
export function writeFilter(filter: Filter, open: string | null = null): string {
	const params = new URLSearchParams();
	if (filter.whose !== 'all') params.set('show', filter.whose);
	if (filter.client !== null) params.set('client', filter.client);
	if (filter.subject !== null) params.set('subject', filter.subject);
	if (filter.tier !== null) params.set('tier', String(filter.tier));
	if (filter.text.trim()) params.set('find', filter.text.trim());
	if (open !== null) params.set('case', open);
	return params.toString();
}
