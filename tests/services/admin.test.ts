import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Person } from '#lib/shared/wire/session.ts';
import { defaultBoard } from '#lib/shared/boards.ts';
import { freshPrefix, startNode, type TestNode } from '../support/node.ts';

const ROOT: Person = { id: 'root', name: 'Rui', role: 'administrator', clients: '*' };
const PART: Person = { ...ROOT, id: 'part', clients: ['acme'] };
const MANAGER: Person = { ...ROOT, id: 'marta', role: 'manager', clients: ['acme'] };
const SUPERVISOR: Person = { ...ROOT, id: 'priya', role: 'supervisor' };
const SECRET = 'a-signing-secret-0123456789';

async function started(url: string) {
	const node = await startNode({ url, prefix: freshPrefix() });
	onTestFinished(() => node.stop());
	return { node, admin: node.app.pages.admin };
}
const whats = async ({ app }: TestNode) => {
	await app.audit.settled();
	return (await app.audit.read('*', {})).entries.map(({ what }) => what);
};

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('ADMIN-3 a key is shown once, does what it was made for, is listed with its last use, and is revoked', async () => {
		const { node, admin } = await started(url);
		const said = { name: 'CRM', clients: ['acme'], scopes: ['cases:read'] };
		const made = await admin.keys.make(PART, said);
		if (!made.ok) throw new Error(made.error.detail);
		const ask = (path: string) =>
			fetch(`${node.url}/api/v1${path}`, {
				headers: { authorization: `Bearer ${made.data.text}` }
			});
		expect((await ask('/clients/acme/cases')).status).toBe(200);
		expect((await ask('/clients/acme/queues')).status).toBe(403);
		const { keys } = await admin.keys.list(PART);
		expect(keys).toMatchObject([
			{ name: 'CRM', scopes: ['cases:read'], usedAt: expect.any(Number) }
		]);
		// the secret itself may have an underscore in it
		const [, , ...secret] = made.data.text.split('_');
		expect(JSON.stringify(keys)).not.toContain(secret.join('_'));
		expect(await admin.keys.revoke(PART, made.data.id)).toMatchObject({ ok: true });
		expect((await ask('/clients/acme/cases')).status).toBe(401);
		expect((await whats(node)).slice(0, 2)).toEqual(['key:revoked', 'key:made']);
	});

	test('KEEP-10 KEEP-11 a customer is forgotten by an administrator of the client, and by nobody else', async () => {
		const { admin, node } = await started(url);
		const opening = { type: 'open', title: 'Card', customer: 'Lena' };
		await node.api('POST', '/clients/acme/cases/C-1/commands', { command: opening });
		const said = { customer: 'Lena', why: 'her mail' };
		const row = () => node.store.cases.read('acme', 'C-1');
		for (const person of [MANAGER, SUPERVISOR])
			expect(await admin.clients.forget(person, 'acme', said)).toMatchObject({
				error: { code: 'forbidden' }
			});
		const elsewhere = { ...PART, clients: ['kestrel'] };
		expect(await admin.clients.forget(elsewhere, 'acme', said)).toMatchObject({
			error: {
				code: 'not-found',
				detail: 'There is no client acme, or it is not one of yours.'
			}
		});
		expect(await admin.clients.forget(PART, 'acme', { customer: 'Lena', why: '' })).toMatchObject({
			error: { fields: [{ path: 'why' }] }
		});
		expect(await row()).toMatchObject({ customer: 'Lena', title: 'Card' });
		expect(await admin.clients.forget(PART, 'acme', said)).toMatchObject({
			data: { cases: 1, counts: '1 case, 1 entry of the log' }
		});
		expect(await row()).toMatchObject({ customer: null });
		expect((await whats(node))[0]).toBe('customer:forgotten');
	});

	test('ADMIN-7 who may not connect a system learns of none', async () => {
		const { admin } = await started(url);
		for (const person of [MANAGER, SUPERVISOR])
			for (const client of ['acme', 'nobody'])
				expect(admin.clients.connection(person, client, 'zendesk')).toMatchObject({
					error: { code: 'forbidden' }
				});
		expect(admin.clients.connection(PART, 'acme', 'zendesk')).toMatchObject({
			data: { connector: 'zendesk', connected: false }
		});
		for (const [client, system] of [
			['kestrel', 'zendesk'],
			['acme', 'pigeon']
		] as const)
			expect(admin.clients.connection(PART, client, system)).toMatchObject({
				error: { code: 'not-found' }
			});
	});

	test('ADMIN-3 the last use outlives the node, and is written once for many requests', async () => {
		const { node } = await started(url);
		for (let count = 0; count < 5; count++) await node.api('GET', '/clients/acme/queues');
		expect(await node.store.keyUses.all()).toEqual(new Map());
		await node.app.keyUses.write();
		expect([...(await node.store.keyUses.all()).keys()]).toHaveLength(1);
	});

	test('ADMIN-3 nobody makes or sees a key beyond his clients, and a wrong one names its fields', async () => {
		const { admin, node } = await started(url);
		const said = { name: 'CRM', clients: ['acme'], scopes: ['cases:read'] };
		for (const clients of ['*', ['kestrel'], ['acme', 'kestrel']])
			expect(await admin.keys.make(PART, { ...said, clients })).toMatchObject({
				ok: false,
				error: { fields: [{ path: 'clients' }] }
			});
		for (const person of [MANAGER, SUPERVISOR]) {
			expect(await admin.keys.make(person, said)).toMatchObject({ error: { code: 'forbidden' } });
			expect((await admin.keys.list(person)).keys).toEqual([]);
		}
		const whole = await admin.keys.make(ROOT, { ...said, clients: '*' });
		if (!whole.ok) throw new Error();
		expect((await admin.keys.list(PART)).keys).toEqual([]);
		expect(await admin.keys.revoke(PART, whole.data.id)).toMatchObject({ ok: false });
		const wrong = await admin.keys.make(ROOT, { name: ' ', clients: [], scopes: ['all'] });
		expect(wrong.ok ? [] : wrong.error.fields?.map(({ path }) => path)).toEqual([
			...['name', 'clients', 'scopes[0]']
		]);
		const { keys } = node.app;
		expect(keys.check(whole.data.text)).not.toBeNull();
	});

	test('ADMIN-4 AUDIT-5 the audit trail is for administrators, and of their clients alone', async () => {
		const { admin, node } = await started(url);
		await admin.clients.putQueue(ROOT, 'acme', { id: 'q', name: 'Q', answerWithin: 60 }, true);
		await admin.clients.putQueue(ROOT, 'kestrel', { id: 'q', name: 'Q', answerWithin: 60 }, true);
		await node.app.audit.settled();
		const of = async (person: Person) =>
			(await admin.audit.read(person, {}, null)).entries.map(({ client }) => client);
		expect(await of(ROOT)).toEqual(['kestrel', 'acme']);
		expect(await of(PART)).toEqual(['acme']);
		expect(await of(MANAGER)).toEqual([]);
		const all = async (...asked: Parameters<typeof admin.audit.all>) => {
			const found = await admin.audit.all(...asked);
			return found.ok ? found.data : [found.error.detail];
		};
		expect(await all(SUPERVISOR, {})).toEqual([]);
		expect(await all(ROOT, { text: 'kestrel' })).toHaveLength(1);
		expect(await all(ROOT, { fromDay: '2001-01-01', toDay: '2001-01-02' })).toEqual([]);
		expect((await whats(node))[0]).toBe('audit:exported');
	});

	test('ADMIN-5 a client is made by who serves all, changed by who serves it, and refused by field', async () => {
		const { admin, node } = await started(url);
		const said = { id: 'globex', name: 'Globex', zone: 'Europe/Rome' };
		expect(await admin.clients.put(PART, said, true)).toMatchObject({ ok: false });
		expect(await admin.clients.put(MANAGER, said, true)).toMatchObject({ ok: false });
		expect(await admin.clients.put(ROOT, said, true)).toMatchObject({ ok: true });
		expect(await admin.clients.put(ROOT, said, true)).toMatchObject({
			error: { fields: [{ path: 'id', message: expect.stringContaining('there is a client') }] }
		});
		const wrong = await admin.clients.put(ROOT, { id: 'A b', name: '', zone: 'Mars' }, true);
		expect(wrong.ok ? [] : wrong.error.fields?.map(({ path }) => path)).toEqual([
			...['id', 'name', 'zone']
		]);
		const acme = { id: 'acme', name: 'Acme Ltd', zone: 'UTC' };
		expect(await admin.clients.put(PART, acme, false)).toMatchObject({ ok: true });
		expect(admin.clients.list(PART).map(({ name }) => name)).toEqual(['Acme Ltd']);
		expect(admin.clients.list(SUPERVISOR)).toEqual([]);
		expect(admin.clients.find(PART, 'globex')).toBeNull();
		expect((await whats(node)).slice(0, 2)).toEqual(['client:changed', 'client:made']);
	});

	test('ADMIN-6 a queue is made, changed and removed, but not while a board shows it', async () => {
		const { admin, node } = await started(url);
		const queue = { id: 'front', name: 'Front', answerWithin: 60 };
		const put = (person: Person, said: object, anew: boolean) =>
			admin.clients.putQueue(person, 'acme', said, anew);
		expect(await put(MANAGER, queue, true)).toMatchObject({ ok: false });
		expect(await put({ ...PART, clients: ['kestrel'] }, queue, true)).toMatchObject({ ok: false });
		expect(await put(PART, queue, true)).toMatchObject({ ok: true });
		expect(await put(PART, queue, true)).toMatchObject({ error: { fields: [{ path: 'id' }] } });
		expect(await put(PART, { ...queue, answerWithin: 0 }, false)).toMatchObject({
			error: { fields: [{ path: 'answerWithin' }] }
		});
		expect(await put(PART, { ...queue, freshFor: 30 }, false)).toMatchObject({ ok: true });
		expect(admin.clients.find(PART, 'acme')?.queues).toMatchObject([{ freshFor: 30 }]);
		const [floor] = node.app.directory.all('floor');
		if (!floor) throw new Error('no floor');
		const board = { ...defaultBoard(floor), id: 'b', name: 'North', queues: ['acme/front'] };
		await node.app.directory.put('board', 'b', board);
		expect(await admin.clients.removeQueue(PART, 'acme', 'front')).toMatchObject({
			error: { code: 'board-shown', detail: expect.stringContaining('North') }
		});
		await node.app.directory.remove('board', 'b');
		expect(await admin.clients.removeQueue(PART, 'acme', 'front')).toMatchObject({ ok: true });
		expect((await whats(node)).slice(0, 3)).toEqual([
			...['queue:removed', 'queue:changed', 'queue:made']
		]);
	});

	test('ADMIN-7 a system is connected, its secret replaced and dropped, and never shown', async () => {
		const { admin, node } = await started(url);
		const connect = (settings: Record<string, unknown>, person = PART) =>
			admin.clients.connect(person, 'acme', 'zendesk', settings);
		const shown = () => admin.clients.find(PART, 'acme')?.connections[0];
		const kept = () => node.app.directory.find('connector', 'acme/zendesk')?.settings;
		expect(shown()).toMatchObject({ connected: false, address: '/hooks/acme/zendesk' });
		expect(await connect({ secrets: [SECRET] }, MANAGER)).toMatchObject({ ok: false });
		expect(await connect({})).toMatchObject({ error: { fields: [{ path: 'secrets' }] } });
		expect(await connect({ secrets: [SECRET] })).toMatchObject({ ok: true });
		expect(shown()).toMatchObject({ connected: true, secrets: { secrets: 1 }, fault: null });
		expect(JSON.stringify(shown())).not.toContain(SECRET);
		// without a secret the one that is kept stays
		expect(await connect({ queue: 'front' })).toMatchObject({ ok: true });
		expect(kept()).toEqual({ queue: 'front', secrets: [SECRET] });
		expect(await connect({ queue: 'front', secrets: [`${SECRET}-new`] })).toMatchObject({
			ok: true
		});
		expect(kept()).toEqual({ queue: 'front', secrets: [`${SECRET}-new`, SECRET] });
		await admin.clients.dropOldSecret(PART, 'acme', 'zendesk');
		expect(kept()).toEqual({ queue: 'front', secrets: [`${SECRET}-new`] });
		const trail = JSON.stringify((await node.app.audit.read('*', {})).entries);
		expect(trail).not.toContain(SECRET);
		expect(await admin.clients.disconnect(MANAGER, 'acme', 'zendesk')).toMatchObject({ ok: false });
		expect(await admin.clients.disconnect(PART, 'acme', 'zendesk')).toMatchObject({ ok: true });
		expect((await fetch(`${node.url}/hooks/acme/zendesk`, { method: 'POST' })).status).toBe(404);
	});
});
