import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { OtherCase } from '#lib/shared/wire/related.ts';
import type { RaiseRequest } from '#lib/shared/wire/raise.ts';
import { SUBJECTS, TRIGGERS } from '#lib/shared/words.ts';
import type { TestNode } from '../support/node.ts';
import type { Screen } from '../support/screen.ts';
import { done, escalate, Floor, tell } from './floor.ts';

const REQUEST = {
	client: 'acme',
	title: 'Charged twice, wants a manager',
	subject: 'complaint',
	trigger: 'hierarchical'
} as const;
const raise = (desk: Screen, more: Partial<RaiseRequest> = {}) =>
	desk.link
		.timeout(5000)
		.emitWithAck('raise', { operation: crypto.randomUUID(), ...REQUEST, ...more });

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	async function begin(): Promise<{ node: TestNode; desk: Screen }> {
		floor = new Floor(url);
		const node = await floor.node();
		const desk = await floor.desk(node);
		await desk.until(() => true);
		return { node, desk };
	}

	async function person(node: TestNode, id: string, role: string, clients: string[]) {
		const known = { id, name: `Person ${id}`, role, clients, password: null };
		await node.store.directory.put(`person:${id}`, known);
		await node.app.directory.load();
	}

	test('RAISE-1 RAISE-2 one change opens and escalates it, once however often it is sent', async () => {
		const { node, desk } = await begin();
		const operation = crypto.randomUUID();
		const more = { operation, customer: 'Sam Porter', priority: 1, vip: true, tier: 4 } as const;
		const first = done(await raise(desk, more));
		expect(first).toMatchObject({ version: 1, changed: true });
		expect(first.case).toMatch(/^D-[A-Z0-9]{8}$/);
		const again = done(await raise(desk, more));
		expect(again).toMatchObject({ case: first.case, version: 1 });
		expect(done(await raise(desk, { ...more, operation: crypto.randomUUID() })).case).not.toBe(
			first.case
		);
		const log = await node.store.log.after('acme', '0-0');
		const [entry] = log;
		expect(entry?.events.map(({ type }) => type)).toEqual(['opened', 'escalated']);
		expect(entry?.events[0]?.by).toEqual({ kind: 'person', id: 'priya', name: 'Priya Raman' });
		const { rows } = await desk.until(({ rows }) => rows.size === 2);
		expect(rows.get(`acme/${first.case}`)).toMatchObject({
			...{ title: REQUEST.title, subject: 'complaint', trigger: 'hierarchical', tier: 4 },
			...{ customer: 'Sam Porter', priority: 1, vip: true, ref: first.case, owner: null }
		});
	});

	test('RAISE-3 each subject because of each trigger, by hand (K1 to K6, T1 to T6)', async () => {
		const { node, desk } = await begin();
		for (const subject of SUBJECTS)
			for (const trigger of TRIGGERS) {
				const { case: id } = done(await raise(desk, { subject, trigger }));
				expect(await node.store.cases.read('acme', id)).toMatchObject({
					subject,
					trigger,
					tier: 1
				});
			}
	});

	test('RAISE-4 an agent raises; who reads, or serves others, does not; queues are those of the client', async () => {
		const { node } = await begin();
		await person(node, 'agent', 'agent', ['acme']);
		await person(node, 'look', 'viewer', ['acme']);
		await person(node, 'far', 'supervisor', ['northwind']);
		done(await raise(await floor.desk(node, 'agent')));
		for (const id of ['look', 'far'])
			expect(await raise(await floor.desk(node, id)), id).toMatchObject({
				ok: false,
				error: { code: 'forbidden' }
			});
		expect(await raise(await floor.desk(node), { queue: 'made-up' })).toMatchObject({
			ok: false,
			error: { code: 'invalid', fields: [{ path: 'queue' }] }
		});
		expect(await raise(await floor.desk(node), { title: '' })).toMatchObject({
			ok: false,
			error: { code: 'invalid', fields: [{ path: 'title' }] }
		});
	});

	test('RAISE-5 a desk gets what the client has set up for it', async () => {
		const { node, desk } = await begin();
		const queue = { client: 'acme', id: 'cards', name: 'Cards', answerWithin: 30 };
		await node.app.directory.put('queue', 'acme/cards', queue);
		const answer = await desk.link.timeout(5000).emitWithAck('raising', { client: 'acme' });
		expect(answer).toMatchObject({
			ok: true,
			data: { client: 'acme', queues: [{ id: 'cards', name: 'Cards' }], teams: [], begins: {} }
		});
		expect(
			await desk.link.timeout(5000).emitWithAck('raising', { client: 'made-up' })
		).toMatchObject({ ok: false, error: { code: 'not-found' } });
	});

	test('RAISE-6 open cases that are no escalation are found, and can be escalated', async () => {
		const { node, desk } = await begin();
		await escalate(node, ['E-4711']);
		const open = (id: string, ref: string, title: string) =>
			tell(node, id, { type: 'open', ref, title });
		done(await open('C-1', '#4711', 'Señal perdida'));
		done(await open('C-2', '#47110', 'Card declined'));
		done(await open('C-3', '#9', 'About #4711'));
		done(await open('C-4', '#47112', 'Gone'));
		done(await tell(node, 'C-4', { type: 'resolve', cause: 'Card', done: 'New card' }));
		await expect.poll(() => node.app.state.client('acme')?.cases.size).toBe(4);
		const find = async (text: string) => {
			const answer: Ack<OtherCase[]> = await desk.link.timeout(5000).emitWithAck('find', { text });
			return answer.ok ? answer.data.map((one) => one.case) : answer.error.code;
		};
		const found = await find('4711');
		expect(found[0]).toBe('C-1');
		expect([...found].sort()).toEqual(['C-1', 'C-2', 'C-3']);
		expect(await find('senal PERDIDA')).toEqual(['C-1']);
		expect(await find('x')).toBe('invalid');
		await person(node, 'far', 'supervisor', ['northwind']);
		const far = await floor.desk(node, 'far');
		expect(await far.link.timeout(5000).emitWithAck('find', { text: '4711' })).toEqual({
			ok: true,
			data: []
		});
		const up = { type: 'escalate', subject: 'technical', trigger: 'functional' } as const;
		done(await desk.command('acme', 'C-1', up));
		await desk.until(({ rows }) => rows.has('acme/C-1'));
		expect(await find('4711')).not.toContain('C-1');
	});

	test('HELP-7 a desk gets what else there is of the customer, of the cause, and much like it', async () => {
		const { node, desk } = await begin();
		const customer = 'Sam Porter';
		await escalate(node, ['C-1', 'C-2'], { facts: { customer, queue: 'cards' } });
		await escalate(node, ['C-3'], { facts: { customer: 'Lee', queue: 'cards' } });
		await escalate(node, ['C-4'], { facts: { customer } });
		const resolve = { type: 'resolve', cause: 'Double charge', done: 'Sent back' } as const;
		done(await tell(node, 'C-4', resolve));
		await desk.until(({ rows }) => rows.size === 3);
		const related = async (id: string) => {
			const of = { client: 'acme', case: id };
			const answer = await desk.link.timeout(5000).emitWithAck('related', of);
			if (!answer.ok) throw new Error(answer.error.code);
			const shown = ({ count, cases }: { count: number; cases: { case: string }[] }) => [
				count,
				...cases.map((one) => one.case)
			];
			const { customer: same, cause, alike } = answer.data;
			return { same: shown(same), cause: shown(cause), alike: shown(alike).slice(0, 1) };
		};
		expect(await related('C-1')).toEqual({
			same: [2, 'C-2', 'C-4'],
			cause: [0],
			alike: [2]
		});
		done(await tell(node, 'C-3', resolve));
		expect(await related('C-3')).toMatchObject({ same: [0], cause: [1, 'C-4'] });
		expect(await related('C-4')).toMatchObject({ cause: [1, 'C-3'] });
		done(await tell(node, 'C-3', { type: 'reopen', why: 'Again' }));
		expect(await related('C-4')).toMatchObject({ cause: [0] });
	});
});
