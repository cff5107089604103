import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { run } from '#server/cli/run.ts';
import { Audit } from '#server/services/audit.ts';
import { Directory } from '#server/services/directory.ts';
import { DEFAULT_SIGN_IN } from '#server/domain/sign-in.ts';
import { FACTOR, PROVIDER_SECRET } from '#server/services/identity/sealing.ts';
import { reseal } from '#server/services/reseal.ts';
import { openStore } from '#server/store/index.ts';
import { NO_KEYS, type SecretKeys } from '#server/store/seals.ts';
import { testLog } from '../../support/logs.ts';
import { freshPrefix } from '../../support/node.ts';
import { plainClient, written } from './support.ts';

const key = (fill: number) => new Uint8Array(32).fill(fill);
const keys = (current: number, ...older: number[]): SecretKeys => ({
	current: key(current),
	older: older.map(key)
});

const CONNECTOR = {
	client: 'acme',
	connector: 'zendesk',
	settings: { secrets: ['hush-settings'] }
};
const kept = (version: number) => ({
	...{ client: 'acme', version, at: version, why: null },
	by: { kind: 'program' as const, id: 'test', name: 'Test' },
	written: {
		zone: 'UTC',
		alerts: { webhooks: [{ name: 'ops', url: `https://chat.example/hush-address-${version}` }] }
	}
});
const BROWSER = {
	endpoint: 'https://push.example/hush-endpoint',
	keys: { p256dh: 'hush-p256dh', auth: 'hush-auth' }
};
const VAPID = { publicKey: 'public', privateKey: 'hush-private' };

