/** An alert: something that somebody has to act on. A step that is as it should be is none. */
import type { AlertNames, Severity } from '#lib/shared/wire/alerts.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';

/**
 * Whom it concerns: who has the case; the team that it is with, and who has it; the members of that team alone, and
 * nobody where they are not known; nobody but those who watch its tier; management; who looks after Andon; one person alone.
 */
export type Concerned =
	'owner' | 'team' | 'members' | 'watchers' | 'management' | 'administrators' | 'person';

export interface Alert {
	client: string;
	case: string | null;
	ref: string | null;
	/** What it is about: while one of this key is there, another one of the same rule is the same alert. */
	key: string;
	/** What counts it: which clock, which part of the path, which rule. */
	rule: string;
	severity: Severity;
	/** One line, in the words of the floor. It leaves Andon: nothing in it is the customer's. */
	title: string;
	/** What is to be done, of `ACTS`. */
	act: string;
	/** What the title names besides. */
	names?: AlertNames;
	/** When it came to be so, ms since 1970. */
	at: number;
	to: Concerned;
	tier: EscalatedTier | null;
	/** What the team is called, or its id. */
	team: string | null;
	/** Id of who has the case. */
	owner: string | null;
	/** Whom it is for, where it is for one person. */
	person?: string;
	/** Why, in the words of whoever did it: it does not leave Andon. */
	why?: string;
	/** A channel that it must not go through, because it tells of that channel. */
	except: string | null;
}

/**
 * What a change has to say about alerts: one more, or that those of some keys are over. `n` counts the news of one
 * change, so that the change and `n` name each of them.
 */
export type AlertNews =
	| { kind: 'alert'; n: number; alert: Alert }
	| { kind: 'alert-end'; n: number; keys: string[]; why: string; at: number };

/** @returns the news in a message of the outbox; null when it is about something else */
export function readNews(message: string): AlertNews | null {
	const said = JSON.parse(message) as { kind?: unknown };
	return said.kind === 'alert' || said.kind === 'alert-end' ? (said as AlertNews) : null;
}

/** What cases have alerts about. An alert of one topic of a case ends the earlier one. */
export const TOPICS = [
	'claim',
	'resolve',
	'promise',
	'lease',
	'path',
	'management',
	'raised',
	'handed',
	'pause',
	'offer',
	'answer',
	'taken'
] as const;
export type Topic = (typeof TOPICS)[number];

/** A mention asks one person, whatever else the case has alerts about. */
export const mentionKey = (caseId: string, person: string): string => `${caseId}|mention:${person}`;

export const keyOf = (caseId: string, topic: Topic): string => `${caseId}|${topic}`;

/** What an event deserves, before the case is named. */
export interface Deserved {
	topic: Topic;
	rule: string;
	severity: Severity;
	/** After the case's reference. */
	title: string;
	act: string;
	/** What the title names besides. */
	names?: AlertNames;
	to: Concerned;
	at: number;
	person?: string;
	why?: string;
}
