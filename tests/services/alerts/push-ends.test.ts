import { describe, expect, inject, test, vi } from 'vitest';
import type { Alert } from '#server/domain/alerts/alert.ts';
import type { Account } from '#server/domain/directory.ts';
import { COMMAND_LINE } from '#server/domain/audit.ts';
import { People } from '#server/services/identity/people.ts';
import { addPerson, startAlerts } from '../../support/alerts.ts';
import { TestClock } from '../../support/node.ts';
import { PushBrowser } from '../../support/push-browser.ts';
import { plainClient } from '../../store/contract/support.ts';
import { webReceiver } from '../../support/web-receiver.ts';

const url = inject('stores')[0]?.url ?? '';
const HOUR_MS = 3_600_000;
const ACTOR = { by: COMMAND_LINE, clients: '*' } as const;
const EVERYTHING = {
	...{ quiet: null, zone: 'UTC' },
	push: ['info', 'warning', 'critical'] as const,
	kinds: ['new'] as const
};

/** Ana and Ben, supervisors; a browser of Ana's is to be told. */
async function begin(clock = new TestClock()) {
	const service = await webReceiver();
	const at = await startAlerts(url, { people: ['ana', 'ben'], clock });
	const { store, directory, sessions, alerts } = at;
	const people = new People({
		...{ store, directory, sessions },
		audit: { tell: () => undefined }
	});
	const browser = new PushBrowser(`${service.url}/push/one`);
	const become = (part: Partial<Account>) =>
		directory.change('person', 'ana', (one) => ({ ...one, ...part }));
	const subscribe = () => at.subscribe('ana', browser.subscription);
	await become({ era: 'first' });
	await subscribe();
	/** @returns how many pushes there have been, once one more alert was told */
	const pushes = async (part: Partial<Alert> = {}) => {
		await at.raiseMany(1, { severity: 'critical', ...part });
		while ((await alerts.sweep()) > 0);
		return service.requests.length;
	};
	/** Whose desks were told of the last alert. */
	const toldLast = async () =>
		(await at.fed()).flatMap((one) => (one.kind === 'alert' ? [one.people] : [])).at(-1);
	/** Another browser of Ana's. */
	const enter = (name: string) =>
		at.subscribe('ana', new PushBrowser(`${service.url}/push/${name}`).subscription);
	let known = 0;
	/** Which browsers were told since it was asked last. @param count of all pushes */
	const sent = (count: number) => {
		const told = service.requests.slice(known, count).map(({ path }) => path.split('/').at(-1));
		known = count;
		return told.sort().reverse();
	};
	/** As an administrator does, from the list. */
	const endOne = async (token: string) => {
		const own = (await sessions.of('ana', token)).find((one) => one.own);
		return people.endSession(ACTOR, 'ana', own?.id ?? '');
	};
	return {
		...at,
		clock,
		service,
		browser,
		people,
		become,
		subscribe,
		asks: at.subscribe,
		enter,
		sent,
		pushes,
		toldLast,
		endOne
	};
}

