import { SCOPES, type Scope } from '#lib/shared/access/scopes.ts';
import { ApiKeys } from '#server/services/identity/api-keys.ts';
import { Attempts } from '#server/services/identity/attempts.ts';
import { SetUp } from '#server/services/identity/set-up.ts';
import { check, Name, scope, scopeText } from '../checks.ts';
import { Fault, table, tell, type Command } from '../command.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** `*`, or scopes with commas. @throws Fault that names what is none */
function scopesOf(typed: string | undefined): Scope[] {
	if (typed?.trim() === '*') return [...SCOPES];
	const named = (typed ?? '').split(',').map((one) => one.trim());
	const wrong = named.find((one) => !SCOPES.some((scope) => scope === one));
	if (wrong === undefined) return SCOPES.filter((scope) => named.includes(scope));
	const said = wrong === '' ? '' : `there is no "${wrong}"; `;
	throw new Fault(
		`--scopes: ${said}expected some of ${SCOPES.join(', ')} with commas, or '*' for all`
	);
}

export const keys: Command[] = [
	{
		name: 'keys make',
		usage: '<name> --clients <client,…|*> --scopes <scope,…|*>',
		does: 'makes an API key and shows it, once',
		words: ['name'],
		options: { clients: { type: 'string' }, scopes: { type: 'string' } },
		async run(bench, given) {
			const { store, directory, say } = bench;
			const name = check(Name, given.word('name'), 'name');
			const wanted = given.text('clients');
			if (wanted === undefined)
				throw new Fault("--clients: expected client ids with commas, or '*' for every client");
			const clients = scope(bench, wanted);
			const scopes = scopesOf(given.text('scopes'));
			const key = await new ApiKeys(store, directory).make(name, clients, scopes);
			tell(bench, 'key:made', key.id, {
				detail: `${name}, for ${scopeText(clients)}: ${scopes.join(', ')}`
			});
			say(key.text);
			say(
				`It is shown only now. It is for ${scopeText(clients)} and may ${scopes.join(', ')}; \`keys revoke ${key.id}\` ends it.`
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
				.map(({ id, name, clients, scopes, createdAt, revokedAt }) => [
					id,
					name,
					scopeText(clients),
					scopes.length === SCOPES.length ? 'everything' : scopes.join(', '),
					day(createdAt),
					revokedAt === null ? '' : day(revokedAt)
				]);
			const heads = ['id', 'name', 'for', 'may', 'made', 'revoked'];
			say(table(heads, rows, 'There are no keys.'));
		}
	},
	{
		name: 'keys revoke',
		usage: '<id>',
		does: 'ends an API key, on every node, within seconds',
		words: ['id'],
		async run(bench, given) {
			const { store, directory, say } = bench;
			const id = given.word('id');
			if (!(await new ApiKeys(store, directory).revoke(id)))
				throw new Fault(`There is no key ${id}. \`keys list\` shows them.`);
			tell(bench, 'key:revoked', id, { detail: directory.find('key', id)?.name ?? '' });
			say(`Revoked ${id}.`);
		}
	},
	{
		name: 'set-up-token',
		usage: '',
		does: 'makes a fresh token for the first administrator, in place of a lost one',
		words: [],
		async run(bench) {
			const { store, directory, audit, say } = bench;
			const token = await new SetUp({
				store,
				directory,
				audit,
				attempts: new Attempts(store)
			}).renew();
			if (token === null)
				throw new Fault(
					'Somebody has an account already: `people put` adds others, `people password` replaces a lost password.'
				);
			tell(bench, 'set-up:token', 'set-up');
			say(token);
			say('It is shown only now. Open /set-up and make the first administrator with it.');
		}
	}
];
