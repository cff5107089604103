import { Slug } from '#lib/shared/wire/commands.ts';
import { ZoneField } from '#server/services/zone-field.ts';
import { check, knownClient, Name } from '../checks.ts';
import { changedFields } from '#server/domain/audit.ts';
import { table, tell, type Command } from '../command.ts';

export const clients: Command[] = [
	{
		name: 'clients list',
		usage: '',
		does: 'shows the brands that are served',
		words: [],
		async run({ directory, say }) {
			const rows = directory.all('client').map(({ id, name, zone }) => [id, name, zone]);
			say(table(['id', 'name', 'zone'], rows.sort(), 'There are no clients yet.'));
		}
	},
	{
		name: 'clients put',
		usage: '<client> --name <name> [--zone <zone>]',
		does: 'sets up a client, or changes its name and zone',
		words: ['client'],
		options: {
			name: { type: 'string' },
			zone: { type: 'string' }
		},
		async run(bench, given) {
			const { directory, say } = bench;
			const id = check(Slug, given.word('client'), 'client');
			const known = directory.find('client', id);
			const name = check(Name, given.text('name') ?? known?.name, '--name');
			const zone = check(ZoneField, given.text('zone') ?? known?.zone ?? 'UTC', '--zone');
			const client = { id, name, zone };
			await directory.put('client', id, client);
			tell(bench, known ? 'client:changed' : 'client:made', id, {
				...{ client: id, detail: known ? changedFields(known, client) : name }
			});
			say(`${known ? 'Changed' : 'Set up'} ${id}.`);
		}
	},
	{
		name: 'queues list',
		usage: '[client]',
		does: 'shows the queues of one client or of all',
		words: ['client?'],
		async run(bench, given) {
			const { directory, say } = bench;
			const only = given.maybe('client');
			if (only !== undefined) knownClient(bench, only);
			const rows = directory
				.all('queue')
				.filter(({ client }) => only === undefined || client === only)
				.map(({ client, id, name, answerWithin }) => [client, id, name, `${answerWithin} s`]);
			say(table(['client', 'queue', 'name', 'answer within'], rows.sort(), 'There are no queues.'));
		}
	}
];
