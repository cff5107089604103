/** Several administrators save the same settings at the same time. */
import { describe, expect, inject, test } from 'vitest';
import type { Person } from '#lib/shared/wire/session.ts';
import { DEFAULT_SIGN_IN } from '#server/domain/sign-in.ts';
import { freshPrefix, type TestNode } from '../support/node.ts';
import { node } from '../http/support.ts';

const ADA: Person = { id: 'ada', name: 'Ada', role: 'administrator', clients: '*' };
const BEN: Person = { id: 'ben', name: 'Ben', role: 'administrator', clients: '*' };
const HOME = 'http://andon.test';

const FLOOR = { id: 'north', title: 'North', zone: 'UTC', clients: '*' as const, shifts: [] };
const QUEUE = { id: 'front', name: 'Front', answerWithin: 60 };
const { secret: _, ...SIGN_IN } = DEFAULT_SIGN_IN;

interface Kind {
	/** What there is to begin with. */
	begin?: (at: TestNode) => Promise<unknown>;
	tag: (at: TestNode) => string | undefined;
	/** @returns what is wrong; null when it was saved */
	save: (
		at: TestNode,
		person: Person,
		change: 'hers' | 'his',
		onto: (tag: string | null) => boolean
	) => Promise<unknown>;
	is: (at: TestNode) => unknown;
	noun: string;
}
const why = (ack: { ok: boolean; error?: unknown }) => (ack.ok ? null : ack.error);

const KINDS: Record<string, Kind> = {
	'a client': {
		tag: (at) => at.app.pages.admin.clients.find(ADA, 'acme')?.client.tag,
		save: async ({ app }, person, name, onto) =>
			why(
				await app.pages.admin.clients.put(person, { id: 'acme', name, zone: 'UTC' }, false, onto)
			),
		is: (at) => at.app.directory.find('client', 'acme')?.name,
		noun: 'this client'
	},
	'a queue': {
		begin: ({ app }) => app.pages.admin.clients.putQueue(ADA, 'acme', QUEUE, true),
		tag: (at) => at.app.pages.admin.clients.find(ADA, 'acme')?.queues[0]?.tag,
		save: async ({ app }, person, name, onto) =>
			why(await app.pages.admin.clients.putQueue(person, 'acme', { ...QUEUE, name }, false, onto)),
		is: (at) => at.app.directory.find('queue', 'acme/front')?.name,
		noun: 'this queue'
	},
	'a floor': {
		begin: ({ app }) => app.pages.admin.floors.put(ADA, FLOOR, true),
		tag: (at) => at.app.pages.admin.floors.list(ADA).floors.find(({ id }) => id === 'north')?.tag,
		save: async ({ app }, person, title, onto) =>
			why(await app.pages.admin.floors.put(person, { ...FLOOR, title }, false, { onto })),
		is: (at) => at.app.directory.find('floor', 'north')?.title,
		noun: 'this floor'
	},
	'a connected system': {
		begin: ({ app }) =>
			app.pages.admin.clients.connect(ADA, 'acme', 'zendesk', { secrets: ['a-long-secret-1-x'] }),
		tag: ({ app }) => {
			const found = app.pages.admin.clients.connection(ADA, 'acme', 'zendesk');
			return found.ok ? found.data.tag : undefined;
		},
		save: async ({ app }, person, queue, onto) =>
			why(await app.pages.admin.clients.connect(person, 'acme', 'zendesk', { queue }, onto)),
		is: (at) =>
			(at.app.directory.find('connector', 'acme/zendesk')?.settings as { queue?: string }).queue,
		noun: 'this system'
	},
	'how people sign in': {
		tag: ({ app }) => app.pages.signIn.page(ADA, HOME)?.settings.tag,
		save: async ({ app }, person, change, onto) => {
			const said = { ...SIGN_IN, idleHours: change === 'hers' ? 3 : 5 };
			const found = await app.pages.signIn.save(person, said, '', onto);
			return 'code' in found ? found : (found[0] ?? null);
		},
		is: ({ app }) => ({ 3: 'hers', 5: 'his' })[app.sessions.settings.idleHours],
		noun: 'these settings'
	}
};

