import { describe, expect, inject, test } from 'vitest';
import { alertOf } from '../../support/alert-samples.ts';
import { endOf, newsOf, startAlerts } from '../../support/alerts.ts';
import { freshPrefix, TestClock } from '../../support/node.ts';

const MINUTE = 60_000;
const SUPERVISORS = ['ana', 'ben', 'cleo'];

describe.each(inject('stores'))('$name', ({ url }) => {
	test('ALRT-6 of 400 breaches each supervisor is told of nine at most, and of the rest in one line; the list has them all', async () => {
		const at = await startAlerts(url, { people: SUPERVISORS });
		await at.raiseMany(400);
		await at.alerts.sweep();
		for (const person of SUPERVISORS) {
			const { each, lines } = await at.toldOf(person);
			expect(each).toBe(7);
			expect([...lines.values()]).toEqual([393]);
			expect(await at.alerts.line({ id: person, clients: '*' })).toMatchObject({
				count: 393,
				rules: { 'clock:resolve:past': 393 }
			});
		}
		const all = await at.alerts.reader.list(['acme'], 'all', 1000);
		expect(all.alerts).toHaveLength(400);
		expect(all.active).toBe(400);
		expect(new Set(all.alerts.map(({ case: id }) => id)).size).toBe(400);
		const budget = await at.alerts.reader.budget(['acme'], '10-minutes');
		expect(budget).toMatchObject({ count: 400, supervisors: 3, rate: 400, verdict: 'flood' });
		expect(budget.floods?.rule).toBe('clock:resolve:past');
		expect(at.unexpected).toEqual([]);
	});

	test('ALRT-6 ten minutes later they are told one by one again', async () => {
		const clock = new TestClock();
		const at = await startAlerts(url, { clock });
		await at.raiseMany(50);
		await at.alerts.sweep();
		clock.forward(10 * MINUTE);
		expect(await at.alerts.line({ id: 'ana', clients: '*' })).toBeNull();
		await at.raiseMany(50);
		await at.alerts.sweep();
		const { each, lines } = await at.toldOf('ana');
		expect(each).toBe(14);
		expect([...lines.values()]).toEqual([43, 43]);
	});

	test('ALRT-16 two nodes that tell at once tell a person no more than one would, and each alert once', async () => {
		const prefix = freshPrefix();
		const one = await startAlerts(url, { prefix, people: SUPERVISORS });
		const other = await startAlerts(url, { prefix, people: SUPERVISORS });
		const work = async () => {
			await Promise.all([one.alerts.sweep(), other.alerts.sweep()]);
		};
		for (let round = 0; round < 6; round++) {
			await Promise.all([one.raiseMany(25), other.raiseMany(25, { key: 'other' }), work()]);
			await one.raiseMany(10, { severity: 'critical' });
			await work();
		}
		while ((await one.alerts.sweep()) + (await other.alerts.sweep()) > 0);
		for (const person of SUPERVISORS) {
			const { each, lines } = await one.toldOf(person);
			expect(each).toBe(9);
			const told = [...lines.values()].reduce((sum, count) => sum + count, each);
			const { alerts } = await one.alerts.reader.list(['acme'], 'all', 1000);
			expect(told).toBe(alerts.length);
		}
		expect([...one.unexpected, ...other.unexpected]).toEqual([]);
	});

	test('ALRT-11 a node that dies before it has told leaves that to the next one: nobody is told more, the line counts no alert twice', async () => {
		const prefix = freshPrefix();
		const one = await startAlerts(url, { prefix });
		await one.raiseMany(40);
		// it has entered and told everything, and dies before the outbox knows
		const { outbox } = one.store;
		const finish = outbox.finish.bind(outbox);
		outbox.finish = () => Promise.reject(new Error('gone'));
		await one.alerts.sweep().catch(() => undefined);
		outbox.finish = finish;
		await outbox.leave([{ client: 'acme', group: 'alerts' }]);
		const other = await startAlerts(url, { prefix });
		await other.alerts.sweep();
		const { alerts } = await other.alerts.reader.list(['acme'], 'all', 100);
		expect(alerts).toHaveLength(40);
		expect(alerts.every(({ repeated }) => repeated === 0)).toBe(true);
		expect(await other.alerts.line({ id: 'ana', clients: '*' })).toMatchObject({ count: 33 });
		const told = new Set(
			(await other.fed()).flatMap((one) => (one.kind === 'alert' ? [one.alert.id] : []))
		);
		expect(told.size).toBe(7);
		expect(await other.store.outbox.waiting('acme')).toBe(0);
	});

	test('ALRT-4 the same alert again is counted in the list and told nobody', async () => {
		const at = await startAlerts(url);
		await at.raise(newsOf(), newsOf(), newsOf());
		await at.alerts.sweep();
		await at.raise(newsOf());
		await at.alerts.sweep();
		const { alerts } = await at.alerts.reader.list(['acme'], 'all', 10);
		expect(alerts).toMatchObject([{ repeated: 3, endedAt: null }]);
		expect((await at.toldOf('ana')).each).toBe(1);
	});

	test('ALRT-5 what comes and goes is told three times in ten minutes, and no more', async () => {
		const clock = new TestClock();
		const at = await startAlerts(url, { clock });
		const flap = async () => {
			await at.raise(newsOf());
			await at.alerts.sweep();
			clock.forward(20_000);
			await at.raise(endOf([alertOf().key]));
			await at.alerts.sweep();
			clock.forward(20_000);
		};
		for (let round = 0; round < 6; round++) await flap();
		expect((await at.toldOf('ana')).each).toBe(3);
		const { alerts } = await at.alerts.reader.list(['acme'], 'all', 10);
		expect(alerts.map(({ repeated, chattering }) => [repeated, chattering])).toEqual([
			[3, true],
			[0, false],
			[0, false]
		]);
		const budget = await at.alerts.reader.budget(['acme'], '10-minutes');
		expect(budget).toMatchObject({ count: 6, chattering: 3 });
		clock.forward(10 * MINUTE);
		await flap();
		expect((await at.toldOf('ana')).each).toBe(4);
	});

	test('ALRT-2 what is over before it could be told is told nobody; its end is told to desks and walls', async () => {
		const at = await startAlerts(url);
		await at.raise(newsOf(), endOf([alertOf().key]));
		await at.alerts.sweep();
		expect(await at.fed()).toMatchObject([{ kind: 'ended' }]);
		await at.raiseMany(1, { severity: 'critical', key: 'k' });
		await at.alerts.sweep();
		expect(at.alerts.critical.of(['acme']).count).toBe(0);
		const stop = await at.alerts.start(() => undefined);
		expect(at.alerts.critical.of(['acme']).count).toBe(1);
		await stop();
	});
});
