/** What goes to a browser, by what its person chose, and nothing while it is muted: with a browser that decrypts it. */
import { describe, expect, inject, test, vi } from 'vitest';
import { DEFAULT_PREFERENCES } from '#server/domain/alerts/kinds.ts';
import { startAlerts, type AlertsOptions } from '../../support/alerts.ts';
import { TestClock } from '../../support/node.ts';
import { PushBrowser } from '../../support/push-browser.ts';
import { webReceiver } from '../../support/web-receiver.ts';

const HOUR = 3_600_000;

describe.each(inject('stores'))('with $name', ({ url }) => {
	async function begin(options: AlertsOptions = {}) {
		const service = await webReceiver();
		const at = await startAlerts(url, { people: ['ana', 'ben'], ...options });
		const browser = new PushBrowser(`${service.url}/push/one`);
		await at.subscribe('ana', browser.subscription);
		const told = () => service.requests.map((request) => browser.open(request));
		const titles = () => told().map(({ title }) => title);
		return { service, at, told, titles };
	}
	const arrival = { to: 'watchers', rule: 'escalated:new', severity: 'info', tier: 2 } as const;

	describe('ALRT-28 each kind of push is chosen by its person', () => {
		test('what is new in one’s tiers goes to the browser of who watches them, and to no desk', async () => {
			const { at, told } = await begin();
			await at.raiseMany(1, { ...arrival, title: 'new' });
			await at.alerts.sweep();
			expect(told()).toMatchObject([{ title: 'new', case: 'acme/C-1' }]);
			expect(await at.toldOf('ana')).toMatchObject({ each: 0 });
			const { alerts } = await at.alerts.reader.list(['acme'], 'active', 10);
			expect(alerts.map(({ title }) => title)).toEqual(['new']);
		});

		test('nobody watches: it is no alert', async () => {
			const { at, told } = await begin();
			const kinds = DEFAULT_PREFERENCES.kinds.filter((kind) => kind !== 'new');
			await at.alerts.prefer('ana', { ...DEFAULT_PREFERENCES, kinds });
			await at.raiseMany(1, arrival);
			await at.alerts.sweep();
			expect(told()).toEqual([]);
			expect((await at.alerts.reader.list(['acme'], 'all', 10)).alerts).toEqual([]);
		});

		test('another tier, or another role, is told nothing', async () => {
			const { at, told } = await begin();
			const ana = at.directory.find('person', 'ana');
			if (!ana) throw new Error('no ana');
			await at.directory.put('person', 'ana', { ...ana, tiers: [3] });
			await at.raiseMany(1, arrival);
			await at.directory.put('person', 'ana', { ...ana, role: 'agent' });
			await at.raiseMany(1, arrival);
			await at.alerts.sweep();
			expect(told()).toEqual([]);
		});

		test('each by its own switch', async () => {
			const { at, titles } = await begin();
			await at.alerts.prefer('ana', { ...DEFAULT_PREFERENCES, push: [], kinds: ['lease'] });
			const own = { to: 'owner', owner: 'ana' } as const;
			for (const rule of ['lease:warned', 'promise:75', 'clock:resolve:past'])
				await at.raiseMany(1, { ...own, rule, title: rule });
			await at.alerts.sweep();
			expect(titles()).toEqual(['lease:warned']);
		});

		test('who chose by severity before there were kinds has all of them', async () => {
			const { at, titles } = await begin();
			const { kinds: _, ...before } = { ...DEFAULT_PREFERENCES, push: [] };
			await at.alerts.prefer('ana', before as never);
			await at.raiseMany(1, { to: 'owner', owner: 'ana', rule: 'promise:75', title: 'promise' });
			await at.alerts.sweep();
			expect(titles()).toEqual(['promise']);
		});

		test('of a flood of them no more than ALRT-6 allows', async () => {
			const { at, told } = await begin();
			await at.raiseMany(60, arrival);
			while ((await at.alerts.sweep()) > 0);
			expect(told()).toHaveLength(8);
		});
	});

	describe('ALRT-29 muted push', () => {
		test('goes nowhere, not even what is critical, until it ends by itself; desks are told when', async () => {
			const clock = new TestClock();
			const { at, titles } = await begin({ clock });
			const until = at.store.clock.now() + HOUR;
			await at.alerts.mute('ana', until);
			expect((await at.fed()).at(-1)).toEqual({ kind: 'muted', person: 'ana', until });
			expect(await at.alerts.toldLately({ id: 'ana', clients: '*' })).toContainEqual({
				kind: 'muted',
				until
			});
			await at.raiseMany(1, { severity: 'critical', title: 'while muted' });
			await at.alerts.sweep();
			expect(titles()).toEqual([]);
			clock.forward(HOUR + 1000);
			expect(await at.alerts.mutedUntil('ana')).toBeNull();
			await at.raiseMany(1, { severity: 'critical', title: 'after it' });
			await at.alerts.sweep();
			expect(titles()).toEqual(['after it']);
		});

		test('what waits to be sent again does not go either', async () => {
			const { service, at } = await begin();
			service.answer = 500;
			await at.raiseMany(1);
			await at.alerts.sweep();
			expect(await at.store.alertJobs.waiting('acme')).toHaveLength(1);
			await at.alerts.mute('ana', at.store.clock.now() + HOUR);
			await vi.waitFor(
				async () => {
					await at.alerts.sweep();
					expect(await at.store.alertJobs.waiting('acme')).toEqual([]);
				},
				{ timeout: 20_000, interval: 50 }
			);
			expect(service.requests).toHaveLength(1);
		});

		test('is muted no longer once that is said', async () => {
			const { at, titles } = await begin();
			await at.alerts.mute('ana', at.store.clock.now() + HOUR);
			await at.alerts.mute('ana', null);
			await at.raiseMany(1, { title: 'told' });
			await at.alerts.sweep();
			expect(titles()).toEqual(['told']);
		});
	});
});
