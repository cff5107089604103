/** The alerts that a desk shows above its list: the newest, and the line of many. Pure. */
import type { AlertTold, AlertView, FloodLine } from '#lib/shared/wire/alerts.ts';
import { SEVERITIES } from '#lib/shared/words.ts';

export interface Strip {
	/** Newest first. */
	alerts: readonly AlertView[];
	line: FloodLine | null;
	/** What was put away by hand: it does not come back with a new connection. */
	away: readonly string[];
}

export const EMPTY_STRIP: Strip = { alerts: [], line: null, away: [] };
/** What is above that is on the page of alerts. */
const MOST = 20;

/** A line takes the place of the same line before; an older one does not come back. */
export function tell(strip: Strip, told: AlertTold): Strip {
	switch (told.kind) {
		case 'alert':
			if (strip.alerts.some((one) => same(one, told.alert))) return strip;
			if (strip.away.includes(nameOf(told.alert))) return strip;
			return { ...strip, alerts: [told.alert, ...strip.alerts].slice(0, MOST) };
		case 'line':
			if (strip.line && strip.line.since > told.line.since) return strip;
			if (strip.away.includes(told.line.id)) return strip;
			return { ...strip, line: told.line };
		case 'muted':
			return strip;
		case 'ended':
			return {
				...strip,
				alerts: strip.alerts.filter(
					({ client, id }) => client !== told.client || !told.ids.includes(id)
				)
			};
	}
}

/** The strip without what is shown in full, or without its line when that is all there is. */
export function putAway(strip: Strip): Strip {
	const first = gravest(strip);
	if (first)
		return {
			...strip,
			alerts: strip.alerts.filter((one) => !same(one, first)),
			away: [...strip.away, nameOf(first)]
		};
	return strip.line ? { ...strip, line: null, away: [...strip.away, strip.line.id] } : strip;
}

const nameOf = ({ client, id }: AlertView): string => `${client}/${id}`;

const same = (one: AlertView, other: AlertView): boolean =>
	one.id === other.id && one.client === other.client;

/** What is shown in full: the newest of the gravest. */
export const gravest = ({ alerts }: Strip): AlertView | null =>
	[...alerts].sort(
		(one, other) => SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity)
	)[0] ?? null;
