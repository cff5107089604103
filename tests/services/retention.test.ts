import { describe, expect, inject, test } from 'vitest';
import type { Person } from '#lib/shared/wire/session.ts';
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import { ApiCommand } from '#lib/shared/wire/commands.ts';
import { HIDDEN } from '#server/domain/erasure.ts';
import { KEEP_CLOSED_MS } from '#server/domain/limits.ts';
import { purgeEnded } from '#server/services/erasure/ended-cases.ts';
import { Audit } from '#server/services/audit.ts';
import { Cases } from '#server/services/cases.ts';
import { Directory } from '#server/services/directory.ts';
import { Histories } from '#server/services/histories.ts';
import { Plans } from '#server/services/plans.ts';
import { DEAD_KEPT_MS, Retention } from '#server/services/retention.ts';
import { Shifts } from '#server/services/shifts.ts';
import { ANA, BEN, DAY, HOUR, MINUTE } from '../support/cases.ts';
import { testLog } from '../support/logs.ts';
import { freshPrefix, TestClock } from '../support/node.ts';
import { opened, plainClient, written } from '../store/contract/support.ts';

const WHOLE: Person = { id: 'root', name: 'Rui', role: 'administrator', clients: '*' };

/** A store with one client, and the services that change it. */
async function floor(url: string, prefix = freshPrefix(), clock = new TestClock()) {
	const store = await opened(url, prefix, clock.shift);
	const directory = new Directory(store);
	await directory.put('client', 'acme', { id: 'acme', name: 'Acme', zone: 'UTC' });
	const main = { id: 'main', title: 'Floor', zone: 'UTC', clients: '*' as const, shifts: [] };
	await directory.put('floor', 'main', main);
	const plans = new Plans(directory);
	const cases = new Cases(store, plans);
	const audit = new Audit({ store, log: testLog() });
	let count = 0;
	const tell = async (id: string, said: ApiCommandInput, by = ANA) => {
		const answer = await cases.run({
			...{ operation: `op-${++count}`, client: 'acme', case: id, by },
			command: ApiCommand.parse(said)
		});
		if (!answer.ok) throw new Error(answer.error.detail);
	};
	const retention = new Retention({ store, directory, plans, audit });
	const summary = (from: number, to: number) =>
		new Shifts(store, directory).summary(WHOLE, { from, to }, false);
	const history = (id: string) => new Histories(store).of('acme', id);
	return { store, directory, clock, cases, audit, tell, retention, summary, history, prefix };
}

/** From its first word to its last one. */
async function livedThrough(
	{ tell, clock }: Pick<Awaited<ReturnType<typeof floor>>, 'tell' | 'clock'>,
	id: string
): Promise<void> {
	await tell(id, { type: 'open', title: `Quokka ${id}`, customer: 'Lena Quokka', agent: 'Quokka' });
	await tell(id, { type: 'escalate', subject: 'billing', trigger: 'customer', why: 'Quokka says' });
	clock.forward(3 * MINUTE);
	await tell(id, { type: 'claim' });
	await tell(id, { type: 'note', text: 'Quokka rang' });
	await tell(id, { type: 'link', url: 'https://quokka.example/1', title: 'Quokka letter' });
	await tell(id, { type: 'update-customer', channel: 'email', text: 'Dear Quokka' });
	await tell(id, { type: 'retier', tier: 2, why: 'Quokka insists' });
	await tell(id, { type: 'claim' }, BEN);
	clock.forward(HOUR);
	await tell(id, { type: 'resolve', cause: 'Quokka', done: 'Paid Quokka back' }, BEN);
	await tell(id, { type: 'close' }, BEN);
}

