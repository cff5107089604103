/**
 * A node with the built pages in a process of its own, for tests in a browser: the demo's people and brands, a store of
 * its own, and no demo floor, so that only the test moves anything. Tells its parent the address and a key.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SCOPES } from '#lib/shared/access/scopes.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { createApp } from '#server/app.ts';
import { NO_HOSTS, readAllowedHosts } from '#server/config/allowed-hosts.ts';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { addPages } from '#server/http/pages.ts';
import { providePages } from '#server/http/page-services.ts';
import { createLog } from '#server/observability/log.ts';
import { startLocalStore } from '#server/store/local/index.ts';
import { openStore } from '#server/store/index.ts';
import { zoneOfMorning } from './zone-of-morning.ts';

export interface Ready {
	url: string;
	key: string;
	/** Of the store's process. */
	storePid: number;
	setUpToken: string | null;
}

/** What the parent asks for: a configuration of a client. It is answered once every request is decided by it. */
export interface Configure {
	client: string;
	written: ConfigurationInput;
}

const [dataDir = '', demo = 'on', port = '0', publicUrl, built] = process.argv.slice(2);
process.env['NODE_ENV'] = 'production';
const local = await startLocalStore({ dataDir, log: () => undefined });
const store = await openStore({ url: local.url });
const http = createServer();
const app = await createApp(http, {
	store,
	log: createLog('error'),
	config: {
		demo: demo === 'on',
		publicUrl: publicUrl || undefined,
		trustProxy: undefined,
		// where tests start what Andon is to ask
		allowedHosts: readAllowedHosts('127.0.0.1') ?? NO_HOSTS,
		keepsOnDevices: process.env['KEEP_ON_DEVICES'] !== 'off'
	},
	dev: false
});
// the tests reckon with the ordinary clocks, whatever those of the demo are
for (const client of app.directory.all('client'))
	await app.directory.remove('configuration', client.id);
for (const floor of app.directory.all('floor'))
	await app.directory.put('floor', floor.id, { ...floor, zone: zoneOfMorning(store.clock.now()) });
providePages(app.pages);
const loadEveryPage = await addPages(app.web, http, {
	dev: false,
	publicUrl: publicUrl || undefined,
	...(built && { built })
});
await loadEveryPage();
http.on('request', app.web);
http.listen(Number(port), '127.0.0.1');
await once(http, 'listening');
const { text: key } = await app.keys.make('browser tests', '*', SCOPES);
const setUpToken = demo === 'on' ? null : await app.identity.setUp.offer();
const ready: Ready = {
	url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
	key,
	setUpToken,
	storePid: local.pid()
};
process.send?.(ready);

/** A session of a person who is made, or changed, for it. It is answered with the session's token. */
export interface Enter {
	person: Person;
}

async function enter({ person }: Enter): Promise<void> {
	await app.directory.put('person', person.id, { ...person, password: null });
	process.send?.({ token: await app.sessions.signInDemo(person.id) });
}

process.on('message', (asked: Configure | Enter) => {
	if ('person' in asked) return void enter(asked);
	const { client, written } = asked;
	const version = (app.directory.find('configuration', client)?.version ?? 0) + 1;
	const by = { kind: 'person' as const, id: 'tests', name: 'Browser tests' };
	const kept = { client, version, at: store.clock.now(), by, why: null, written };
	void app.directory.put('configuration', client, kept).then(() => process.send?.({ version }));
});

async function stop(): Promise<void> {
	await app.stop();
	http.closeAllConnections();
	http.close();
	await store.close();
	await local.stop();
	process.exit(0);
}
process.once('SIGTERM', () => void stop());
process.once('disconnect', () => void stop());
