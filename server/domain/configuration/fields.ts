/** Small values of a configuration, as people write them. */
import { z } from 'zod';
import { text } from '#lib/shared/wire/commands.ts';
import { PRIORITIES, SUBJECTS, ESCALATED_TIERS } from '#lib/shared/words.ts';

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PART = /(\d+)\s*([smhd])/g;
const WHOLE = /^\s*(\d+\s*[smhd]\s*)+$/;
const YEAR_MS = 366 * UNITS.d;

/** A span such as `15m`, `1h 30m`, `2d` in ms; null when it is none. A day is 24 hours. */
export function parseSpan(said: string): number | null {
	if (!WHOLE.test(said)) return null;
	let ms = 0;
	for (const [, count, unit] of said.matchAll(PART)) ms += Number(count) * UNITS[unit as 'm'];
	return ms;
}

/** A span of time, read into ms. */
export const Span = z
	.string()
	.transform((said, context) => {
		const ms = parseSpan(said);
		if (ms !== null && ms > 0 && ms <= YEAR_MS) return ms;
		context.addIssue({ code: 'custom', message: 'expected a time such as 15m, 1h 30m or 2d' });
		return z.NEVER;
	})
	.meta({ override: { type: 'string', examples: ['15m', '1h 30m', '2d'] } });

/** Bounds of a span of time, and one that most take; as they are written. */
export interface Between {
	least: string;
	most: string;
	such: string;
}

const spanBetween = (between: Between) => {
	const [least, most] = [parseSpan(between.least) ?? 0, parseSpan(between.most) ?? 0];
	const field = z
		.string()
		.transform((said, context) => {
			const ms = parseSpan(said);
			if (ms !== null && ms >= least && ms <= most) return ms;
			context.addIssue({ code: 'custom', message: `expected ${betweenText(between)}` });
			return z.NEVER;
		})
		.meta({ override: { type: 'string', examples: [between.such] } });
	return { between, field };
};

export const betweenText = ({ least, most, such }: Between): string =>
	`a time from ${least} to ${most}, such as ${such}`;

/** How long a colleague has to accept what is offered. */
export const OFFER_SPAN = spanBetween({ least: '30s', most: '1h', such: '5m' });
/** How long what was written of a case is kept after it has ended. */
export const KEPT_SPAN = spanBetween({ least: '7d', most: '3660d', such: '400d' });

/** A local time of day, "00:00" to "24:00". */
export const TimeOfDay = z
	.string()
	.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'expected a time of day such as 09:30');

/** `09:00-17:30`; one that ends no later than it begins ends the next day. */
export const Interval = z
	.string()
	.regex(
		/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
		'expected hours such as 09:00-17:30'
	);

/** A name by which other parts of the configuration refer to something. */
export const Name = z
	.string()
	.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'expected 1–40 lower-case letters, digits or "-"');

/** Text for people. */
export const Label = text(80);
export const SubjectField = z.literal(SUBJECTS);
export const PriorityField = z.literal(PRIORITIES);
export const TierField = z.literal(ESCALATED_TIERS);
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const WeekdayField = z.literal(WEEKDAYS);
