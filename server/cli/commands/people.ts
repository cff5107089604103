import { z } from 'zod';
import { ROLES } from '#lib/shared/words.ts';
import { People } from '#server/services/identity/people.ts';
import { check, Name, scope, scopeText } from '../checks.ts';
import { Fault, table, type Command } from '../command.ts';

const Role = z.literal(ROLES, `expected ${ROLES.join(', ')}`);
const EXPECTED_CLIENTS = "--clients: expected client ids with commas, or '*' for every client";

export const people: Command[] = [
	{
		name: 'people list',
		usage: '',
		does: 'shows who may sign in',
		words: [],
		async run({ directory, say }) {
			const rows = directory
				.all('person')
				.map(({ id, name, role, clients, password }) => [
					id,
					name,
					role,
					scopeText(clients),
					password === null ? 'one tap (demo)' : 'password'
				]);
			const heads = ['id', 'name', 'role', 'for', 'signs in by'];
			say(table(heads, rows.sort(), 'Nobody has an account yet.'));
		}
	},
	{
		name: 'people put',
		usage: `<id> --name <name> --role ${ROLES.join('|')} --clients <client,…|*>`,
		does: 'adds a person and shows a first password, once; or changes what is given',
		words: ['id'],
		options: { name: { type: 'string' }, role: { type: 'string' }, clients: { type: 'string' } },
		async run(bench, given) {
			const { directory, say } = bench;
			const people = new People(directory);
			const typed = given.word('id');
			const known = people.find(typed);
			const name = check(Name, given.text('name') ?? known?.name, '--name');
			const role = check(Role, given.text('role') ?? known?.role, '--role');
			const wanted = given.text('clients');
			const clients = wanted === undefined ? known?.clients : scope(bench, wanted);
			if (clients === undefined) throw new Fault(EXPECTED_CLIENTS);
			const put = await people.put(typed, { name, role, clients });
			if (!put.ok) throw new Fault(put.reason);
			if (put.password === null) return say(`Changed ${put.id}.`);
			say(put.password);
			say(`It is shown only now. ${name} signs in as "${put.id}" with it.`);
		}
	},
	{
		name: 'people password',
		usage: '<id>',
		does: 'makes a fresh password in place of a lost one and shows it, once',
		words: ['id'],
		async run({ directory, say }, given) {
			const made = await new People(directory).newPassword(given.word('id'));
			if (!made.ok) throw new Fault(made.reason);
			say(made.password);
			say(`It is shown only now. The old one of "${made.id}" holds no more.`);
		}
	},
	{
		name: 'people remove',
		usage: '<id>',
		does: 'ends an account; whoever is signed in with it is out within seconds',
		words: ['id'],
		async run({ directory, say }, given) {
			const removed = await new People(directory).remove(given.word('id'));
			if (!removed.ok) throw new Fault(removed.reason);
			say(`Removed ${removed.id}.`);
		}
	}
];
