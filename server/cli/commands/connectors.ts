import { findConnector, listConnectors } from '#server/connectors/registry.ts';
import { knownClient } from '../checks.ts';
import { Fault, line, table, tell, type Command } from '../command.ts';

export const connectors: Command[] = [
	{
		name: 'connectors put',
		usage: '<client> <connector> <file|->',
		does: 'connects a system to a client, with its settings as JSON from a file or standard input',
		words: ['client', 'connector', 'file'],
		async run(bench, given) {
			const client = knownClient(bench, given.word('client')).id;
			const connector = registered(given.word('connector'));
			const settings = parse(await bench.read(given.word('file')));
			const configured = connector.configure(settings);
			if (!configured.ok)
				throw new Fault(`The settings of ${connector.title}: ${configured.reason}`);
			const name = `${client}/${connector.id}`;
			const known = bench.directory.find('connector', name) !== null;
			await bench.directory.put('connector', name, { client, connector: connector.id, settings });
			tell(bench, known ? 'connector:changed' : 'connector:connected', name, { client });
			bench.say(`Connected. ${connector.title} is to send to /hooks/${client}/${connector.id}.`);
		}
	},
	{
		name: 'connectors list',
		usage: '[client]',
		does: 'shows what is connected, without secrets',
		words: ['client?'],
		async run(bench, given) {
			const only = given.maybe('client');
			if (only !== undefined) knownClient(bench, only);
			const rows = bench.directory
				.all('connector')
				.filter(({ client }) => only === undefined || client === only)
				.map(({ client, connector, settings }) => {
					const configured = findConnector(connector)?.configure(settings);
					const state = configured?.ok ? 'in order' : (configured?.reason ?? 'unknown here');
					return [client, connector, `/hooks/${client}/${connector}`, state];
				});
			bench.say(
				table(['client', 'connector', 'address', 'settings'], rows.sort(), 'Nothing is connected.')
			);
		}
	},
	{
		name: 'connectors remove',
		usage: '<client> <connector>',
		does: 'disconnects a system; what it sends from then on is refused',
		words: ['client', 'connector'],
		async run(bench, given) {
			const { directory, say } = bench;
			const client = given.word('client');
			const name = `${client}/${given.word('connector')}`;
			if (!directory.find('connector', name)) throw new Fault(`${name} is not connected.`);
			await directory.remove('connector', name);
			tell(bench, 'connector:disconnected', name, { client });
			say(`Disconnected ${name}.`);
		}
	},
	{
		name: 'dead-letters list',
		usage: '<client>',
		does: 'shows the deliveries that could not be applied, and why',
		words: ['client'],
		async run(bench, given) {
			const client = knownClient(bench, given.word('client')).id;
			const letters = await bench.store.inbox.deadLetters(client);
			const rows = letters.map(({ id, why, delivery }) => [
				id,
				delivery.connector,
				new Date(delivery.receivedAt).toISOString(),
				why
			]);
			bench.say(table(['id', 'connector', 'received', 'why'], rows, 'There are no dead letters.'));
		}
	},
	{
		name: 'dead-letters replay',
		usage: '<client> <id|all>',
		does: 'has a running node apply dead letters again',
		words: ['client', 'id'],
		async run(bench, given) {
			const client = knownClient(bench, given.word('client')).id;
			const wanted = given.word('id');
			const all = await bench.store.inbox.deadLetters(client);
			const letters = all.filter(({ id }) => wanted === 'all' || id === wanted);
			if (letters.length === 0 && wanted !== 'all')
				throw new Fault(`There is no dead letter ${line(wanted)} of ${client}.`);
			for (const letter of letters) await bench.store.inbox.revive(client, letter);
			tell(bench, 'dead-letters:replayed', client, { client, detail: String(letters.length) });
			bench.say(`${letters.length} put back; a running node applies them within seconds.`);
		}
	}
];

function registered(id: string) {
	const found = findConnector(id);
	if (found) return found;
	const known = listConnectors().map((one) => one.id);
	throw new Fault(`There is no connector ${line(id)}. There are ${known.join(', ')}.`);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Fault('The settings: expected JSON.'); // the parser would quote them, secrets and all
	}
}
