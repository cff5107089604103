/** What boards show. Instants are ms since 1970 on the server's clock; a screen adds its own offset, never a counter. */
import type { BoardShow } from '../boards.ts';
import type { WallAlert } from './alerts.ts';
import type {
	ClockName,
	EscalatedTier,
	Priority,
	Status,
	Subject,
	Trigger,
	WaitingFor
} from '../words.ts';
import type { Offer } from './hand.ts';

/** A desk is sent so many cases to follow up at the most, those first that are closed first. */
export const FOLLOW_UPS_SENT = 200;

/** What can be undone for a few seconds. */
export type UndoableAct = 'claim' | 'retier' | 'take-over' | 'accept';

export interface Whom {
	id: string;
	name: string;
}

/**
 * One open escalation; at a desk also one that was resolved and has still to be followed up. A board sends only the
 * fields that it shows: what is marked as for desks only never reaches a wall.
 */
export interface Row {
	/** `client/case`: unique over all clients. */
	key: string;
	client: string;
	case: string;
	version: number;
	ref: string;
	title: string;
	subject: Subject;
	trigger: Trigger;
	priority: Priority;
	tier: EscalatedTier;
	status: Status;
	waitingFor: WaitingFor | null;
	/** Desk only, as the team. */
	queue?: string | null;
	team?: string | null;
	vip: boolean;
	owner: Whom | null;
	/** Since when somebody has it. */
	ownedSince: number | null;
	openedAt: number;
	/** Since when it is in its present tier. */
	tierSince: number;
	/** The clock that runs out next, from when to when; null when none runs. */
	clock: { name: ClockName; from: number; due: number } | null;
	/** Until when the customer has to be told next; null when nothing was promised, or it stands still. */
	promise: number | null;
	/** From when until when the claim holds unless its owner takes a step; null when nobody has it, or it holds for ever. */
	lease: { from: number; due: number } | null;
	/** Its time to resolve stands still: it waits for whom `waitingFor` says. */
	paused: boolean;
	/** Desk only. */
	customer?: string | null;
	/** Desk only: the last act, as long as nothing happened since. */
	undo?: { act: UndoableAct; by: string; until: number };
	/** Desk only: a colleague was asked to take it, and has not answered. */
	offer?: Offer | undefined;
	/**
	 * Desk only: it is resolved, and its customer has still to be asked; at this instant it is closed without. Every other
	 * row is an open escalation.
	 */
	followUp?: number;
}

export interface QueueTile {
	/** `client/queue`. */
	key: string;
	client: string;
	queue: string;
	name: string;
	/** When this was true. */
	at: number;
	waiting: number;
	/** Since when the one who waits longest has waited; null when nobody waits. */
	oldestSince: number | null;
	/** How long a customer should wait at most, in seconds; beyond it the queue is lit. */
	answerWithin: number;
	free: number;
	busy: number;
	away: number;
	/** 0 to 1, or null when not known. */
	serviceLevel: number | null;
	offered: number;
	handled: number;
	abandoned: number;
	/** `waiting`, oldest first, one a minute, thirty at most. */
	trend: number[];
	/** For how many ms after `at` it can be taken for true. */
	freshFor: number;
}

export type Happening =
	| 'escalated'
	| 'claimed'
	| 'released'
	| 'retiered'
	| 'resolved'
	| 'reopened'
	| 'past-sla'
	| 'triggered'
	| 'stepped'
	| 'lease-lapsed'
	| 'customer-updated'
	| 'management-paged'
	| 'claim-undone'
	| 'retier-undone';

/** A line of the ticker. */
export interface Tick {
	at: number;
	what: Happening;
	client: string;
	case: string;
	ref: string;
	/** Who did it; null when it was a clock. */
	who: string | null;
	/** The tier after it. */
	tier: EscalatedTier;
	/** When resolved: ms left on the resolve clock; negative when late. */
	left?: number;
}

export interface ShiftNow {
	name: string;
	from: number;
	to: number;
}

/** One escalation in a few words, where a panel lists what `Row`s of the board need not hold. */
export interface Brief {
	key: string;
	client: string;
	ref: string;
	tier: EscalatedTier;
	/** Since when nobody has it, or by when its customer is to be told. */
	at: number;
}

/** How many of a tier, or of a team, are open. */
export interface Group {
	open: number;
	pastSla: number;
	unclaimed: number;
}

/** What the running shift was like until `at`. */
export interface SoFar {
	at: number;
	escalated: number;
	claimed: number;
	/** Of those claimed, how many before their claim clock ran out. */
	claimedInTime: number;
	resolved: number;
	pastSla: number;
}

/** Everything of a board but its rows. Each key is sent again only when it changed. */
export interface Figures {
	/** Over everything that the board covers, not only the rows that it sends. */
	counts: { open: number; pastSla: number; dueSoon: number; unclaimed: number };
	/** How many fall due in each coming quarter of an hour; the first bucket begins now, what is past is not in it. */
	wave: { from: number; to: number; count: number }[];
	queues: QueueTile[];
	ticker: Tick[];
	/** What is critical and asks for somebody now: the newest, and how many there are. */
	alerts: { newest: WallAlert[]; count: number };
	shift: ShiftNow | null;
	/** One for each tier of the board. `longest`: since when the one that is in it longest is there. */
	tiers: (Group & { tier: EscalatedTier; longest: number | null })[];
	/** Those with the most past SLA first, then with the most open; no more than twelve. */
	teams: (Group & { team: string })[];
	/** How many teams beyond those have something open. */
	moreTeams: number;
	/** What nobody has, the longest first; no more than twelve. */
	unclaimed: Brief[];
	/** Customers who were promised to be told: how many, to how many that is late, and whom first; no more than twelve. */
	promises: { open: number; late: number; next: Brief[] };
	/** Null between shifts, and until it was reckoned. */
	soFar: SoFar | null;
}

/** What does not change while a board is shown. */
export interface BoardHead {
	id: string;
	/** The floor's name, such as "Cebu · Floor 3". */
	title: string;
	/** IANA name; the wall's clock and its times of day are of this zone, whatever the screen's zone is. */
	zone: string;
	clients: { id: string; name: string }[];
	demo: boolean;
	/** Rows are due soon from this long before their due instant, in ms. */
	dueSoonMs: number;
	show: BoardShow;
}
