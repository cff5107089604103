/** Configurations by chance, such as a client could save, with everything that the engine knows. */
import { CLOCKS, SUBJECTS } from '#lib/shared/words.ts';
import type { Chance } from '../chance.ts';
import { drawCalendars } from './draw-calendars.ts';
import { drawPaths } from './draw-paths.ts';
import { drawPolicies, drawPolicy } from './draw-policies.ts';
import { drawShifts, drawTeams } from './draw-teams.ts';
import { given } from './given.ts';
import { DAY, HOUR, MINUTE, type Settings } from './settings.ts';

export const CAUSES = ['Card expired', 'Limit reached'];
const TIERS = [1, 2, 3, 4] as const;

/** What holds for a client that was never configured. */
export const unconfigured = (zone: string): Settings => ({
	zone,
	calendars: {},
	teams: {},
	policies: [],
	paths: [],
	immediate: [],
	rules: [],
	sops: [],
	shifts: [],
	breach: ['resolve'],
	causes: [],
	templates: [],
	customers: {
		mayEscalate: false,
		linkValid: 14 * DAY,
		again: DAY,
		subject: 'complaint',
		reasons: [],
		thanks: 'Thank you.'
	},
	alerts: { webhooks: [], email: [] }
});

/** @param from where the simulated time begins: holidays lie around it */
export function drawSettings(chance: Chance, zone: string, from: number): Settings {
	const calendars = drawCalendars(chance, from);
	const hours = ['always', ...Object.keys(calendars)];
	const teams = drawTeams(chance);
	return {
		...unconfigured(zone),
		calendars,
		teams,
		policies: drawPolicies(chance, hours),
		paths: drawPaths(chance, hours, teams),
		immediate: drawImmediate(chance, teams),
		sops: chance.often(0.3)
			? [{ name: 'calm', title: 'Keep calm', for: {}, text: '- Listen' }]
			: [],
		shifts: chance.often(0.5) ? drawShifts(chance) : [],
		...given({
			lease: chance.maybe(0.6, () => chance.pick([30 * MINUTE, HOUR, 4 * HOUR])),
			followUp: chance.maybe(0.5, () => ({ within: chance.pick([4 * HOUR, DAY, 3 * DAY]) })),
			reopenWithin: chance.maybe(0.5, () => chance.pick([2 * HOUR, DAY, 5 * DAY])),
			offerWithin: chance.maybe(0.3, () => chance.pick([MINUTE, 20 * MINUTE, HOUR]))
		}),
		breach: chance.weighed([
			[3, ['resolve']],
			[1, [...CLOCKS]],
			[1, []],
			[1, ['claim', 'update']]
		]),
		causes: chance.often(0.5) ? CAUSES : [],
		customers: {
			...unconfigured(zone).customers,
			mayEscalate: chance.often(0.7),
			again: chance.pick([HOUR, DAY, 2 * DAY]),
			subject: chance.pick(SUBJECTS),
			...given({ tier: chance.maybe(0.3, () => chance.pick(TIERS)) }),
			reasons: ['It takes too long']
		}
	};
}

function drawImmediate(chance: Chance, teams: Settings['teams']): Settings['immediate'] {
	const matches = [{ vip: true }, { priority: [1 as const] }, { queue: ['cards'] }];
	return chance.some(matches, 0.3).map((match, index) => {
		const team = chance.maybe(0.3, () => Object.keys(teams)[0]);
		const tier = team ? teams[team]?.tier : chance.maybe(0.5, () => chance.pick(TIERS));
		return {
			name: `At once ${index + 1}`,
			for: match,
			subject: chance.pick(SUBJECTS),
			...given({ tier, team })
		};
	});
}

const APART = [
	'lease',
	'followUp',
	'reopenWithin',
	'offerWithin',
	'breach',
	'causes',
	'customers',
	'shifts'
] as const;

/** Another configuration: a new one, or the old one with some parts of a new one. */
export function drawChange(chance: Chance, old: Settings, from: number): Settings {
	const other = drawSettings(chance, old.zone, from);
	if (chance.often(0.4)) return other;
	const taken: readonly string[] = chance.some(APART, 0.4);
	const mixed = {
		...Object.fromEntries(Object.entries(old).filter(([part]) => !taken.includes(part))),
		...Object.fromEntries(Object.entries(other).filter(([part]) => taken.includes(part)))
	} as Settings;
	if (chance.often(0.5)) return mixed;
	const hours = ['always', ...Object.keys(old.calendars)];
	const policies = old.policies.map(({ name, for: match }) =>
		drawPolicy(chance, name, match, hours)
	);
	return { ...mixed, policies };
}
