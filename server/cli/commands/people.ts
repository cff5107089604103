import { z } from 'zod';
import { ESCALATED_TIERS, ROLES } from '#lib/shared/words.ts';
import { COMMAND_LINE } from '#server/domain/audit.ts';
import type { Account } from '#server/domain/directory.ts';
import { accountId, wayOf } from '#server/domain/people.ts';
import { People, type Actor, type Made } from '#server/services/identity/people.ts';
import { Sessions } from '#server/services/identity/sessions.ts';
import { check, Name, scope, scopeText } from '../checks.ts';
import { Fault, table, type Bench, type Command } from '../command.ts';

const Role = z.literal(ROLES, `expected ${ROLES.join(', ')}`);
const EXPECTED_TIERS = `expected tiers with commas, of ${ESCALATED_TIERS.join(', ')}`;
const Tiers = z
	.string()
	.transform((text) => text.split(',').map(Number))
	.pipe(z.array(z.literal(ESCALATED_TIERS, EXPECTED_TIERS)));
const EXPECTED_CLIENTS = "--clients: expected client ids with commas, or '*' for every client";
const WAYS = { 'one-tap': 'one tap (demo)', password: 'password', provider: 'provider' } as const;

const ACTOR: Actor = { by: COMMAND_LINE, clients: '*' };

const peopleOf = ({ store, directory, audit }: Bench): People =>
	new People({ store, directory, audit, sessions: new Sessions(store, directory) });

/** @throws Fault in the words of what was refused */
function done<T>(made: Made<T>): { ok: true; id: string } & T {
	if (made.ok) return made;
	throw new Fault(made.field === '' ? made.reason : `${made.field}: ${made.reason}.`);
}

function sayLink({ say, publicUrl }: Bench, token: string, then: string): void {
	say(`${publicUrl?.replace(/\/$/, '') ?? ''}/invitation/${token}`);
	say(`It is shown only now, holds for three days and opens once. ${then}`);
}

const stateOf = ({ disabledAt, secondFactor, password, way }: Account): string =>
	[
		disabledAt ? 'disabled' : way === 'password' && password === null ? 'to set a password' : '',
		secondFactor ? 'second factor' : ''
	]
		.filter(Boolean)
		.join(', ');

/** A command that does one thing with one account, and says that it did. */
const onOne = (
	name: string,
	does: string,
	act: (people: People, id: string) => Promise<Made>,
	said: (id: string) => string
): Command => ({
	...{ name: `people ${name}`, usage: '<id>', does, words: ['id'] },
	async run(bench, given) {
		const made = done(await act(peopleOf(bench), given.word('id')));
		bench.say(said(made.id));
	}
});

export const people: Command[] = [
	{
		name: 'people list',
		usage: '',
		does: 'shows who may sign in',
		words: [],
		async run({ directory, say }) {
			const rows = directory
				.all('person')
				.map((one) => [
					...[one.id, one.name, one.role, scopeText(one.clients), one.tiers?.join(', ') ?? ''],
					...[WAYS[wayOf(one)], stateOf(one)]
				]);
			const heads = ['id', 'name', 'role', 'for', 'tiers', 'signs in by', ''];
			say(table(heads, rows.sort(), 'Nobody has an account yet.'));
		}
	},
	{
		name: 'people put',
		usage: `<id> --name <name> --role ${ROLES.join('|')} --clients <client,…|*> [--tiers <1,…>]`,
		does: 'adds a person and shows a link to set a password, once; or changes what is given',
		words: ['id'],
		options: {
			name: { type: 'string' },
			role: { type: 'string' },
			clients: { type: 'string' },
			tiers: { type: 'string' }
		},
		async run(bench, given) {
			const everyone = peopleOf(bench);
			const typed = given.word('id');
			const known = bench.directory.find('person', accountId(typed));
			const name = check(Name, given.text('name') ?? known?.name, '--name');
			const role = check(Role, given.text('role') ?? known?.role, '--role');
			const wantedClients = given.text('clients');
			const clients = wantedClients === undefined ? known?.clients : scope(bench, wantedClients);
			if (clients === undefined) throw new Fault(EXPECTED_CLIENTS);
			const wantedTiers = given.text('tiers');
			const tiers = wantedTiers === undefined ? known?.tiers : check(Tiers, wantedTiers, '--tiers');
			const wanted = { name, role, clients, ...(tiers && { tiers }) };
			if (known) {
				done(await everyone.change(ACTOR, typed, wanted));
				return bench.say(`Changed ${known.id}.`);
			}
			const made = done(await everyone.make(ACTOR, typed, wanted));
			sayLink(bench, made.token, `${name} signs in as "${made.id}" from then on.`);
		}
	},
	{
		name: 'people password',
		usage: '<id>',
		does: 'ends a lost password and all sessions, and shows a link to set another one, once',
		words: ['id'],
		async run(bench, given) {
			const made = done(await peopleOf(bench).link(ACTOR, given.word('id'), true));
			sayLink(bench, made.token, `The old password of "${made.id}" holds no more.`);
		}
	},
	onOne(
		...(['sign-out', 'ends all sessions of a person'] as const),
		(all, id) => all.endSessions(ACTOR, id),
		(id) => `${id} is out everywhere.`
	),
	onOne(
		...(['second-factor-reset', 'takes a lost second factor away'] as const),
		(all, id) => all.resetSecondFactor(ACTOR, id),
		(id) => `${id} has no second factor any more, and is out everywhere.`
	),
	onOne(
		...(['disable', 'keeps a person out, without forgetting who they are'] as const),
		(all, id) => all.disable(ACTOR, id, true),
		(id) => `Disabled ${id}.`
	),
	onOne(
		...(['enable', 'lets a disabled person in again'] as const),
		(all, id) => all.disable(ACTOR, id, false),
		(id) => `Enabled ${id}.`
	),
	onOne(
		...(['remove', 'ends an account; whoever is signed in with it is out within seconds'] as const),
		(all, id) => all.remove(ACTOR, id),
		(id) => `Removed ${id}.`
	)
];