describe.each(inject('stores'))('what is kept, on $name', ({ url }) => {
	test('SEC-19 what could not be applied, or not be sent, goes after ninety days, and nothing else', async () => {
		const { store, clock, retention } = await floor(url);
		const kept = { connector: 'zendesk', delivery: 'd1', receivedAt: store.clock.now() };
		const delivery = { ...kept, headers: {}, body: '' } as never;
		const keep = async (id: string) =>
			store.inbox.keep('acme', { ...(delivery as object), delivery: id } as never);
		const dead = await keep('d1');
		await keep('d2');
		await store.inbox.bury('acme', dead ?? '', 'it could not be read');
		await store.alertJobs.add('acme', [
			{ id: 'j1', job: '{}' },
			{ id: 'j2', job: '{}' }
		]);
		await store.alertJobs.bury('acme', 'j1', 'HTTP 404');
		const left = async () => [
			(await store.inbox.deadLetters('acme')).length,
			(await store.alertJobs.dead('acme')).length,
			await store.inbox.waiting('acme'),
			(await store.alertJobs.waiting('acme')).length
		];
		expect(await retention.sweep()).toBe(0);
		clock.forward(DEAD_KEPT_MS - 60_000);
		expect(await retention.sweep()).toBe(0);
		expect(await left()).toEqual([1, 1, 1, 1]);
		clock.forward(120_000);
		expect(await retention.sweep()).toBe(2);
		expect(await left()).toEqual([0, 0, 1, 1]);
		expect(await retention.sweep()).toBe(0);
	});

	test('KEEP-1 KEEP-2 what a closed case said goes when its time is over, and figures stay', async () => {
		const at = await floor(url);
		const { store, clock, tell, retention, summary, history, prefix } = at;
		const from = store.clock.now() - HOUR;
		await livedThrough(at, 'C-1');
		await tell('C-2', { type: 'open', title: 'Wombat', customer: 'Lena Wombat' });
		await tell('C-2', { type: 'escalate', subject: 'technical', trigger: 'functional' });
		const to = store.clock.now() + HOUR;
		clock.forward(2 * HOUR);
		const [before, steps] = [await summary(from, to), await history('C-1')];
		expect(before.totals).toMatchObject({ escalations: 2, resolved: 1 });
		const log = await store.log.after('acme', '0-0', 100);
		clock.forward(KEEP_CLOSED_MS - 3 * HOUR);
		expect(await retention.sweep()).toBe(0);
		expect((await store.cases.read('acme', 'C-1'))?.title).toBe('Quokka C-1');
		clock.forward(4 * HOUR);
		expect(await retention.sweep()).toBe(1);
		expect(await retention.sweep()).toBe(0);

		const plain = await plainClient(url);
		const dump = Object.entries(await written(plain, prefix)).filter(([, text]) =>
			/quokka/i.test(text)
		);
		expect(dump.map(([key]) => key)).toEqual([]);
		expect(await summary(from, to)).toEqual({ ...before, asOf: expect.any(Number) });
		expect(await store.cases.read('acme', 'C-1')).toMatchObject({
			...{ title: HIDDEN, customer: null, agent: null, cause: HIDDEN, links: [] },
			...{ tier: 2, status: 'closed', version: 10 }
		});
		const after = await history('C-1');
		expect(after?.steps.map(({ at, type, by }) => [at, type, by.id])).toEqual(
			steps?.steps.map(({ at, type, by }) => [at, type, by.id])
		);
		// the log is one, in its order, and whoever reads on from a place in it misses nothing
		const now = await store.log.after('acme', '0-0', 100);
		const shape = (all: typeof now) => all.map(({ id, case: of, version }) => [id, of, version]);
		expect(shape(now)).toEqual(shape(log));
		expect(shape(await store.log.after('acme', log[4]?.id ?? '', 3))).toEqual(
			shape(log.slice(5, 8))
		);
		expect(shape(await store.log.before('acme', log[6]?.id ?? '', 4))).toEqual(
			shape(log.slice(3, 7))
		);
		expect((await store.log.head('acme')).id).toBe(log.at(-1)?.id);
		// what is open stays whole
		expect(await store.cases.read('acme', 'C-2')).toMatchObject({ customer: 'Lena Wombat' });
	});

	test('KEEP-3 a case that was open for long, or reopened, has its time from its own end', async () => {
		const at = await floor(url);
		const { store, clock, tell, retention } = at;
		await livedThrough(at, 'C-1');
		await tell('C-2', { type: 'open', title: 'Long' });
		clock.forward(DAY);
		await tell('C-1', { type: 'reopen', why: 'not paid' });
		clock.forward(KEEP_CLOSED_MS);
		expect(await retention.sweep()).toBe(0);
		await tell('C-1', { type: 'resolve', cause: 'Bank', done: 'paid' });
		await tell('C-2', { type: 'resolve', cause: 'Bank', done: 'done' });
		clock.forward(KEEP_CLOSED_MS - HOUR);
		expect(await retention.sweep()).toBe(0);
		clock.forward(2 * HOUR);
		expect(await retention.sweep()).toBe(2);
		expect((await store.cases.read('acme', 'C-2'))?.title).toBe(HIDDEN);
	});

	test('KEEP-4 one node at a time, in lots, and a run that broke off is gone on with', async () => {
		const [prefix, clock] = [freshPrefix(), new TestClock()];
		const one = await floor(url, prefix, clock);
		const other = await floor(url, prefix, clock);
		for (let index = 1; index <= 30; index++) await livedThrough(one, `C-${index}`);
		clock.forward(DAY);
		const asked = (goesOn: () => boolean) => ({
			...{ client: 'acme', before: one.store.clock.now(), causes: [], goesOn }
		});
		// a node that dies holds the turn until it has said nothing for long
		let lots = 0;
		const dies = purgeEnded(
			one.store,
			asked(() => {
				if (lots++ > 0) throw new Error('killed');
				return true;
			})
		);
		await expect(dies).rejects.toThrow('killed');
		expect(
			await purgeEnded(
				other.store,
				asked(() => true)
			)
		).toBeNull();
		const left = await one.store.cases.readMany('acme', ['C-1', 'C-30']);
		expect(left.map(({ title }) => title).sort()).toEqual([HIDDEN, 'Quokka C-30'].sort());
		await one.store.erasure.turns.leave('acme');
		const rest = await purgeEnded(
			other.store,
			asked(() => true)
		);
		expect(rest?.cases).toBeLessThan(30);
		const text = JSON.stringify(await written(await plainClient(url), prefix));
		expect(text).not.toMatch(/quokka/i);
		// done again from the beginning, nothing is there to be done
		await one.store.erasure.setPosition('acme', '0-0');
		expect(
			await purgeEnded(
				one.store,
				asked(() => true)
			)
		).toEqual({ cases: 0, entries: 0 });
	});

	test('KEEP-5 the audit trail tells what went by counts, and the time is what the client agreed on', async () => {
		const at = await floor(url);
		const { clock, directory, retention, audit } = at;
		const configured = { client: 'acme', version: 1, at: 0, by: ANA, why: null };
		await directory.put('configuration', 'acme', {
			...configured,
			written: { keepClosed: '30d', causes: ['Quokka'] }
		});
		await livedThrough(at, 'C-1');
		clock.forward(31 * DAY);
		expect(await retention.sweep()).toBe(1);
		await audit.settled();
		const [told] = (await audit.read('*', { what: 'case' })).entries;
		expect(told).toMatchObject({ what: 'case:purged', client: 'acme', by: { kind: 'system' } });
		expect(told?.detail).toMatch(
			/^1 case that ended before \d{4}-\d\d-\d\d, 10 entries of the log$/
		);
		// of the client's list: nobody's own words
		expect((await at.store.cases.read('acme', 'C-1'))?.cause).toBe('Quokka');
	});
});
