/** What a board is set to show, and how: as administrators edit it, the server keeps it and walls follow it. */
import type { EscalatedTier } from './words.ts';
import type { Locale } from './locales.ts';

/** The parts of a wall. The first of a page is the large one; the others stand beside it, or below on an upright screen. */
export const PANELS = [
	'next-due',
	'unclaimed',
	'promises',
	'queues',
	'coming-due',
	'tiers',
	'teams',
	'shift',
	'message'
] as const;
export type Panel = (typeof PANELS)[number];

/** What a wall shows at one time. A calm floor shows that it is calm in place of `next-due`. */
export interface BoardPage {
	/** One to four of them, each once. */
	panels: Panel[];
	/** How long it stands before the next one takes its place; a board of one page does not turn. */
	seconds: number;
}

export interface BoardSettings {
	/** Part of its address: lower-case letters, digits and "-". */
	id: string;
	name: string;
	/** Id of the floor: its zone, its shifts, its clients. */
	floor: string;
	/** Of the floor's clients. */
	clients: '*' | string[];
	/** As `client/queue`. */
	queues: '*' | string[];
	/** Escalations of these tiers; at least one. */
	tiers: EscalatedTier[];
	pages: BoardPage[];
	/** From how far it has to be read, in metres. */
	distance: number;
	/** Of the screen, in inches. */
	diagonal: number;
	/** Whether it sounds when something falls due or runs out. */
	sound: boolean;
	/**
	 * For floors that are shown to visitors: subjects, and names of people, of cases and of clients do not leave the
	 * server; only the client named here, if any, keeps its name. Null: no visitors.
	 */
	visitor: { client: string | null } | null;
	locale: Locale;
	/** The message of the day; "" is none. */
	message: string;
}

/** What a wall knows of its board. */
export interface BoardShow extends Pick<
	BoardSettings,
	'pages' | 'distance' | 'diagonal' | 'sound' | 'locale' | 'message'
> {
	visitor: boolean;
}

/** A floor's board before anybody edited one. */
export const defaultBoard = (floor: { id: string; title: string }): BoardSettings => ({
	id: floor.id,
	name: floor.title,
	floor: floor.id,
	clients: '*',
	queues: '*',
	tiers: [1, 2, 3, 4],
	pages: [{ panels: ['next-due', 'queues', 'coming-due'], seconds: 20 }],
	distance: 6,
	diagonal: 55,
	sound: true,
	visitor: null,
	locale: 'en',
	message: ''
});
