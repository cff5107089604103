import * as fc from 'fast-check';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { MOST_VIEWS } from '#lib/shared/limits.ts';
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';
import { HIDDEN } from '#server/domain/erasure.ts';
import { ForgetCustomer } from '#server/services/erasure/forget-customer.ts';
import { ANA } from '../support/cases.ts';
import { freshPrefix, startNode } from '../support/node.ts';
import { plainClient, written } from '../store/contract/support.ts';
import { cli } from './command-line.ts';

const BY = { kind: 'person', id: 'root', name: 'Rui' } as const;
const WHY = { why: 'asked by mail on 3 May' };

async function floor(url: string) {
	const prefix = freshPrefix();
	const node = await startNode({ url, prefix });
	onTestFinished(() => node.stop());
	const { app, store } = node;
	const { cases, plans, directory, audit } = app;
	let count = 0;
	const tell = async (id: string, said: ApiCommandInput) => {
		const answer = await cases.run({
			...{ operation: `op-${++count}`, client: 'acme', case: id, by: ANA },
			command: ApiCommand.parse(said)
		});
		if (!answer.ok) throw new Error(answer.error.detail);
	};
	const plain = await plainClient(url);
	/** Keys that hold one of `sought`, or are called so; what is kept in base64 is read. */
	const holding = async (...sought: string[]) => {
		const all = Object.entries(await written(plain, prefix));
		return all.flatMap(([key, text]) => {
			const encoded = text.match(/[A-Za-z0-9+/]{40,}={0,2}/g) ?? [];
			const read = encoded.map((one) => Buffer.from(one, 'base64').toString('utf8'));
			const whole = [key, text, ...read].join('\n');
			return sought.some((one) => whole.includes(one)) ? [key.slice(prefix.length)] : [];
		});
	};
	/** Whoever works on the outbox has. */
	const drained = () => expect.poll(() => store.outbox.waiting('acme')).toBe(0);
	const forgetting = new ForgetCustomer({ store, directory, cases, plans, audit });
	return { node, store, app, tell, holding, drained, forgetting, prefix };
}

/** A case in which each field that takes words has one of `words`. */
function* told(words: (of: string) => string, customer: string): Generator<ApiCommandInput> {
	yield { type: 'open', title: words('title'), customer, agent: words('agent') };
	yield { type: 'escalate', subject: 'complaint', trigger: 'hierarchical', why: words('why') };
	yield { type: 'claim' };
	yield { type: 'note', text: words('note') };
	yield { type: 'update', title: words('second title') };
	yield { type: 'link', url: `https://example.com/${words('url')}`, title: words('link') };
	yield { type: 'update-customer', channel: 'chat', text: words('told') };
	yield { type: 'hand', to: 'mateo', why: words('hand') };
	yield { type: 'retier', tier: 2, why: words('retier') };
	yield { type: 'resolve', cause: words('cause'), done: words('done') };
	yield { type: 'reopen', why: words('reopen') };
}

