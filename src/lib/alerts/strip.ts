/** The alerts that a desk shows above its list: the newest, and the line of many. Pure. */
import type { AlertTold, AlertView, FloodLine } from '#lib/shared/wire/alerts.ts';

export interface Strip {
	/** Newest first. */
	alerts: readonly AlertView[];
	line: FloodLine | null;
}

export const EMPTY_STRIP: Strip = { alerts: [], line: null };
/** What is above that is on the page of alerts. */
const MOST = 20;

/** A line takes the place of the same line before; an older one does not come back. */
export function tell(strip: Strip, told: AlertTold): Strip {
	switch (told.kind) {
		case 'alert':
			if (strip.alerts.some((one) => same(one, told.alert))) return strip;
			return { ...strip, alerts: [told.alert, ...strip.alerts].slice(0, MOST) };
		case 'line':
			if (strip.line && strip.line.since > told.line.since) return strip;
			return { ...strip, line: told.line };
		case 'ended':
			return {
				...strip,
				alerts: strip.alerts.filter(
					({ client, id }) => client !== told.client || !told.ids.includes(id)
				)
			};
	}
}

/** What was put away by hand. */
export const without = (strip: Strip, gone: AlertView): Strip => ({
	...strip,
	alerts: strip.alerts.filter((one) => !same(one, gone))
});

const same = (one: AlertView, other: AlertView): boolean =>
	one.id === other.id && one.client === other.client;
