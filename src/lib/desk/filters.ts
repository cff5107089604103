/** Which rows a supervisor asked to see (rules DESK-20, DESK-21, DESK-23, DESK-90). */
import { isPast } from '#lib/shared/time/duration.ts';
import { ESCALATED_TIERS, SUBJECTS, type EscalatedTier, type Subject } from '#lib/shared/words.ts';
import { unaccented } from '#lib/shared/plain-text.ts';
import type { Row } from '#lib/shared/wire/rows.ts';

/** All that is open, of it what nobody or oneself has; or what is resolved and has to be followed up. */
export const WHOSE = ['all', 'unclaimed', 'mine', 'follow-up'] as const;
export type Whose = (typeof WHOSE)[number];

/** All of it has to hold. An empty list lets everything through, of a longer one any will do. */
export interface Filter {
	whose: Whose;
	/** Past SLA alone. */
	past: boolean;
	clients: readonly string[];
	subjects: readonly Subject[];
	tiers: readonly EscalatedTier[];
	/** Each as `client/queue`. */
	queues: readonly string[];
	/** As typed. */
	text: string;
}
export const NO_FILTER: Filter = {
	whose: 'all',
	past: false,
	clients: [],
	subjects: [],
	tiers: [],
	queues: [],
	text: ''
};
/** The parts of a filter that are lists to choose from. */
export type Listed = 'clients' | 'subjects' | 'tiers' | 'queues';

export const plain = unaccented;

/**
 * What can be searched of a row: what the desk shows of it. A row never changes, so its words are made once.
 * @param nameOf the name of a client
 * @param wordOf a subject, as it is read
 */
export function searchable(
	nameOf: (client: string) => string,
	wordOf: (subject: Subject) => string
): (row: Row) => string {
	const known = new WeakMap<Row, string>();
	return (row) => {
		const made = known.get(row);
		if (made !== undefined) return made;
		const { ref, title, owner, team, customer, case: id, client, subject } = row;
		const parts = [ref, id, title, nameOf(client), wordOf(subject), owner?.name, team, customer];
		const words = plain(parts.filter(Boolean).join(' '));
		known.set(row, words);
		return words;
	};
}

/** The queue of a row, as a filter names it. */
export const queueOf = ({ client, queue }: Pick<Row, 'client' | 'queue'>): string =>
	`${client}/${queue ?? ''}`;

/**
 * @param wordsOf what can be searched of a row, see `searchable`
 * @param now the server's time
 * @returns tells whether a row is wanted, whosever it is; every typed word must be found, in any order
 */
export function matcher(
	filter: Omit<Filter, 'whose'>,
	wordsOf: (row: Row) => string,
	now: number
): (row: Row) => boolean {
	const { past, clients, subjects, tiers, queues } = filter;
	const sought = plain(filter.text).split(/\s+/).filter(Boolean);
	// only what was asked is looked at: an open filter costs next to nothing, however many rows there are
	const asked: ((row: Row) => boolean)[] = [];
	if (past) asked.push(({ clock }) => clock !== null && isPast(clock.due, now));
	if (clients.length > 0) asked.push(({ client }) => clients.includes(client));
	if (subjects.length > 0) asked.push(({ subject }) => subjects.includes(subject));
	if (tiers.length > 0) asked.push(({ tier }) => tiers.includes(tier));
	if (queues.length > 0) asked.push((row) => queues.includes(queueOf(row)));
	if (sought.length > 0)
		asked.push((row) => {
			const words = wordsOf(row);
			return sought.every((word) => words.includes(word));
		});
	return (row) => asked.every((holds) => holds(row));
}

/** It is resolved, and its customer has still to be asked. */
export const isToFollowUp = (row: Pick<Row, 'followUp'>): boolean => row.followUp !== undefined;

/** @returns true when it is one of those that `whose` names; what is offered to oneself is one's own to answer */
export function belongs(
	row: Pick<Row, 'owner' | 'followUp' | 'offer'>,
	whose: Whose,
	me: string
): boolean {
	if (whose === 'follow-up' || isToFollowUp(row)) return whose === 'follow-up' && isToFollowUp(row);
	if (whose === 'unclaimed') return row.owner === null;
	return whose === 'all' || row.owner?.id === me || row.offer?.to.id === me;
}

/** @returns true when a filter hides anything. */
export function narrows(filter: Filter): boolean {
	return writeFilter(filter) !== '';
}

/** The filter as an address has it; what is not a filter there is ignored. */
export function readFilter(params: URLSearchParams): Filter {
	const all = (name: string) => [...new Set(params.getAll(name))];
	return {
		whose: WHOSE.find((one) => one === params.get('show')) ?? 'all',
		past: params.has('past'),
		clients: all('client'),
		subjects: SUBJECTS.filter((subject) => all('subject').includes(subject)),
		tiers: ESCALATED_TIERS.filter((tier) => all('tier').includes(String(tier))),
		queues: all('queue'),
		text: params.get('find') ?? ''
	};
}

/** The same the other way: "show=mine&past=yes&tier=2", or an empty string. */
export function writeFilter(filter: Filter): string {
	const params = new URLSearchParams();
	if (filter.whose !== 'all') params.set('show', filter.whose);
	if (filter.past) params.set('past', 'yes');
	for (const client of filter.clients) params.append('client', client);
	for (const subject of filter.subjects) params.append('subject', subject);
	for (const tier of filter.tiers) params.append('tier', String(tier));
	for (const queue of filter.queues) params.append('queue', queue);
	if (filter.text.trim()) params.set('find', filter.text.trim());
	return params.toString();
}

/**
 * The address of a desk: its filter, and the key of the case that is open.
 * @param asIs no filter is said as such, where a view of one's own would take its place
 */
export function writeAddress(filter: Filter, open: string | null, asIs: boolean): string {
	const params = new URLSearchParams(writeFilter(filter));
	if (asIs && params.size === 0) params.set('show', 'all');
	if (open !== null) params.set('case', open);
	return params.toString();
}

/** @returns true when an address asks for anything itself */
export const asksFor = (params: URLSearchParams): boolean => params.size > 0;

/** The same of a text. */
export const filterOfText = (text: string): Filter => readFilter(new URLSearchParams(text));
