import { describe, expect, inject, test, vi } from 'vitest';
import type { Alert } from '#server/domain/alerts/alert.ts';
import type { Account } from '#server/domain/directory.ts';
import { COMMAND_LINE } from '#server/domain/audit.ts';
import { People } from '#server/services/identity/people.ts';
import { Sessions } from '#server/services/identity/sessions.ts';
import { addPerson, startAlerts } from '../../support/alerts.ts';
import { PushBrowser } from '../../support/push-browser.ts';
import { webReceiver } from '../../support/web-receiver.ts';

const url = inject('stores')[0]?.url ?? '';
const ACTOR = { by: COMMAND_LINE, clients: '*' } as const;
const EVERYTHING = {
	...{ quiet: null, zone: 'UTC' },
	push: ['info', 'warning', 'critical'] as const,
	kinds: ['new'] as const
};

/** Ana and Ben, supervisors; a browser of Ana's is to be told. */
async function begin() {
	const service = await webReceiver();
	const at = await startAlerts(url, { people: ['ana', 'ben'] });
	const { store, directory, alerts } = at;
	const people = new People({
		...{ store, directory, sessions: new Sessions(store, directory) },
		audit: { tell: () => undefined }
	});
	const browser = new PushBrowser(`${service.url}/push/one`);
	const become = (part: Partial<Account>) =>
		directory.change('person', 'ana', (one) => ({ ...one, ...part }));
	const subscribe = () => alerts.subscribe('ana', browser.subscription);
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
	return { ...at, service, people, become, subscribe, pushes, toldLast };
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
		const { people, pushes, subscribe, store, directory } = await begin();
		expect(await pushes()).toBe(1);
		expect((await people.endSessions(ACTOR, 'ana')).ok).toBe(true);
		expect(await pushes()).toBe(1);
		expect(await subscribe()).toBe(true);
		expect(await pushes()).toBe(2);
		const era = directory.find('person', 'ana')?.era;
		expect(await store.alertPeople.subscriptions('ana', era)).toHaveLength(1);
	});

	test('browsers of an era that is over take no place', async () => {
		const { alerts, become, store, subscribe } = await begin();
		const browser = (index: number) => ({
			endpoint: `https://push.example/${index}`,
			keys: { p256dh: 'AAAA', auth: 'AAAA' }
		});
		for (let index = 0; index < 19; index++)
			expect(await alerts.subscribe('ana', browser(index))).toBe(true);
		expect(await alerts.subscribe('ana', browser(20))).toBe(false);
		await become({ era: 'second' });
		expect(await subscribe()).toBe(true);
		expect(await store.alertPeople.subscriptions('ana', 'first')).toEqual([]);
	});

	test('with an account goes what it asked to be told, and whoever is called so later begins with nothing', async () => {
		const { people, pushes, alerts, directory, store } = await begin();
		await alerts.prefer('ana', { ...EVERYTHING, push: [...EVERYTHING.push], kinds: ['new'] });
		await alerts.mute('ana', store.clock.now() + 3_600_000);
		expect((await people.remove(ACTOR, 'ana')).ok).toBe(true);
		await addPerson(directory, 'ana');
		expect(await alerts.preferences('ana')).toBeNull();
		expect(await alerts.mutedUntil('ana')).toBeNull();
		expect(await store.alertPeople.reachable(['ana'])).toEqual(new Set());
		expect(await pushes()).toBe(0);
	});
});