describe.each(inject('stores'))('a customer who is forgotten, on $name', ({ url }) => {
	test('KEEP-6 KEEP-7 of whatever was said of a customer nothing is left anywhere in the store', async () => {
		const { store, tell, holding, drained, forgetting } = await floor(url);
		let run = 0;
		const word = fc.stringMatching(/^[a-z]{12,16}$/);
		const plot = fc.record({
			customer: word,
			secret: word,
			ends: fc.array(fc.nat(10), { minLength: 1, maxLength: 3 })
		});
		await fc.assert(
			fc.asyncProperty(plot, async ({ customer, secret, ends }) => {
				run += 1;
				const name = `Zq${customer} Zq${secret}`;
				for (const [index, end] of ends.entries()) {
					const id = `C-${run}-${index}`;
					const commands = [...told((of) => `Zq${secret} ${of}`.replaceAll(' ', '-'), name)];
					for (const command of commands.slice(0, end + 1)) await tell(id, command);
				}
				const body = { ticket: { id: `C-${run}-0`, subject: `Zq${secret}` } };
				const kept = {
					...{ connector: 'zendesk', delivery: `d-${run}`, method: 'POST', headers: {} },
					body: Buffer.from(JSON.stringify(body)).toString('base64'),
					receivedAt: 0
				};
				const dead = await store.inbox.keep('acme', kept);
				await store.inbox.bury('acme', dead ?? '', 'unknown');
				await store.deskViews.save('priya', 'hers', `text=${encodeURIComponent(name)}`, MOST_VIEWS);
				await drained();
				const kinds = await holding(`Zq${secret}`);
				expect(kinds).toContain(':{acme}:dead');
				expect(kinds).toContain(':{acme}:cases');
				const done = await forgetting.run(BY, 'acme', { customer: name, ...WHY });
				expect(done).toMatchObject({ ok: true, data: { cases: ends.length, deliveries: 1 } });
				await drained();
				expect(await holding(`Zq${secret}`, `Zq${customer}`)).toEqual([]);
			}),
			{ numRuns: 8 }
		);
	}, 180_000);

	test('KEEP-8 an open case goes on: its clocks, tier and owner stay, on every node and for who comes back later', async () => {
		const { node, store, tell, forgetting } = await floor(url);
		for (const command of [...told((of) => of, 'Lena')].slice(0, 4)) await tell('C-1', command);
		await tell('C-2', { type: 'open', title: 'Of somebody else', customer: 'Lena Two' });
		const before = await store.cases.read('acme', 'C-1');
		expect(await forgetting.run(BY, 'acme', { customer: 'Lena', ...WHY })).toMatchObject({
			data: { cases: 1 }
		});
		const after = await store.cases.read('acme', 'C-1');
		expect(after).toMatchObject({ title: HIDDEN, customer: null, agent: null, status: 'new' });
		expect(after).toMatchObject({ owner: before?.owner, tier: 1, clocks: before?.clocks });
		await expect.poll(() => node.app.state.find('acme', 'C-1')?.title).toBe(HIDDEN);
		expect(await store.cases.read('acme', 'C-2')).toMatchObject({ customer: 'Lena Two' });
		await tell('C-1', { type: 'note', text: 'goes on' });
		const { body } = await node.api('GET', '/clients/acme/cases/C-1/history');
		expect(JSON.stringify(body)).toContain('goes on');
		expect(JSON.stringify(body)).not.toContain('Lena');
		// once more: there is nothing left to do
		expect(await forgetting.run(BY, 'acme', { customer: 'Lena', ...WHY })).toMatchObject({
			data: { cases: 0, entries: 0 }
		});
	});

	test('KEEP-9 the audit trail tells who, why and how many, and never whom', async () => {
		const { app, tell, forgetting } = await floor(url);
		await tell('C-1', { type: 'open', title: 'Quokka', customer: 'lena@example.com' });
		await forgetting.run(BY, 'acme', { customer: 'lena@example.com', ...WHY });
		await app.audit.settled();
		const [entry] = (await app.audit.read('*', { what: 'customer' })).entries;
		expect(entry).toMatchObject({ what: 'customer:forgotten', by: BY, client: 'acme' });
		expect(entry?.detail).toBe('1 case, 1 entry of the log. asked by mail on 3 May');
		expect(JSON.stringify(entry)).not.toMatch(/quokka|lena/i);
	});

	test.each([
		[{ customer: ' ', why: 'asked' }, 'customer: expected the customer as cases name them'],
		[{ customer: 'x'.repeat(201), why: 'asked' }, 'customer: expected'],
		[{ customer: 'Lena', why: '' }, 'why: expected who asked for it, or why']
	])('KEEP-10 %o is refused, and nothing is forgotten', async (said, detail) => {
		const { store, tell, forgetting } = await floor(url);
		await tell('C-1', { type: 'open', title: 'Card', customer: 'Lena' });
		const answer = await forgetting.run(BY, 'acme', said);
		expect(!answer.ok && answer.error.detail).toContain(detail);
		expect(await forgetting.run(BY, 'nobody', { customer: 'Lena', ...WHY })).toMatchObject({
			...{ ok: false, error: { code: 'not-found' } }
		});
		expect(await store.cases.read('acme', 'C-1')).toMatchObject({ customer: 'Lena' });
	});

	test('KEEP-11 CLI-1 by the command line, with a reason', async () => {
		const { store, tell, prefix } = await floor(url);
		await tell('C-1', { type: 'open', title: 'Card', customer: 'Lena Park' });
		const { type } = await cli(url, prefix, () => 0, store);
		expect(await type('forget-customer', 'acme', 'Lena Park')).toMatchObject({
			...{ code: 1, complained: '--why: expected who asked for it, or why, 1 to 200 characters' }
		});
		expect(await type('forget-customer', 'acme', 'Lena Park', '--why', 'her mail')).toMatchObject({
			...{ code: 0, said: 'Forgotten: 1 case, 1 entry of the log.' }
		});
		expect(await type('forget-customer', 'acme', 'Lena Park', '--why', 'her mail')).toMatchObject({
			said: 'No case names this customer; what was kept of them beside cases is gone.'
		});
		expect(await store.cases.read('acme', 'C-1')).toMatchObject({ customer: null });
	});
});
