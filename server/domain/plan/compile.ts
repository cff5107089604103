/** A configuration made ready to decide by. */
import { PRIORITIES, type Priority } from '#lib/shared/words.ts';
import { compileCalendar } from '../calendar/calendar.ts';
import { staffed } from '../configuration/roster.ts';
import {
	Configuration,
	type PathSpec,
	type PolicySpec,
	type StepSpec
} from '../configuration/schema.ts';
import { KEEP_CLOSED_MS, OFFER_MS } from '../limits.ts';
import { readSop } from '../sop/read.ts';
import { AROUND_THE_CLOCK, DEFAULT_POLICY } from './default.ts';
import {
	fits,
	type NamedCalendar,
	type Path,
	type Plan,
	type PlannedStep,
	type Policy
} from './plan.ts';

/**
 * @param zone the client's, for what names none
 * @param configuration checked: every name in it stands for something
 * @throws Error when a calendar cannot be compiled
 */
export function compilePlan(zone: string, version: number, configuration: Configuration): Plan {
	const home = configuration.zone ?? zone;
	const calendars = new Map<string, NamedCalendar>([['always', AROUND_THE_CLOCK]]);
	for (const [name, spec] of Object.entries(configuration.calendars))
		calendars.set(name, { name, hours: compileCalendar(spec, home) });
	const calendar = (name: string) => calendars.get(name) ?? AROUND_THE_CLOCK;
	const policies = configuration.policies.map((spec) => policyOf(spec, calendar(spec.calendar)));
	const paths = configuration.paths.map((spec) => ({
		spec,
		path: pathOf(spec, calendar(spec.calendar), configuration, home)
	}));
	const teamName = (team: string | undefined) =>
		team === undefined ? null : (configuration.teams[team]?.name ?? team);
	return {
		version,
		zone: home,
		configuration,
		teams: Object.entries(configuration.teams).map(([id, { name, tier, skills }]) => ({
			id,
			name,
			tier,
			skills
		})),
		immediate: configuration.immediate.map((one) => ({ ...one, teamName: teamName(one.team) })),
		sops: new Map(
			configuration.sops.map((sop) => [sop.name, readSop(sop).steps.map(({ text }) => text)])
		),
		lease: configuration.lease ?? null,
		followUp: configuration.followUp?.within ?? null,
		reopenWithin: configuration.reopenWithin ?? null,
		offerWithin: configuration.offerWithin ?? OFFER_MS,
		keepClosed: configuration.keepClosed ?? KEEP_CLOSED_MS,
		customers: configuration.customers,
		calendar,
		policyFor: (facts) => policies.find((policy) => fits(policy.for, facts)) ?? DEFAULT_POLICY,
		pathFor: (subject) =>
			paths.find(({ spec }) => spec.for.subject?.includes(subject) ?? subject !== 'sla-breach')
				?.path ?? null,
		path: (name) => paths.find(({ path }) => path.name === name)?.path ?? null
	};
}

/** The plan of a client that was never configured. */
export const defaultPlan = (zone: string): Plan => compilePlan(zone, 0, Configuration.parse({}));

const byPriority = (allowance: PolicySpec['claim']): Record<Priority, number> =>
	typeof allowance === 'number'
		? (Object.fromEntries(PRIORITIES.map((one) => [one, allowance])) as Record<Priority, number>)
		: allowance;

const policyOf = (spec: PolicySpec, calendar: NamedCalendar): Policy => ({
	...spec,
	calendar,
	claim: byPriority(spec.claim),
	update: spec.update === undefined ? null : byPriority(spec.update),
	resolve: byPriority(spec.resolve)
});

const pathOf = (
	{ name, steps, repeat }: PathSpec,
	calendar: NamedCalendar,
	configuration: Configuration,
	zone: string
): Path => ({
	name,
	repeat,
	calendar,
	steps: steps.map((step) => stepOf(step, configuration, zone))
});

function stepOf(
	{ team, ...step }: StepSpec,
	configuration: Configuration,
	zone: string
): PlannedStep {
	const whom = team === undefined ? { tier: step.tier } : { team };
	return {
		...step,
		team: team === undefined ? null : (configuration.teams[team]?.name ?? team),
		staffed: (at) => staffed(configuration, zone, whom, at)
	};
}
