/**
 * Policies and immediate escalations that never hold, or always: there are few enough kinds of cases to try them all.
 */
import {
	ESCALATED_TIERS,
	PRIORITIES,
	SUBJECTS,
	type EscalatedTier,
	type Subject
} from '#lib/shared/words.ts';
import { fits, type Fits } from '../../plan/plan.ts';
import { quoted } from '../finding.ts';
import { listed } from '../nearest.ts';
import type { Match } from '../schema.ts';
import type { Check } from './check.ts';

interface Named {
	name: string;
	for: Match;
}

export const policiesHold: Check = {
	needs: ['policies'],
	run({ policies }, { fault, warn }) {
		if (policies.length === 0) return;
		const firsts = firstOf(policies, everyKind(policies, everyPlace()));
		policies.forEach((policy, index) => {
			if (!firsts.some(({ first }) => first === index))
				fault(['policies', index], shadowed(policies, index, firsts));
		});
		const without = firsts.find(({ first, facts }) => first === -1 && facts.tier > 0);
		if (without)
			warn(
				['policies'],
				`no policy is for ${kindText(without.facts)}: what is built in holds for it; add a policy without "for" as the last`
			);
	}
};

export const immediateHold: Check = {
	needs: ['immediate'],
	run({ immediate }, { fault }) {
		const kinds = everyKind(immediate, [{ subject: null, tier: 0 }]);
		const firsts = firstOf(immediate, kinds);
		immediate.forEach((one, index) => {
			if (kinds.every((facts) => fits(one.for, facts)))
				fault(
					['immediate', index, 'for'],
					'every case would be escalated at once: say which, such as for: { priority: [1] } or for: { vip: true }'
				);
			else if (!firsts.some(({ first }) => first === index))
				fault(['immediate', index], shadowed(immediate, index, firsts));
		});
	}
};

type Place = Pick<Fits, 'subject' | 'tier'>;

const everyPlace = (): Place[] => [
	{ subject: null, tier: 0 },
	...SUBJECTS.flatMap((subject: Subject) =>
		ESCALATED_TIERS.map((tier: EscalatedTier) => ({ subject, tier }))
	)
];

/** Every kind of case that `list` can tell apart. */
function everyKind(list: readonly Named[], places: readonly Place[]): Fits[] {
	const queues = [null, ...queuesApart(list)];
	return places.flatMap((place) =>
		PRIORITIES.flatMap((priority) =>
			queues.flatMap((queue) =>
				[false, true].map((vip): Fits => ({ ...place, priority, queue, vip }))
			)
		)
	);
}

/** More are not told apart: it would take long, and nobody has so many sorts of queues. */
const MOST_QUEUES = 200;

/** One queue of each sort: those that the same entries name are alike. */
function queuesApart(list: readonly Named[]): string[] {
	const namedBy = new Map<string, number[]>();
	list.forEach(({ for: { queue = [] } }, index) => {
		for (const name of new Set(queue)) namedBy.set(name, [...(namedBy.get(name) ?? []), index]);
	});
	const sorts = new Map([...namedBy].map(([name, indexes]) => [indexes.join(), name]));
	return [...sorts.values()].slice(0, MOST_QUEUES);
}

interface First {
	facts: Fits;
	/** Index of the first that fits; -1 when none does. */
	first: number;
}

const firstOf = (list: readonly Named[], kinds: readonly Fits[]): First[] =>
	kinds.map((facts) => ({ facts, first: list.findIndex((one) => fits(one.for, facts)) }));

function shadowed(list: readonly Named[], index: number, firsts: readonly First[]): string {
	const match = list[index]?.for ?? {};
	const before = new Set(
		firsts.filter(({ facts }) => fits(match, facts)).map(({ first }) => first)
	);
	const names = [...before].map((one) => quoted(list[one]?.name ?? ''));
	return `it never holds: ${listed(names)} before it ${names.length > 1 ? 'fit' : 'fits'} first; put this one further up, or take it out`;
}

const kindText = ({ subject, tier, priority, queue, vip }: Fits): string =>
	[
		subject ?? 'any subject',
		`priority ${priority}`,
		`tier ${tier}`,
		...(queue === null ? [] : [`queue ${queue}`]),
		vip ? 'VIP' : 'not VIP'
	].join(', ');
