/** One thing to be sent to one target, as it is kept until it was sent or given up. */
import { lineWords, ruleWords } from '#lib/shared/alert-words.ts';
import type { AlertView, FloodLine } from '#lib/shared/wire/alerts.ts';

export interface Job {
	/** `push`, `webhook:ops`, `email:night`. */
	channel: string;
	/** Whom a push is for. */
	person: string | null;
	/** What it tells of: an alert, or the line of many. */
	alert: AlertView | null;
	line: FloodLine | null;
	/** It only takes the place of what was told before. */
	silent: boolean;
	/** When it was to be sent first, ms since 1970. */
	since: number;
	tries: number;
	/** Browsers that have it already. */
	done: string[];
}

/** What leaves Andon: nothing in it is the customer's. */
export interface Outgoing {
	severity: AlertView['severity'];
	client: string;
	clientName: string;
	/** One line. */
	text: string;
	/** What is to be done; null for a line of many. */
	act: string | null;
	rule: string | null;
	ref: string | null;
	at: number;
	/** Where to see it; null when Andon does not know its own address. */
	url: string | null;
}

/** @param zone IANA name, for times of day. @param publicUrl where people find Andon */
export function outgoing(
	{ alert, line }: Job,
	client: { id: string; name: string },
	zone: string,
	publicUrl: string | undefined
): Outgoing {
	const url = publicUrl === undefined ? null : new URL('/alerts', publicUrl).href;
	const about = { client: client.id, clientName: client.name, url };
	if (alert)
		return {
			...about,
			severity: alert.severity,
			text: alert.title,
			act: alert.act,
			rule: ruleWords(alert.rule),
			ref: alert.ref,
			at: alert.at
		};
	return {
		...about,
		severity: line && line.critical > 0 ? 'critical' : 'warning',
		text: line ? `More alerts than are told one by one: ${lineWords(line, zone)}` : '',
		act: null,
		rule: null,
		ref: null,
		at: line?.since ?? 0
	};
}
