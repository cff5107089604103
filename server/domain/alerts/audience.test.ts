import { describe, expect, it } from 'vitest';
import { alertOf, personOf } from '../../../tests/support/alert-samples.ts';
import { audience } from './audience.ts';
import type { Alert } from './alert.ts';

const PEOPLE = [
	personOf('ana'),
	personOf('ben'),
	personOf('cleo', 'supervisor', ['other']),
	personOf('dora', 'manager'),
	personOf('eve', 'administrator')
];
const TEAMS = [
	{ id: 'leads', name: 'Leads', tier: 1, members: ['ana'] },
	{ id: 'experts', name: 'Billing experts', tier: 2, members: ['ben', 'cleo'] },
	{ id: 'desk', name: 'Night desk', tier: 2, members: null },
	{ id: 'ghosts', name: 'Ghosts', tier: 3, members: ['nobody'] }
] as const;

const told = (
	part: Partial<Alert>,
	teams: Parameters<typeof audience>[2] = TEAMS,
	people = PEOPLE
) =>
	audience(alertOf({ tier: null, ...part }), people, teams)
		.map(({ id }) => id)
		.join(' ');

describe('ALRT-3 an alert is told to those whom it concerns, and always to somebody', () => {
	it.each<[string, Partial<Alert>, string]>([
		['the members of its team, by what it is called', { team: 'Billing experts' }, 'ben'],
		['… or by its id', { team: 'leads' }, 'ana'],
		['and who has it', { team: 'leads', owner: 'dora' }, 'ana dora'],
		['a team of whom nobody is known: those of its tier', { team: 'Night desk', tier: 2 }, 'ben'],
		['no team: those of its tier', { tier: 1 }, 'ana'],
		['nobody of the team has an account: every supervisor', { team: 'Ghosts', tier: 3 }, 'ana ben'],
		['nothing known: every supervisor', { team: 'Elsewhere' }, 'ana ben'],
		['its owner alone', { to: 'owner', owner: 'ben', team: 'leads' }, 'ben'],
		['an owner without an account: the team', { to: 'owner', owner: 'zed', team: 'leads' }, 'ana'],
		['management', { to: 'management', team: 'leads' }, 'dora'],
		['who looks after Andon', { to: 'administrators' }, 'eve'],
		['never somebody who does not serve the client', { team: 'experts', client: 'acme' }, 'ben'],
		[
			'only the members of its team',
			{ to: 'members', team: 'Billing experts', owner: 'ana' },
			'ben'
		],
		['… of whom nobody is known: nobody', { to: 'members', team: 'Night desk', tier: 2 }, ''],
		['… of no team: those of its tier', { to: 'members', tier: 1 }, 'ana'],
		['another client', { client: 'other', to: 'owner', owner: 'cleo' }, 'cleo']
	])('%s', (_name, part, people) => {
		expect(told(part)).toBe(people);
	});

	it('where there is no such role, whoever serves the client', () => {
		expect(told({ to: 'management' }, [], [personOf('ana')])).toBe('ana');
		expect(told({ to: 'team' }, [], [personOf('eve', 'administrator')])).toBe('eve');
		expect(told({ to: 'administrators' }, [], [personOf('dora', 'manager')])).toBe('dora');
		expect(told({ to: 'team' }, [], [])).toBe('');
	});
});
