/**
 * Flood control: at most ten alerts in any ten minutes for one who is told, a person or a channel. What is above that
 * goes into one line, which is told once and then changed in place. Pure; the time is handed in.
 */
import type { FloodLine, Severity } from '#lib/shared/wire/alerts.ts';

export const WINDOW_MS = 10 * 60_000;
/** Told one by one within a window; the line is the tenth. */
export const MOST_EACH = 9;
/** The last ones are kept for what cannot wait. */
export const MOST_UNLESS_CRITICAL = 7;

/** What one who is told has been told lately. */
export interface Gate {
	/** Told one by one within the window, oldest first. */
	each: { id: string; at: number }[];
	line: FloodLine | null;
	/** What of the line is of which client. */
	shares: Record<string, Share>;
	/** When the line was told last to what is told of it only now and then. */
	retoldAt: number;
}

export type Share = Pick<FloodLine, 'count' | 'critical' | 'rules'>;

export const NEW_GATE: Gate = { each: [], line: null, shares: {}, retoldAt: 0 };

export type Verdict =
	/** Tell it. */
	| 'each'
	/** The line begins: tell the line. */
	| 'opened'
	/** It is in the line: change that in place. */
	| 'added'
	/** As `added`, and a minute after the line was told last: also where each change of it costs something. */
	| 'retold';

const RETELL_MS = 60_000;

export interface Told {
	id: string;
	client: string;
	rule: string;
	severity: Severity;
}

/** @param now the store's time; never earlier than that of the call before, or taken as that */
export function admit(gate: Gate, alert: Told, now: number): { gate: Gate; verdict: Verdict } {
	const at = Math.max(now, gate.line?.last ?? now, gate.each.at(-1)?.at ?? now);
	const each = gate.each.filter((one) => one.at > at - WINDOW_MS);
	const most = alert.severity === 'critical' ? MOST_EACH : MOST_UNLESS_CRITICAL;
	if (each.length < most)
		return { gate: { ...gate, each: [...each, { id: alert.id, at }] }, verdict: 'each' };
	const running = gate.line && gate.line.since > at - WINDOW_MS ? gate.line : null;
	const line = { ...(running ?? begun(at)), last: at };
	const before = running ? gate.shares : {};
	const shares = { ...before, [alert.client]: added(before[alert.client] ?? NONE, alert) };
	const next = { each, line: { ...line, ...added(line, alert) }, shares };
	if (running && at < gate.retoldAt + RETELL_MS)
		return { gate: { ...gate, ...next }, verdict: 'added' };
	return { gate: { ...next, retoldAt: at }, verdict: running ? 'retold' : 'opened' };
}

/**
 * The line of now; null when the last one is over.
 * @param serves whether they serve a client; who has stopped serving one since is told no more of it
 */
export function lineNow(
	{ line, shares }: Gate,
	now: number,
	serves: (client: string) => boolean = () => true
): FloodLine | null {
	if (!line || line.since <= now - WINDOW_MS) return null;
	const own = Object.entries(shares).filter(([client]) => serves(client));
	if (own.length === 0) return null;
	return { ...line, ...own.map(([, share]) => share).reduce(both) };
}

function both(one: Share, other: Share): Share {
	const rules = { ...one.rules };
	for (const [rule, count] of Object.entries(other.rules)) rules[rule] = (rules[rule] ?? 0) + count;
	return { count: one.count + other.count, critical: one.critical + other.critical, rules };
}

const NONE: Share = { count: 0, critical: 0, rules: {} };

const begun = (at: number): FloodLine => ({
	id: `line-${at}`,
	since: at,
	last: at,
	...NONE
});

const added = ({ count, critical, rules }: Share, { rule, severity }: Told): Share => ({
	count: count + 1,
	critical: critical + (severity === 'critical' ? 1 : 0),
	rules: { ...rules, [rule]: (rules[rule] ?? 0) + 1 }
});
