/** Values worth trying a rule with: what its own text makes a border, the extremes, and nothing at all. */
import type { Mentions } from './mentions.ts';
import type { Value, Variable } from './variables/index.ts';

/** As long as a text of a case may be. */
const LONGEST = 300;
const MOST = 200;

/** @returns at least one value; undefined is "not known" */
export function valuesWorthTrying(variable: Variable, said: Mentions): (Value | undefined)[] {
	const found = new Set<Value | undefined>(valuesOf(variable, said));
	if (variable.unknown !== undefined) found.add(undefined);
	return [...found].slice(0, MOST);
}

function valuesOf(variable: Variable, said: Mentions): Value[] {
	switch (variable.type) {
		case 'bool':
			return [true, false];
		case 'string':
			return variable.values ? [...variable.values] : texts(said);
		case 'int':
			return within(variable, around(said.numbers, 1).map(Math.round));
		case 'double':
			return within(variable, [0.5, ...around(said.numbers, 1e-6), ...around(said.numbers, 1)]);
		case 'duration':
			return within(variable, around(said.durations, 1, spans(said.numbers)));
	}
}

/** Numbers and their neighbours first, then what two of them make together. */
function around(said: ReadonlySet<number>, step: number, more: number[] = []): number[] {
	const own = [...said].slice(0, 12);
	const pairs = own.flatMap((one) => own.flatMap((other) => [one + other, one - other]));
	return [0, ...own, ...more, ...own.map((one) => -one), ...pairs].flatMap((one) => [
		one,
		one + step,
		one - step
	]);
}

/** Numbers that may be meant as the hours, minutes or seconds of a duration. */
const spans = (numbers: ReadonlySet<number>): number[] =>
	[...numbers].slice(0, 12).flatMap((one) => [one * 60_000, one * 3_600_000, one * 1000]);

function within({ range: [least, most] = [-1e15, 1e15] }: Variable, numbers: number[]): number[] {
	const inside = numbers.filter((one) => Number.isFinite(one) && one >= least && one <= most);
	return [least, most, ...inside];
}

function texts({ texts: said, numbers }: Mentions): string[] {
	const own = [...said].slice(0, 40);
	const few = own.slice(0, 7);
	const allBetween = few.flatMap((first) =>
		few.map((last) =>
			[first, ...few.filter((one) => one !== first && one !== last), last].join(' ')
		)
	);
	const long = [...numbers].filter((one) => one >= 0 && one < LONGEST);
	return [
		'',
		'x',
		...own,
		...own.flatMap((one) => [one.toLowerCase(), one.toUpperCase()]),
		...allBetween,
		...long.flatMap((one) => ['x'.repeat(one), 'x'.repeat(one + 1)]),
		'x'.repeat(LONGEST)
	].filter((one) => one.length <= LONGEST);
}

/** Some texts of a rule behind one another, of some length: for what asks more of a text than one of them gives. */
export function textByChance({ texts: said, numbers }: Mentions, random: () => number): string {
	const some = [...said]
		.filter(() => random() < 0.5)
		.map((one) => ({ one, at: random() }))
		.sort((one, other) => one.at - other.at)
		.map(({ one }) => one);
	const text = some.join(random() < 0.5 ? '' : ' ');
	const sizes = [...numbers].filter((one) => one > 0 && one <= LONGEST);
	const size = sizes[Math.floor(random() * sizes.length * 2)];
	return (size === undefined ? text : text.padEnd(size + (random() < 0.5 ? 1 : 0), 'x')).slice(
		0,
		LONGEST
	);
}

/** Texts that differ from one by what a rule mentions: put before it, behind it, into it, or taken out; or as long as it says. */
export function textsNear(text: string, { texts: said, numbers }: Mentions): string[] {
	const own = [...said].filter((one) => one !== '').slice(0, 40);
	const sizes = [...numbers].filter((one) => one > text.length && one < LONGEST);
	const gap = text.includes(' ') ? text.indexOf(' ') : text.length;
	const filled = (size: number) =>
		text.slice(0, gap) + 'x'.repeat(size - text.length) + text.slice(gap);
	return [
		...own.flatMap((one) => [
			`${one} ${text}`,
			`${text} ${one}`,
			text.replace(' ', ` ${one} `),
			text.replaceAll(one, '')
		]),
		...sizes.flatMap((size) => [filled(size), filled(size + 1)])
	].filter((one) => one.length <= LONGEST);
}

/** What holds of every case, for what a rule mentions all of: a rule that asks for the opposite never fires. */
export const ALWAYS_SO: Record<'case' | 'queue', readonly string[]> = {
	case: [
		'case.escalated == (case.tier > 0)',
		'case.escalated == (case.subject != "")',
		'case.escalated == (case.trigger != "")',
		'(case.tier > 0) == (case.subject != "")',
		'(case.tier > 0) == (case.trigger != "")',
		'(case.subject != "") == (case.trigger != "")',
		'case.escalated == has(case.escalatedFor)',
		'(case.tier > 0) == has(case.escalatedFor)',
		'case.escalated || !case.claimed',
		'case.tier > 0 || !case.claimed',
		'case.claimed == (case.owner != "")',
		'case.claimed == has(case.claimedFor)',
		'case.escalated || !has(case.clock.claim.share)',
		'case.escalated || !has(case.clock.update.share)',
		'case.escalated || !has(case.clock.resolve.share)',
		'case.tier > 0 || !has(case.clock.claim.share)',
		'case.tier > 0 || !has(case.clock.update.share)',
		'case.tier > 0 || !has(case.clock.resolve.share)',
		'!case.claimed || !has(case.clock.claim.share)',
		'(case.status == "waiting") == (case.waitingFor != "")',
		'case.age >= case.inTier',
		'case.age >= case.sinceTold',
		'case.age >= case.sinceChange',
		'case.age >= case.escalatedFor',
		'case.age >= case.claimedFor',
		'has(case.clock.claim.share) == has(case.clock.claim.left)',
		'has(case.clock.update.share) == has(case.clock.update.left)',
		'has(case.clock.resolve.share) == has(case.clock.resolve.left)',
		'case.clock.claim.past == (case.clock.claim.left <= duration("0s"))',
		'case.clock.update.past == (case.clock.update.left <= duration("0s"))',
		'case.clock.resolve.past == (case.clock.resolve.left <= duration("0s"))',
		'has(customer.openCases) == (case.customer != "")',
		'has(customer.cases30Days) == (case.customer != "")',
		'has(customer.escalations30Days) == (case.customer != "")',
		'case.queue != "" || !has(queue.waiting)',
		'case.queue != "" || !has(queue.oldestWait)',
		'queue.name == case.queue',
		'queue.waiting > 0 || queue.oldestWait == duration("0s")'
	],
	queue: ['queue.waiting > 0 || queue.oldestWait == duration("0s")']
};
