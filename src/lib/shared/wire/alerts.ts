/** Alerts as they cross the wire: to desks, walls, pages and the API. Instants are ms since 1970 on the server's clock. */
import { z } from 'zod';
import { SEVERITIES, type EscalatedTier, type Severity } from '../words.ts';

export { SEVERITIES, type Severity };

/** What the title of an alert names besides its case, tier and team, so that a page can say it in any language. */
export interface AlertNames {
	/** Who did it, and whom it is about. */
	by?: string;
	to?: string;
	/** The step that was passed over. */
	step?: { tier: EscalatedTier; team: string | null };
	shift?: string;
	/** A wall and its place, and what is the matter with it: dark, stale, muted. */
	wall?: string;
	trouble?: string;
	/** Such as `webhook:ops`, and why it failed. */
	channel?: string;
	why?: string;
}

export interface AlertView {
	/** Unique within its client. */
	id: string;
	client: string;
	/** The case that it is about, and what people call it; null when it is about none. */
	case: string | null;
	ref: string | null;
	/** What counts it, such as `clock:resolve:past`. */
	rule: string;
	severity: Severity;
	/** What is the matter, in one line; without anything that the customer said or is called. */
	title: string;
	/** What is to be done. */
	act: string;
	/** Where the case was then: the tier, and the team by its name. Null where the alert is about none. */
	tier?: EscalatedTier | null;
	team?: string | null;
	/** Left out where the title names nothing else, and by older nodes. */
	names?: AlertNames;
	/** Why, in the words of whoever did it; left out where they gave no reason. For desks alone. */
	why?: string;
	/** When it came to be so. */
	at: number;
	/** When Andon told of it; later than `at` after an outage. */
	raisedAt: number;
	/** Null while it asks for somebody. */
	endedAt: number | null;
	/** What ended it. */
	ended: string | null;
	acknowledged: { by: { id: string; name: string }; at: number } | null;
	/** How often it came again while it was there. */
	repeated: number;
	/** It came and went too often to be told each time. */
	chattering: boolean;
}

/** What is told in one line because there was too much of it: "and 391 more since 14:02: 380 past SLA". */
export interface FloodLine {
	id: string;
	since: number;
	/** When the last one was put into it. */
	last: number;
	count: number;
	critical: number;
	/** Rule → how many. */
	rules: Record<string, number>;
}

/** Whether somebody wants no push for a while, as the pages show it. */
export interface MuteView {
	/** Null while push is not muted. */
	until: number | null;
	/** The server's time when this was so. */
	now: number;
	/** IANA name of the floor, of the times that are shown and chosen. */
	zone: string;
	/** The shift that runs, and when it ends. */
	shift: { name: string; to: number } | null;
}

/** What a desk is told: an alert, its one line of many (which takes the place of the same line before), or an end. */
export type AlertTold =
	| { kind: 'alert'; alert: AlertView }
	| { kind: 'line'; line: FloodLine }
	| { kind: 'ended'; client: string; ids: string[] }
	/** Until when who is at the desk wants no push; null when it is not muted. */
	| { kind: 'muted'; until: number | null };

/** A critical alert as a wall shows it. */
export type WallAlert = Pick<AlertView, 'id' | 'client' | 'ref' | 'rule' | 'title' | 'raisedAt'>;

export const VERDICTS = ['fine', 'busy', 'over', 'flood'] as const;
/** One alert in ten minutes is fine, two are busy, more is over what a person can answer, above ten is a flood. */
export type Verdict = (typeof VERDICTS)[number];

export interface RuleBudget {
	rule: string;
	count: number;
	/** Of all alerts of the span, 0 to 1. */
	share: number;
	/** Alerts a supervisor in ten minutes, on average. */
	rate: number;
	/** Came and went, and were not told each time. */
	chattering: number;
	/** What would make it fewer. */
	suggestion: string;
}

/** How many alerts there were, and whether people could answer them. */
export interface AlertBudget {
	from: number;
	to: number;
	/** Among how many supervisors they are reckoned. */
	supervisors: number;
	count: number;
	/** Alerts a supervisor in ten minutes: on average, and in the worst ten minutes. */
	rate: number;
	peak: { from: number; to: number; rate: number };
	verdict: Verdict;
	severities: Record<Severity, number>;
	/** The most frequent first. */
	rules: RuleBudget[];
	/** The rule that the worst ten minutes are mostly made of; null while that is within what people can answer. */
	floods: RuleBudget | null;
	chattering: number;
	/** Alerts that have asked for somebody for more than a day. */
	stale: number;
}

export const SPANS = { '10-minutes': 600_000, hour: 3_600_000, day: 86_400_000 } as const;
export type SpanName = keyof typeof SPANS;

/** A way out of Andon, and how it does. */
export interface ChannelView {
	client: string;
	/** Such as `webhook:ops`. */
	channel: string;
	state: 'unused' | 'well' | 'failing';
	/** How often in a row it failed. */
	failures: number;
	okAt: number | null;
	failedAt: number | null;
	why: string | null;
	/** What waits to be sent. */
	waiting: number;
}

const TimeOfDay = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 22:00');

/** What a person chooses by kind to be told of in the browser; what is of none of them goes by its severity. */
export const PUSH_KINDS = ['new', 'lease', 'promise', 'past-sla', 'offered', 'mention'] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** How one person wants to be told beyond the desk. */
export const AlertPreferences = z.strictObject({
	/** In these hours only critical alerts; one that ends no later than it begins ends the next day. */
	quiet: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).nullable(),
	/** IANA name, of these hours. */
	zone: z.string().refine(isZone, 'expected an IANA time zone such as Asia/Manila'),
	push: z.array(z.literal(SEVERITIES)).max(SEVERITIES.length),
	kinds: z.array(z.literal(PUSH_KINDS)).max(PUSH_KINDS.length)
});
export type AlertPreferences = z.infer<typeof AlertPreferences>;

/** For how long somebody wants no push: an hour, until the shift ends, until a time of day, or no longer. */
export const MuteChoice = z.union(
	[
		z.strictObject({ for: z.literal(['hour', 'shift', 'over']) }),
		z.strictObject({ until: TimeOfDay })
	],
	'expected {"for": "hour"}, "shift" or "over", or {"until": "18:00"}'
);
export type MuteChoice = z.infer<typeof MuteChoice>;

function isZone(name: string): boolean {
	try {
		return name !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+={0,2}$/, 'expected base64url');

/** What a browser gives who wants to be told while the page is closed. */
export const PushSubscription = z.object({
	endpoint: z.url({ protocol: /^https$/, error: 'expected an https address' }).max(2000),
	keys: z.object({ p256dh: Base64Url.max(200), auth: Base64Url.max(100) })
});
export type PushSubscription = z.infer<typeof PushSubscription>;

/** What a push notification carries. */
export interface PushPayload {
	title: string;
	body: string;
	/** A later one of the same tag takes the place of this one. */
	tag: string;
	/** It only takes a place: no sound. */
	silent: boolean;
	at: number;
	/** The case that it is about, as `client/case`; null when it is about none. */
	case: string | null;
}