describe('ALRT-33 whoever was sent away is told nothing', () => {
	test('who is disabled is told nothing, and counts for nobody who was told', async () => {
		const { people, pushes, toldLast, alerts } = await begin();
		const own = { to: 'owner', owner: 'ana' } as const;
		expect(await pushes(own)).toBe(1);
		expect(await toldLast()).toEqual(['ana']);
		await alerts.prefer('ana', { ...EVERYTHING, push: [...EVERYTHING.push], kinds: ['new'] });
		expect((await people.disable(ACTOR, 'ana', true)).ok).toBe(true);
		expect(await pushes(own)).toBe(1);
		expect(await toldLast(), 'somebody else hears of it').toEqual(['ben']);
		// nobody watches, so that nothing is told
		expect(await pushes({ to: 'watchers', rule: 'new', severity: 'info' })).toBe(1);
		expect(await toldLast()).toEqual(['ben']);
		expect((await people.disable(ACTOR, 'ana', false)).ok).toBe(true);
		expect(await pushes(own), 'what ended stays ended').toBe(1);
	});

	test.each([
		['who is disabled since', { disabledAt: 1 }],
		['who has stopped serving the client since', { clients: [] }]
	])('nor is what waits to be sent again, to %s', async (_who, part) => {
		const { become, pushes, service, alerts, store } = await begin();
		service.answer = 500;
		expect(await pushes()).toBe(1);
		await become(part);
		await vi.waitFor(
			async () => {
				await alerts.sweep();
				expect(await store.alertJobs.waiting('acme')).toEqual([]);
			},
			{ timeout: 30_000, interval: 50 }
		);
		expect(service.requests).toHaveLength(1);
	});

	test('what ends every session of an account ends its push; asked anew, it is told again', async () => {
		const { people, pushes, subscribe, store } = await begin();
		expect(await pushes()).toBe(1);
		expect((await people.endSessions(ACTOR, 'ana')).ok).toBe(true);
		expect(await pushes()).toBe(1);
		expect(await subscribe()).not.toBeNull();
		expect(await pushes()).toBe(2);
		expect(await store.alertPeople.browsers('ana')).toHaveLength(1);
	});

	test('browsers whose session is over take no place', async () => {
		const at = await begin();
		const browser = (index: number) => ({
			endpoint: `https://push.example/${index}`,
			keys: { p256dh: 'AAAA', auth: 'AAAA' }
		});
		for (let index = 0; index < 19; index++)
			expect(await at.asks('ana', browser(index))).not.toBeNull();
		expect(await at.asks('ana', browser(20))).toBeNull();
		await at.become({ era: 'second' });
		expect(await at.asks('ana', browser(20))).not.toBeNull();
		expect(await at.store.alertPeople.browsers('ana')).toHaveLength(1);
	});

	test('a session that an administrator or its person ended takes the push of its browser along, and no other', async () => {
		const at = await begin();
		const [one, two] = [await at.subscribe(), await at.enter('two')];
		const three = await at.enter('three');
		expect(at.sent(await at.pushes())).toEqual(['two', 'three', 'one']);
		expect(await at.endOne(one ?? '')).toBe(true);
		expect(at.sent(await at.pushes())).toEqual(['two', 'three']);
		await at.sessions.signOut(two ?? '');
		expect(at.sent(await at.pushes())).toEqual(['three']);
		// what is asked in a session that has just ended is not granted either
		expect(await at.alerts.subscribe('ana', at.browser.subscription, one ?? '')).toBe('signed-out');
		await at.sessions.signOut(three ?? '');
		expect(at.sent(await at.pushes())).toEqual([]);
		await at.pushes({ to: 'watchers', rule: 'new', severity: 'info', title: 'merely new' });
		const { alerts } = await at.alerts.reader.list(['acme'], 'active', 10);
		expect(alerts.map(({ title }) => title)).not.toContain('merely new');
	});

	test('a session that nobody uses tells on until it may last no longer', async () => {
		const at = await begin();
		const token = await at.subscribe();
		await at.store.sessions.end('another', 'ana');
		const plain = await plainClient(url);
		for (const key of await plain.keys(`${at.prefix}:session:*`)) await plain.del(key);
		expect(await at.sessions.holds(token ?? '', false)).toBe(false);
		expect(await at.pushes()).toBe(1);
		at.clock.forward(167 * HOUR_MS);
		expect(await at.pushes()).toBe(2);
		at.clock.forward(2 * HOUR_MS);
		expect(await at.pushes()).toBe(2);
		// who comes again is told again
		expect(await at.subscribe()).not.toBeNull();
		expect(await at.pushes()).toBe(3);
	});

	test('with an account goes what it asked to be told, and whoever is called so later begins with nothing', async () => {
		const { people, pushes, alerts, directory, store } = await begin();
		await alerts.prefer('ana', { ...EVERYTHING, push: [...EVERYTHING.push], kinds: ['new'] });
		await alerts.mute('ana', store.clock.now() + 3_600_000);
		expect((await people.remove(ACTOR, 'ana')).ok).toBe(true);
		await addPerson(directory, 'ana');
		expect(await alerts.preferences('ana')).toBeNull();
		expect(await alerts.mutedUntil('ana')).toBeNull();
		expect(await store.alertPeople.browsers('ana')).toEqual([]);
		expect(await pushes()).toBe(0);
	});
});