describe.each(inject('stores'))('secrets, on $name', ({ url }) => {
	const opened = async (prefix: string, secrets: SecretKeys) => {
		const store = await openStore({ url, prefix, secrets });
		onTestFinished(() => store.close());
		const directory = new Directory(store);
		await directory.load();
		return { store, directory };
	};

	/** Keeps one of each kind. @returns what reads them all */
	const fill = async ({ store, directory }: Awaited<ReturnType<typeof opened>>) => {
		await directory.put('client', 'acme', { id: 'acme', name: 'Acme', zone: 'UTC' });
		const secret = store.sealed.seal(FACTOR('ana'), 'hush-factor');
		await directory.put('person', 'ana', {
			...{ id: 'ana', name: 'Ana', role: 'agent', clients: '*', password: null },
			secondFactor: { secret, since: 1, recovery: [] }
		});
		await directory.put('sign-in', 'settings', {
			...DEFAULT_SIGN_IN,
			secret: store.sealed.seal(PROVIDER_SECRET, 'hush-provider')
		});
		await directory.put('connector', 'acme/zendesk', CONNECTOR);
		expect(await store.configurations.keep(kept(1))).toBe(true);
		expect(await store.configurations.keep(kept(2))).toBe(true);
		await store.alertPeople.vapid(() => VAPID);
		await store.alertPeople.subscribe('ana', { subscription: BROWSER, session: undefined });
		await Promise.all([store.linkSecrets.current(), store.maskKey.current()]);
		await store.visitorSecret.read();
	};

	const readAll = async ({ store, directory }: Awaited<ReturnType<typeof opened>>) => {
		await directory.load();
		return {
			connector: directory.find('connector', 'acme/zendesk'),
			held: directory.find('configuration', 'acme'),
			versions: [
				await store.configurations.read('acme', 1),
				await store.configurations.read('acme', 2)
			],
			factor: store.sealed.open(
				FACTOR('ana'),
				directory.find('person', 'ana')?.secondFactor?.secret ?? ''
			),
			provider: store.sealed.open(
				PROVIDER_SECRET,
				directory.find('sign-in', 'settings')?.secret ?? ''
			),
			vapid: await store.alertPeople.vapid(() => VAPID),
			browsers: (await store.alertPeople.browsers('ana')).map(({ subscription }) => subscription),
			links: await store.linkSecrets.live(),
			others: [await store.maskKey.current(), await store.visitorSecret.read()]
		};
	};

	const everything = async (prefix: string) =>
		JSON.stringify(await written(await plainClient(url), prefix));

	test('SEC-6 with a key no secret lies in the store as it is, and each is read as it was', async () => {
		const prefix = freshPrefix();
		const at = await opened(prefix, keys(1));
		await fill(at);
		const read = await readAll(at);
		expect(read).toMatchObject({
			connector: CONNECTOR,
			held: kept(2),
			versions: [kept(1), kept(2)],
			factor: 'hush-factor',
			provider: 'hush-provider',
			vapid: VAPID,
			browsers: [BROWSER]
		});
		// another node reads the same
		expect(await readAll(await opened(prefix, keys(1)))).toEqual(read);
		const text = await everything(prefix);
		for (const secret of ['hush', ...read.links, ...read.others])
			expect(text).not.toContain(secret);
		// what is no secret can be looked up as before
		expect(text).toContain('Acme');
	});

	test('SEC-6 a sealed entry is changed as any other, whoever is faster', async () => {
		const { store, directory } = await opened(freshPrefix(), keys(1));
		await directory.add('connector', 'acme/zendesk', { ...CONNECTOR, settings: { n: 0 } });
		const more = () =>
			directory.change('connector', 'acme/zendesk', (one) => ({
				...one,
				settings: { n: (one.settings as { n: number }).n + 1 }
			}));
		await Promise.all(Array.from({ length: 8 }, more));
		expect(await store.directory.read('connector:acme/zendesk')).toMatchObject({
			settings: { n: 8 }
		});
	});

	test('SEC-7 a secret that was copied to another place by whoever has the store does not open', async () => {
		const prefix = freshPrefix();
		const at = await opened(prefix, keys(1));
		await fill(at);
		const plain = await plainClient(url);
		const hash = `${prefix}:directory`;
		const stolen = (await plain.hGet(hash, 'connector:acme/zendesk')) ?? '';
		await plain.hSet(hash, 'connector:globex/zendesk', stolen);
		await expect(at.store.directory.read('connector:globex/zendesk')).rejects.toThrow(
			/sealed for another place/
		);
	});

	test('SEC-8 the command line seals what was kept before there was a key, and again under another', async () => {
		const prefix = freshPrefix();
		const before = await opened(prefix, NO_KEYS);
		await fill(before);
		const read = await readAll(before);
		expect(await everything(prefix)).toContain('hush-settings');

		const type = async (secrets: SecretKeys) => {
			const said: string[] = [];
			const { store, directory } = await opened(prefix, secrets);
			const audit = new Audit({ store, log: testLog() });
			const nothing = { read: async () => '', write: async () => undefined };
			const say = (line: string) => void said.push(line);
			const bench = { store, directory, audit, say, ...nothing };
			const open = async () => ({ bench, close: async () => undefined });
			const code = await run(['secrets', 'reseal'], { open, say, complain: say });
			await audit.settled();
			return [code, said.join('\n')];
		};
		expect(await type(NO_KEYS)).toEqual([1, expect.stringContaining('ANDON_SECRET_KEY')]);
		// connector, the configuration that holds and its two versions, a browser, four texts, a person, the provider
		expect(await type(keys(1))).toEqual([0, expect.stringMatching(/^11 sealed anew/)]);
		expect(await everything(prefix)).not.toContain('hush');
		expect(await readAll(await opened(prefix, keys(1)))).toEqual(read);
		expect(await type(keys(1))).toEqual([0, expect.stringMatching(/^0 sealed anew/)]);

		const both = await opened(prefix, keys(2, 1));
		expect(await readAll(both)).toEqual(read);
		expect(await reseal(both.store, both.directory)).toBe(11);
		expect(await readAll(await opened(prefix, keys(2)))).toEqual(read);
	});

	test('SEC-9 a node whose keys are not those of the others does not start', async () => {
		const prefix = freshPrefix();
		await opened(prefix, keys(1));
		for (const wrong of [keys(2), NO_KEYS, keys(3, 2)])
			await expect(openStore({ url, prefix, secrets: wrong })).rejects.toThrow(
				/^seal-check is sealed with another key: set ANDON_SECRET_KEY/
			);
		await opened(prefix, keys(2, 1));
	});
});
