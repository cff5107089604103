import { describe, expect, inject, test } from 'vitest';
import { freshPrefix, TestClock } from '../support/node.ts';
import { commands, ESCALATE, holdings, node, OPEN } from './support.ts';

const MINUTE = 60_000;
const key = (name: string) => ({ 'idempotency-key': name });
const iso = (at: number) => new Date(at).toISOString();

describe.each(inject('stores'))('cases over HTTP, on $name', ({ url }) => {
	test('API-6 a case goes its whole way, and is read back with who, when, why, before and after', async () => {
		const clock = new TestClock();
		const one = await node(url, { clock });
		const by = { id: 'u-7', name: 'Kim Osei' };
		const run = async (command: object, rest: object = {}) => {
			const { status, body } = await one.api('POST', commands('C-1'), { command, by, ...rest });
			expect(status, JSON.stringify(body)).toBe(200);
			return body;
		};
		const opened = await run({ ...OPEN, priority: 2, customer: 'Lo', vip: true });
		expect(opened).toMatchObject({ client: 'acme', case: 'C-1', version: 1, changed: true });
		await run({ type: 'update', status: 'waiting', waitingFor: 'customer', why: 'asked back' });
		await run({ ...ESCALATE, tier: 2, why: 'wants a supervisor' });
		const claimed = await run({ type: 'claim' });
		expect(claimed.undoUntil).toBeGreaterThan(one.store.clock.now());
		await run({ type: 'undo-claim' });
		await run({ type: 'claim', owner: { id: 'ana', name: 'Ana' } });
		await run({ type: 'release', why: 'shift over' });
		await run({ type: 'retier', tier: 3, team: 'Experts' });
		await run({ type: 'undo-retier' });
		await run({ type: 'note', text: 'Called back' });
		await run({ type: 'resolve', cause: 'Card', done: 'New card' });
		await run({ type: 'reopen', why: 'Not solved' });

		const { body: shown } = await one.api('GET', '/clients/acme/cases/C-1');
		expect(shown).toMatchObject({
			case: 'C-1',
			version: 12,
			tier: 2,
			owner: null,
			customer: 'Lo',
			reopened: 1
		});
		const { body: history } = await one.api('GET', '/clients/acme/cases/C-1/history');
		expect(history.case).toEqual(shown);
		expect(history.steps.map(({ type }: { type: string }) => type)).toEqual([
			'reopened',
			'resolved',
			'noted',
			'retier-undone',
			'retiered',
			'released',
			'claimed',
			'claim-undone',
			'claimed',
			'escalated',
			'updated',
			'opened'
		]);
		expect(history.steps[9]).toMatchObject({
			by: { kind: 'program', ...by },
			why: 'wants a supervisor',
			before: { tier: 0, subject: null },
			after: { tier: 2, subject: 'billing', trigger: 'customer' }
		});
		const { body: log } = await one.api('GET', '/clients/acme/events?limit=5');
		expect(log.events.map(({ version }: { version: number }) => version)).toEqual([1, 2, 3, 4, 5]);
		const { body: rest } = await one.api('GET', `/clients/acme/events?after=${log.next}`);
		expect(rest.events).toHaveLength(7);
		const { body: end } = await one.api('GET', `/clients/acme/events?after=${rest.next}`);
		expect(end).toEqual({ events: [], next: rest.next });
	});

	test('API-7 a refused command says why, and who has the case', async () => {
		const one = await node(url);
		const run = (command: object, by?: object) =>
			one.api('POST', commands('C-1'), { command, ...(by && { by }) });
		expect((await run(ESCALATE)).body).toMatchObject({ status: 404, code: 'not-found' });
		await run(OPEN);
		expect((await run(OPEN)).body).toMatchObject({ status: 409, code: 'exists' });
		expect((await run({ type: 'claim' })).body).toMatchObject({ code: 'not-escalated' });
		await run(ESCALATE);
		await run({ type: 'claim' }, { id: 'ana', name: 'Ana' });
		const late = await run({ type: 'claim' }, { id: 'ben', name: 'Ben' });
		expect(late.headers.get('content-type')).toContain('application/problem+json');
		expect(late.body).toMatchObject({
			type: 'urn:andon:problem:claimed',
			status: 409,
			temporary: false,
			owner: { id: 'ana', name: 'Ana', at: expect.any(Number) },
			at: expect.any(Number)
		});
	});

	test('API-8 the same Idempotency-Key is done once, on any node, and answered as before', async () => {
		const prefix = freshPrefix();
		const nodes = [await node(url, { prefix }), await node(url, { prefix })] as const;
		const [one] = nodes;
		// of one and the same program
		const headers = { ...key('import-0001'), authorization: `Bearer ${one.key}` };
		await expect
			.poll(
				async () => (await nodes[1].api('GET', '/clients/acme/cases', undefined, headers)).status
			)
			.toBe(200);
		const send = (index: number) =>
			(nodes[index % 2] ?? one).api('POST', commands('C-1'), { command: OPEN }, headers);
		const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => send(index)));
		expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
		expect(answers[0]).toMatchObject({ status: 200, body: { version: 1, changed: true } });
		await one.api('POST', commands('C-1'), { command: { type: 'note', text: 'later' } });
		expect((await send(0)).body).toEqual(answers[0]?.body);
		expect((await holdings(one)).log).toBe(2);
		const other = await one.api('POST', commands('C-2'), { command: OPEN }, headers);
		expect(other.body, 'another case is another change').toMatchObject({
			case: 'C-2',
			changed: true
		});
		expect(
			(await one.api('POST', commands('C-1'), { command: OPEN }, key('short'))).body
		).toMatchObject({
			status: 422,
			detail: expect.stringContaining('idempotency-key')
		});
	});

	test('API-27 an Idempotency-Key that was used for another change of the case is refused, and nothing is lost in silence', async () => {
		const one = await node(url);
		const send = (command: object) =>
			one.api('POST', commands('C-1'), { command }, key('key-0001'));
		const first = await send({ ...OPEN, priority: 2 });
		const other = await send(ESCALATE);
		expect(other.body).toMatchObject({
			status: 422,
			code: 'invalid',
			temporary: false,
			detail: 'This operation id was used for another change.',
			fields: [{ path: 'idempotency-key' }]
		});
		const field = await send({ ...OPEN, priority: 1 });
		expect(field.body, 'another value of one field').toMatchObject({ code: 'invalid' });
		expect((await send({ priority: 2, ...OPEN })).body, 'the same again').toEqual(first.body);
		expect((await one.api('GET', '/clients/acme/cases/C-1')).body).toMatchObject({ tier: 0 });

		const item = (command: object) => ({ operation: 'twice-used', case: 'C-2', command });
		const items = [item(OPEN), item({ type: 'note', text: 'Called back' }), item(OPEN)];
		const { body } = await one.api('POST', '/clients/acme/batch', { items });
		expect(body.results).toMatchObject([
			{ ok: true },
			{ ok: false, error: { code: 'invalid', fields: [{ path: 'operation' }] } },
			{ ok: true }
		]);
		expect((await holdings(one)).log).toBe(2);
	});

	test('API-9 a batch answers item by item, in their order, and does those of one case in turn', async () => {
		const one = await node(url);
		const notes = Array.from({ length: 60 }, (_, index) => ({
			operation: `note-${index}-${'x'.repeat(8)}`,
			case: `C-${index % 3}`,
			command: { type: 'note', text: `${index}` }
		}));
		const opens = [0, 1, 2].map((index) => ({
			operation: `open-${index}-of-three`,
			case: `C-${index}`,
			command: OPEN
		}));
		const refused = { operation: 'refused-item', case: 'nowhere', command: { type: 'claim' } };
		const items = [...opens, refused, ...notes];
		const { status, body } = await one.api('POST', '/clients/acme/batch', { items });
		expect(status).toBe(200);
		expect(body.results.map((result: { ok: boolean }) => result.ok)).toEqual(
			items.map((item) => item !== refused)
		);
		expect(body.results[3].error).toMatchObject({ code: 'not-found', temporary: false });
		for (const [index, { data }] of body.results.entries())
			if (data) expect(data.case).toBe(items[index]?.case);
		const { body: history } = await one.api('GET', '/clients/acme/cases/C-1/history');
		const texts = history.steps.flatMap(
			({ after }: { after: { text?: string } }) => after.text ?? []
		);
		expect(texts.reverse()).toEqual(
			notes.filter((note) => note.case === 'C-1').map(({ command }) => command.text)
		);
		const again = await one.api('POST', '/clients/acme/batch', { items });
		expect(again.body.results.filter(({ ok }: { ok: boolean }) => ok)).toEqual(
			body.results.filter(({ ok }: { ok: boolean }) => ok)
		);
		expect((await holdings(one)).log).toBe(63);
	});

	test('API-10 five hundred items are taken, also from twenty at once; one more is refused whole', async () => {
		const one = await node(url);
		const batch = (name: string, length: number) =>
			one.api('POST', '/clients/acme/batch', {
				items: Array.from({ length }, (_, index) => ({
					operation: `batch-${name}-${index}`,
					case: `${name}-${index}`,
					command: OPEN
				}))
			});
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, index) => batch(`B${index}`, 500))
		);
		for (const { status, body } of answers) {
			expect(status).toBe(200);
			expect(body.results.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
		}
		const before = await holdings(one);
		expect(before.log).toBe(10_000);
		const { body } = await batch('more', 501);
		expect(body).toMatchObject({ status: 422, fields: [{ path: 'items' }] });
		expect(await holdings(one)).toEqual(before);
	});

	test('API-11 what happened earlier may be told late; what has not happened is refused, naming `at`', async () => {
		const one = await node(url);
		const now = one.store.clock.now();
		const run = (id: string, at: number) =>
			one.api('POST', commands(id), { command: OPEN, at: iso(at) });
		expect((await run('late', now - 60 * MINUTE)).status).toBe(200);
		const { body: late } = await one.api('GET', '/clients/acme/cases/late');
		expect(late.openedAt).toBe(now - 60 * MINUTE);
		expect((await run('a-little', now + MINUTE)).status, 'a clock a little fast').toBe(200);
		const { body: fast } = await one.api('GET', '/clients/acme/cases/a-little');
		expect(fast.openedAt).toBeLessThanOrEqual(one.store.clock.now());
		const { body } = await run('ahead', now + 6 * MINUTE);
		expect(body).toMatchObject({ status: 422, fields: [{ path: 'at' }] });
		const items = [
			{ operation: 'in-advance', case: 'ahead', command: OPEN, at: iso(now + 6 * MINUTE) },
			{ operation: 'in-time-01', case: 'in-time', command: OPEN, at: iso(now) }
		];
		const mixed = await one.api('POST', '/clients/acme/batch', { items });
		expect(mixed.body.results).toMatchObject([
			{ ok: false, error: { code: 'invalid', fields: [{ path: 'at' }] } },
			{ ok: true }
		]);
		expect((await one.api('GET', '/clients/acme/cases/ahead')).status).toBe(404);
	});
});
