import { describe, expect, inject, test } from 'vitest';
import { PUSH_KINDS } from '#lib/shared/wire/alerts.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { NOWHERE } from '#server/services/identity/sessions.ts';
import { newsOf } from '../support/alerts.ts';
import type { TestNode } from '../support/node.ts';
import { node } from './support.ts';

const url = inject('stores')[0]?.url ?? '';

async function told(at: TestNode, count: number, client = 'acme') {
	for (let index = 0; index < count; index++)
		await at.app.alerts.raise(client, newsOf({ client, case: `C-${index}` }));
	await at.app.alerts.sweep();
}

const PRIYA: Person = { id: 'priya', name: 'Priya Raman', role: 'supervisor', clients: ['acme'] };
/** @returns the token of a session */
async function signedIn(at: TestNode): Promise<string> {
	const account = await at.app.directory.read('person', PRIYA.id);
	if (!account) throw new Error('there is no Priya');
	return at.app.sessions.begin(account, NOWHERE);
}
const ASKED = { which: null, from: null, span: null };

describe('ALRT-24 programs read the list and the budget, and say that somebody has seen an alert', () => {
	test('the list, by parts; and what asks for somebody now', async () => {
		const at = await node(url);
		await told(at, 5);
		const first = await at.api('GET', '/clients/acme/alerts?limit=3');
		expect(first).toMatchObject({ status: 200, body: { active: 5 } });
		expect(first.body.alerts).toHaveLength(3);
		const rest = await at.api('GET', `/clients/acme/alerts?limit=3&from=${first.body.next}`);
		expect(rest.body.alerts).toHaveLength(2);
		expect(rest.body.next).toBeNull();
		const active = await at.api('GET', '/clients/acme/alerts?which=active');
		expect(active.body.alerts).toHaveLength(5);
		expect(active.body.alerts[0]).toMatchObject({
			rule: 'clock:resolve:past',
			severity: 'warning',
			act: 'Resolve it, or move it up'
		});
	});

	test('the budget of a span', async () => {
		const at = await node(url);
		await told(at, 60);
		const { status, body } = await at.api('GET', '/clients/acme/alerts/budget?span=10-minutes');
		expect(status).toBe(200);
		expect(body).toMatchObject({
			count: 60,
			verdict: 'flood',
			floods: { rule: 'clock:resolve:past' }
		});
	});

	test('an alert is acknowledged by whoever is named, else by the program', async () => {
		const at = await node(url);
		await told(at, 2);
		const [one, other] = (await at.api('GET', '/clients/acme/alerts')).body.alerts;
		const seen = (id: string, body: object) =>
			at.api('POST', `/clients/acme/alerts/${id}/acknowledge`, body);
		const by = { id: 'kim', name: 'Kim' };
		expect((await seen(one.id, { by })).body.acknowledged).toMatchObject({ by });
		expect((await seen(one.id, {})).body.acknowledged).toMatchObject({ by });
		expect((await seen(other.id, {})).body.acknowledged.by.name).toBe('test');
		expect((await seen('1-1.0', {})).status).toBe(404);
	});

	test.each([
		['/clients/acme/alerts?which=old', 'which'],
		['/clients/acme/alerts?from=x', 'from'],
		['/clients/acme/alerts?limit=0', 'limit'],
		['/clients/acme/alerts/budget?span=week', 'span']
	])('%s is refused by name', async (path, field) => {
		const at = await node(url);
		const { status, body } = await at.api('GET', path);
		expect(status).toBe(422);
		expect(body.fields).toMatchObject([{ path: field }]);
	});
});

describe('ALRT-25 each person has settings of their own, and sees the alerts of their clients alone', () => {
	test('the page has the list, the line, the budget, the channels and the settings', async () => {
		const at = await node(url);
		await told(at, 30);
		await told(at, 1, 'kestrel');
		const page = await at.app.pages.alerts.page(PRIYA, ASKED);
		expect(page).toMatchObject({
			active: 30,
			which: 'active',
			span: '10-minutes',
			zone: 'Asia/Manila'
		});
		expect(page.line?.count).toBeGreaterThanOrEqual(23);
		expect(page.clients).toEqual([{ id: 'acme', name: 'Acme' }]);
		expect(page.channels.map(({ client, channel }) => [client, channel])).toEqual([
			['acme', 'push']
		]);
		expect(page.preferences).toEqual({
			quiet: null,
			zone: 'Asia/Manila',
			push: ['warning', 'critical'],
			kinds: [...PUSH_KINDS]
		});
		const odd = await at.app.pages.alerts.page(PRIYA, { which: 'x', from: 'y', span: 'z' });
		expect(odd).toMatchObject({ which: 'active', span: '10-minutes' });
	});

	test('quiet hours are kept; what is wrong is named', async () => {
		const at = await node(url);
		const { alerts } = at.app.pages;
		const wanted = {
			quiet: { from: '22:00', to: '06:00' },
			zone: 'Asia/Manila',
			push: ['critical'],
			kinds: ['lease']
		};
		expect(await alerts.prefer(PRIYA, wanted)).toEqual([]);
		expect((await alerts.page(PRIYA, ASKED)).preferences).toEqual(wanted);
		const wrong = {
			...{ quiet: { from: '25:00', to: '06:00' }, zone: 'Moon/Base', push: ['loud'] },
			kinds: ['lease']
		};
		const faults = await alerts.prefer(PRIYA, wrong);
		expect(faults.map(({ path }) => path)).toEqual(['quiet.from', 'zone', 'push[0]']);
		expect((await alerts.page(PRIYA, ASKED)).preferences).toEqual(wanted);
	});

	test.each([
		['http://push.example.com/x', false],
		['https://10.0.0.7/x', false],
		['https://[::1]/x', false],
		['https://localhost/x', false],
		['https://store.internal/x', false],
		['https://redis/x', false],
		['https://push.example.com/x', true]
	])('push goes to push services alone: %s', async (endpoint, taken) => {
		const at = await node(url);
		const said = { endpoint, expirationTime: null, keys: { p256dh: 'BAAA', auth: 'AAAA' } };
		const token = await signedIn(at);
		const faults = await at.app.pages.alerts.subscribe(PRIYA, said, token);
		expect(faults.length === 0).toBe(taken);
		expect(await at.store.alertPeople.browsers('priya')).toHaveLength(taken ? 1 : 0);
	});

	test('twenty browsers a person are enough', async () => {
		const at = await node(url);
		const token = await signedIn(at);
		const subscribe = (n: number) =>
			at.app.pages.alerts.subscribe(
				PRIYA,
				{
					endpoint: `https://push.example.com/${n}`,
					keys: { p256dh: 'BAAA', auth: 'AAAA' }
				},
				token
			);
		for (let n = 0; n < 20; n++) expect(await subscribe(n)).toEqual([]);
		expect(await subscribe(20)).toMatchObject([{ path: 'endpoint' }]);
		expect(await subscribe(7)).toEqual([]);
	});

	test('nobody acknowledges an alert of a client that they do not serve', async () => {
		const at = await node(url);
		await told(at, 1, 'kestrel');
		const [alert] = (await at.app.alerts.reader.list(['kestrel'], 'all', 1)).alerts;
		const { alerts } = at.app.pages;
		expect(await alerts.acknowledge(PRIYA, 'kestrel', alert?.id ?? '')).toBe(false);
		expect(await alerts.acknowledge({ ...PRIYA, clients: '*' }, 'kestrel', alert?.id ?? '')).toBe(
			true
		);
	});
});
