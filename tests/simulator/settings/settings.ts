/**
 * What a client of the simulator wants, in numbers: the shape of a configuration that was read, its spans in ms. The
 * engine is given it as it would be written; the reckoning that checks the engine takes these numbers as they are.
 */
import type { Configuration, ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { PRIORITIES, type Priority } from '#lib/shared/words.ts';

export type Settings = Configuration & { zone: string };
export type CalendarSettings = Settings['calendars'][string];
export type PolicySettings = Settings['policies'][number];
export type PathSettings = Settings['paths'][number];
export type StepSettings = PathSettings['steps'][number];

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** As people write it: 1d 2h 30m. */
export function spanText(ms: number): string {
	const parts = [
		[Math.floor(ms / DAY), 'd'],
		[Math.floor((ms % DAY) / HOUR), 'h'],
		[Math.floor((ms % HOUR) / MINUTE), 'm'],
		[Math.floor((ms % MINUTE) / 1000), 's']
	] as const;
	return parts
		.filter(([count]) => count > 0)
		.map(([count, unit]) => `${count}${unit}`)
		.join(' ');
}

type Allowance = number | Record<Priority, number>;

const allowanceText = (allowance: Allowance) =>
	typeof allowance === 'number'
		? spanText(allowance)
		: (Object.fromEntries(
				PRIORITIES.map((priority) => [priority, spanText(allowance[priority])])
			) as Record<Priority, string>);

const policyText = ({ claim, update, resolve, pause, escalateAfter, ...rest }: PolicySettings) => ({
	...rest,
	claim: allowanceText(claim),
	...(update !== undefined && { update: allowanceText(update) }),
	resolve: allowanceText(resolve),
	pause: Object.fromEntries(Object.entries(pause).map(([whom, ms]) => [whom, spanText(ms ?? 0)])),
	...(escalateAfter && {
		escalateAfter: { subject: escalateAfter.subject, age: spanText(escalateAfter.age) }
	})
});

/** The same as it is written. */
export function written(settings: Settings): ConfigurationInput {
	const { policies, paths, lease, followUp, reopenWithin, offerWithin, customers, ...rest } =
		settings;
	const text = {
		...rest,
		policies: policies.map(policyText),
		paths: paths.map((path) => ({
			...path,
			steps: path.steps.map((step) => ({ ...step, dwell: spanText(step.dwell) }))
		})),
		...(lease !== undefined && { lease: spanText(lease) }),
		...(followUp && { followUp: { within: spanText(followUp.within) } }),
		...(reopenWithin !== undefined && { reopenWithin: spanText(reopenWithin) }),
		...(offerWithin !== undefined && { offerWithin: spanText(offerWithin) }),
		customers: {
			...customers,
			linkValid: spanText(customers.linkValid),
			again: spanText(customers.again)
		}
	};
	return text as ConfigurationInput;
}
