import { CLOCKS, PRIORITIES, SUBJECTS, WAITING_FOR } from '#lib/shared/words.ts';
import type { Chance } from '../chance.ts';
import { given } from './given.ts';
import { MINUTE, type PolicySettings } from './settings.ts';

export const QUEUES = ['cards', 'loans'];

type Match = PolicySettings['for'];

/** Each by something else than those before it, so that none stands in the shadow of another; the last may fit all. */
export function drawPolicies(chance: Chance, hours: string[]): PolicySettings[] {
	const kinds: ((chance: Chance) => Match)[] = [
		() => ({ priority: chance.oneOrMore([1, 2, 3] as const) }),
		() => ({ subject: chance.oneOrMore(SUBJECTS.slice(1)) }),
		() => ({ tier: chance.oneOrMore([2, 3, 4] as const) }),
		() => ({ queue: chance.oneOrMore(QUEUES) }),
		() => ({ vip: true })
	];
	const matches = chance.some(kinds, 0.3).map((draw) => draw(chance));
	if (chance.often(0.7)) matches.push({});
	return matches.map((match, index) => drawPolicy(chance, `Policy ${index + 1}`, match, hours));
}

export function drawPolicy(
	chance: Chance,
	name: string,
	match: Match,
	hours: string[]
): PolicySettings {
	const resolve = drawAllowance(chance, [60, 240, 480, 1440, 4320]);
	const update = chance.maybe(0.6, () => drawAllowance(chance, [30, 60, 240, 1440]));
	const clocks = CLOCKS.filter((clock) => clock !== 'update' || update !== undefined);
	return {
		name,
		for: match,
		calendar: chance.pick(hours),
		// nobody has longer to claim than to resolve
		claim: drawAllowance(chance, [5, 15, 30, 60]),
		...given({ update }),
		resolve,
		warn: chance.weighed([
			[2, [50, 75, 90]],
			[3, [75]],
			[3, []],
			[1, [1, 99]],
			[1, [10, 30, 50, 70, 90]]
		]),
		pause: Object.fromEntries(
			chance
				.some(WAITING_FOR, 0.6)
				.map((whom) => [whom, chance.pick([30, 240, 1440, 4320]) * MINUTE])
		),
		onRetier: chance.some(CLOCKS, 0.5),
		onReopen: chance.some(CLOCKS, 0.6),
		...given({
			raiseAt: chance.maybe(0.3, () => ({
				clock: chance.pick(clocks),
				share: chance.pick([25, 50, 80, 90])
			})),
			escalateAfter: chance.maybe(0.4, () => ({
				age: chance.pick([30, 240, 1440, 4320]) * MINUTE,
				subject: chance.pick(SUBJECTS)
			}))
		})
	};
}

function drawAllowance(chance: Chance, minutes: readonly number[]): PolicySettings['claim'] {
	const draw = () => chance.pick(minutes) * MINUTE;
	if (chance.often(0.5)) return draw();
	const [first, second, third, fourth] = PRIORITIES.map(draw);
	return { 1: first ?? 0, 2: second ?? 0, 3: third ?? 0, 4: fourth ?? 0 };
}
