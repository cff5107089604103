import { ApiKeys } from '#server/services/identity/api-keys.ts';
import { Sessions } from '#server/services/identity/sessions.ts';
import { check, Name, scope, scopeText } from '../checks.ts';
import { Fault, table, type Command } from '../command.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const keys: Command[] = [
	{
		name: 'keys make',
		usage: '<name> --clients <client,…|*> [--set-up]',
		does: 'makes an API key and shows it, once',
		words: ['name'],
		options: { clients: { type: 'string' }, 'set-up': { type: 'boolean' } },
		async run(bench, given) {
			const { store, directory, say } = bench;
			const name = check(Name, given.word('name'), 'name');
			const wanted = given.text('clients');
			if (wanted === undefined)
				throw new Fault("--clients: expected client ids with commas, or '*' for every client");
			const clients = scope(bench, wanted);
			const key = await new ApiKeys(store, directory).make(name, clients, given.flag('set-up'));
			say(key.text);
			say(
				`It is shown only now. It is for ${scopeText(clients)}; \`keys revoke ${key.id}\` ends it.`
			);
		}
	},
	{
		name: 'keys list',
		usage: '',
		does: 'shows the API keys, without their secrets',
		words: [],
		async run({ directory, say }) {
			const rows = directory
				.all('key')
				.sort((one, other) => one.createdAt - other.createdAt)
				.map(({ id, name, clients, setUp, createdAt, revokedAt }) => [
					id,
					name,
					scopeText(clients),
					setUp ? 'yes' : 'no',
					day(createdAt),
					revokedAt === null ? '' : day(revokedAt)
				]);
			const heads = ['id', 'name', 'for', 'may set up', 'made', 'revoked'];
			say(table(heads, rows, 'There are no keys.'));
		}
	},
	{
		name: 'keys revoke',
		usage: '<id>',
		does: 'ends an API key, on every node, within seconds',
		words: ['id'],
		async run({ store, directory, say }, given) {
			const id = given.word('id');
			if (!(await new ApiKeys(store, directory).revoke(id)))
				throw new Fault(`There is no key ${id}. \`keys list\` shows them.`);
			say(`Revoked ${id}.`);
		}
	},
	{
		name: 'set-up-token',
		usage: '',
		does: 'makes a fresh token for the first administrator, in place of a lost one',
		words: [],
		async run({ store, directory, say }) {
			const token = await new Sessions(store, directory).renewSetUp();
			if (token === null)
				throw new Fault(
					'Somebody has an account already: `people put` adds others, `people password` replaces a lost password.'
				);
			say(token);
			say('It is shown only now. Open /set-up and make the first administrator with it.');
		}
	}
];
