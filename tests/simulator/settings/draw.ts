/** Configurations by chance: valid ones, with everything that the engine knows. */
import { CLOCKS, PRIORITIES, SUBJECTS, WAITING_FOR } from '#lib/shared/words.ts';
import { STEP_ENDS } from '#server/domain/configuration/schema.ts';
import type { Chance } from '../chance.ts';
import { drawCalendars } from './draw-calendars.ts';
import { drawTeams, PEOPLE } from './draw-teams.ts';
import {
	DAY,
	HOUR,
	MINUTE,
	type PathSettings,
	type PolicySettings,
	type Settings
} from './settings.ts';

export const QUEUES = ['cards', 'loans'];
export const CAUSES = ['Card expired', 'Limit reached'];

/** @param from where the simulated time begins: holidays lie around it */
export function drawSettings(chance: Chance, zone: string, from: number): Settings {
	const calendars = drawCalendars(chance, from);
	const hours = ['always', ...Object.keys(calendars)];
	const teams = drawTeams(chance);
	return {
		zone,
		calendars,
		teams,
		policies: Array.from({ length: chance.int(0, 3) }, (_, index) =>
			drawPolicy(chance, `Policy ${index + 1}`, hours, index)
		),
		paths: drawPaths(chance, hours, teams),
		immediate: Array.from({ length: chance.weighed([[5, 0], [3, 1], [1, 2]]) }, (_, index) => ({
			name: `At once ${index + 1}`,
			for: chance.pick([{ vip: true }, { priority: [1 as const] }, { queue: ['cards'] }]),
			subject: chance.pick(SUBJECTS),
			...given({
				tier: chance.maybe(0.5, () => chance.pick([1, 2, 3, 4] as const)),
				team: chance.maybe(0.3, () => chance.pick(Object.keys(teams)))
			})
		})),
		rules: [],
		sops: [{ name: 'calm', title: 'Keep calm', for: {}, text: '- Listen\n- Answer' }],
		shifts: chance.often(0.4) ? drawShifts(chance) : [],
		...given({
			lease: chance.maybe(0.6, () => chance.pick([30 * MINUTE, HOUR, 4 * HOUR])),
			followUp: chance.maybe(0.5, () => ({ within: chance.pick([4 * HOUR, DAY, 3 * DAY]) })),
			reopenWithin: chance.maybe(0.5, () => chance.pick([2 * HOUR, DAY, 5 * DAY]))
		}),
		breach: chance.weighed([[3, ['resolve']], [1, [...CLOCKS]], [1, []], [1, ['claim', 'update']]]),
		causes: chance.often(0.5) ? CAUSES : [],
		templates: [],
		customers: {
			mayEscalate: chance.often(0.7),
			linkValid: 14 * DAY,
			again: chance.pick([HOUR, DAY, 2 * DAY]),
			subject: chance.pick(SUBJECTS),
			...given({ tier: chance.maybe(0.3, () => chance.pick([1, 2, 3, 4] as const)) }),
			reasons: ['It takes too long'],
			thanks: 'Thank you.'
		},
		alerts: { webhooks: [], email: [] }
	};
}

/** Keys whose value is undefined are left out. */
const given = <T extends object>(fields: T) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]?: Exclude<T[K], undefined>;
	};

function drawPolicy(
	chance: Chance,
	name: string,
	hours: string[],
	index: number
): PolicySettings {
	const match = {
		priority: chance.maybe(0.4, () => chance.oneOrMore(PRIORITIES)),
		subject: chance.maybe(0.3, () => chance.oneOrMore(SUBJECTS)),
		tier: chance.maybe(0.2, () => chance.oneOrMore([1, 2, 3, 4] as const, 0.5)),
		queue: chance.maybe(0.2, () => chance.oneOrMore(QUEUES)),
		vip: chance.maybe(0.2, () => chance.often(0.5))
	};
	const pauses = chance.some(WAITING_FOR, 0.6);
	return {
		name,
		// the last one of all often fits everything
		for: index > 0 && chance.often(0.5) ? {} : given(match),
		calendar: chance.pick(hours),
		claim: drawAllowance(chance, [5, 15, 30, 60, 120]),
		...given({ update: chance.maybe(0.6, () => drawAllowance(chance, [30, 60, 240, 1440])) }),
		resolve: drawAllowance(chance, [60, 240, 480, 1440, 4320]),
		warn: chance.pick([[50, 75, 90], [75], [], [1, 99], [10, 30, 50, 70, 90]]),
		pause: Object.fromEntries(
			pauses.map((whom) => [whom, chance.pick([30, 240, 1440, 4320]) * MINUTE])
		),
		onRetier: chance.some(CLOCKS, 0.5),
		onReopen: chance.some(CLOCKS, 0.6),
		...given({
			raiseAt: chance.maybe(0.3, () => ({
				clock: chance.pick(CLOCKS),
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
	return chance.often(0.5) ? draw() : { 1: draw(), 2: draw(), 3: draw(), 4: draw() };
}

function drawPaths(chance: Chance, hours: string[], teams: Settings['teams']): PathSettings[] {
	const paths = Array.from({ length: chance.int(0, 2) }, (_, index): PathSettings => {
		const subject = chance.maybe(0.5, () => chance.oneOrMore(SUBJECTS));
		return drawPath(chance, `Path ${index + 1}`, subject, hours, teams);
	});
	if (chance.often(0.4))
		paths.push(drawPath(chance, 'Breach path', ['sla-breach'], hours, teams));
	return paths;
}

function drawPath(
	chance: Chance,
	name: string,
	subject: PathSettings['for']['subject'],
	hours: string[],
	teams: Settings['teams']
): PathSettings {
	const tiers = Array.from({ length: chance.int(1, 4) }, () => chance.pick([1, 2, 3, 4] as const));
	return {
		name,
		for: given({ subject }),
		steps: tiers.sort((one, other) => one - other).map((tier) => {
			const ofTier = Object.keys(teams).filter((id) => teams[id]?.tier === tier);
			const team = ofTier.length > 0 ? chance.maybe(0.7, () => chance.pick(ofTier)) : undefined;
			return {
				tier,
				...given({ team }),
				dwell: chance.pick([45, 120, 480, 1440]) * MINUTE,
				then: chance.weighed([[4, STEP_ENDS[0]], [2, STEP_ENDS[1]], [1, STEP_ENDS[2]]])
			};
		}),
		repeat: chance.weighed([[4, 0], [1, 1], [1, 3]]),
		calendar: chance.pick(hours)
	};
}

/** Shifts that cover the day, with whoever has the luck to be in them. */
const drawShifts = (chance: Chance): Settings['shifts'] =>
	[
		['Early', '06:00', '14:00'],
		['Late', '14:00', '22:00'],
		['Night', '22:00', '06:00']
	].map(([name = '', from = '', to = '']) => ({
		name,
		days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
		from,
		to,
		people: chance.some(PEOPLE, 0.5)
	}));
