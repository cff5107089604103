import { Slug } from '#lib/shared/wire/commands.ts';
import { DEFAULT_POLICY } from '#server/domain/policy.ts';
import { PolicyField } from '#server/services/policy-field.ts';
import { ZoneField } from '#server/services/zone-field.ts';
import { check, knownClient, Name } from '../checks.ts';
import { table, type Command } from '../command.ts';

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
		usage:
			'<client> --name <name> [--zone <zone>] [--claim 5,10,15,30] [--resolve 60,120,480,1440]',
		does: 'sets up a client, or changes its name, zone and minutes by priority',
		words: ['client'],
		options: {
			name: { type: 'string' },
			zone: { type: 'string' },
			claim: { type: 'string' },
			resolve: { type: 'string' }
		},
		async run({ directory, say }, given) {
			const id = check(Slug, given.word('client'), 'client');
			const known = directory.find('client', id);
			const name = check(Name, given.text('name') ?? known?.name, '--name');
			const zone = check(ZoneField, given.text('zone') ?? known?.zone ?? 'UTC', '--zone');
			const before = known?.policy ?? DEFAULT_POLICY;
			const policy = {
				claim: minutes(given.text('claim'), '--claim') ?? before.claim,
				resolve: minutes(given.text('resolve'), '--resolve') ?? before.resolve
			};
			await directory.put('client', id, { ...known, id, name, zone, policy });
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

/** "5,10,15,30": minutes for priority 1 to 4. @throws Fault naming the option */
function minutes(text: string | undefined, option: string) {
	if (text === undefined) return undefined;
	const [first, second, third, fourth] = text.split(',').map(Number);
	return check(PolicyField.shape.claim, { 1: first, 2: second, 3: third, 4: fourth }, option);
}