describe.each(inject('stores'))('on $name', ({ url }) => {
	test.each(Object.entries(KINDS))(
		'ADMIN-20 %s that somebody changed meanwhile takes no settings that were made from an older state',
		async (_name, { begin, tag, save, is, noun }) => {
			const prefix = freshPrefix();
			const one = await node(url, { prefix });
			await begin?.(one);
			const other = await node(url, { prefix });
			const read = tag(one);
			expect(read).toBeTruthy();
			const onto = (now: string | null) => now === read;
			expect(await save(one, ADA, 'hers', onto)).toBeNull();
			await one.app.audit.settled();
			// another node may not even know yet
			expect(await save(other, BEN, 'his', onto)).toMatchObject({
				...{ code: 'not-current', detail: `Ada changed ${noun} meanwhile.` }
			});
			expect(is(other)).toBe('hers');
			// who is told which it is by now may still say so; what is there already is no conflict
			const now = tag(other);
			expect(now).not.toBe(read);
			expect(await save(one, ADA, 'hers', onto)).toBeNull();
			expect(await save(other, BEN, 'his', (state) => state === now)).toBeNull();
			expect(is(other)).toBe('his');
		}
	);

	test('ADMIN-20 of several who save what they read at the same time, on any node, one does', async () => {
		const prefix = freshPrefix();
		const [one, other] = [await node(url, { prefix }), await node(url, { prefix })];
		const read = one.app.pages.signIn.page(ADA, HOME)?.settings.tag;
		const answers = await Promise.all(
			Array.from({ length: 6 }, (_, count) =>
				(count % 2 === 0 ? one : other).app.pages.signIn.save(
					...([ADA, { ...SIGN_IN, idleHours: 2 + count }, ''] as const),
					(now) => now === read
				)
			)
		);
		expect(answers.filter((found) => !('code' in found))).toEqual([[]]);
	});

	test('ADMIN-20 a queue that was taken away is not made again by who still edits it', async () => {
		const one = await node(url);
		const { clients } = one.app.pages.admin;
		const made = await clients.putQueue(ADA, 'acme', QUEUE, true);
		const read = made.ok ? made.data.tag : '';
		expect(await clients.removeQueue(ADA, 'acme', 'front')).toMatchObject({ ok: true });
		await one.app.audit.settled();
		const onto = (now: string | null) => now === read;
		expect(
			await clients.putQueue(BEN, 'acme', { ...QUEUE, name: 'Desk' }, false, onto)
		).toMatchObject({ error: { detail: 'Ada took this queue away meanwhile.' } });
	});

	test('ADMIN-20 who changes shifts alone takes nothing else of a floor back', async () => {
		const one = await node(url);
		const { floors } = one.app.pages.admin;
		await floors.put(ADA, FLOOR, true);
		const chief: Person = { ...BEN, role: 'manager' };
		const shifts = [{ name: 'Day', from: '06:00', to: '14:00' }];
		await floors.put(ADA, { ...FLOOR, title: 'North hall' }, false);
		const put = await floors.put(chief, { ...FLOOR, shifts }, false, { shifts: true });
		expect(put).toMatchObject({ ok: true, data: { title: 'North hall', shifts } });
	});

	test('ADMIN-20 a second secret counts as a change of a system, and says nothing of itself', async () => {
		const one = await node(url);
		const { clients } = one.app.pages.admin;
		const connect = (secret: string) =>
			clients.connect(ADA, 'acme', 'zendesk', { secrets: [secret] });
		const [first, second] = [
			await connect('a-long-secret-1-x'),
			await connect('a-long-secret-2-x')
		];
		expect(first.ok && second.ok && first.data.tag !== second.data.tag).toBe(true);
		const third = await connect('a-long-secret-3-x');
		expect(second.ok && third.ok && second.data.tag === third.data.tag).toBe(true);
	});

	test('ADMIN-21 a program that says If-Match changes the client or queue that it read, and nothing newer', async () => {
		const one = await node(url);
		const asked = ['/clients/acme', '/clients/acme/queues/front'] as const;
		const said = [
			{ name: 'Acme', zone: 'UTC' },
			{ name: 'Front', answerWithin: 60 }
		] as const;
		for (const [index, path] of asked.entries()) {
			await one.api('PUT', path, said[index]);
			const { headers, body } = await one.api('GET', path);
			expect(body).toMatchObject(said[index] ?? {});
			const match = { 'if-match': headers.get('etag') ?? '' };
			const first = await one.api('PUT', path, { ...said[index], name: 'First' }, match);
			const now = (await one.api('GET', path)).headers.get('etag');
			expect([first.status, first.headers.get('etag')]).toEqual([200, now]);
			const late = await one.api('PUT', path, { ...said[index], name: 'Second' }, match);
			expect([late.status, late.body.code]).toEqual([412, 'not-current']);
			expect((await one.api('GET', path)).body.name).toBe('First');
			expect((await one.api('PUT', path, { ...said[index], name: 'Third' })).status).toBe(200);
		}
	});
});
