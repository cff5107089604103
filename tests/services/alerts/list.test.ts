import { describe, expect, inject, test } from 'vitest';
import { alertOf } from '../../support/alert-samples.ts';
import { addPerson, endOf, newsOf, startAlerts } from '../../support/alerts.ts';
import { TestClock } from '../../support/node.ts';

const DAY = 24 * 60 * 60_000;

describe.each(inject('stores'))('$name', ({ url }) => {
	test('ALRT-15 the list is given newest first, by parts that what comes meanwhile does not move', async () => {
		const at = await startAlerts(url);
		// most of one commit share their millisecond
		await at.raiseMany(25);
		await at.alerts.sweep();
		const seen: string[] = [];
		let from: string | null = null;
		do {
			const page = await at.alerts.reader.list(['acme'], 'all', 7, from);
			seen.push(...page.alerts.map(({ id }) => id));
			from = page.next;
			await at.raiseMany(3);
			await at.alerts.sweep();
		} while (from !== null);
		expect(seen).toHaveLength(25);
		expect(new Set(seen).size).toBe(25);
	});

	test('ALRT-15 what asks for somebody now is told apart from what is over', async () => {
		const at = await startAlerts(url);
		await at.raiseMany(3);
		await at.raise(newsOf({ case: 'X' }));
		await at.raise(endOf([alertOf({ case: 'X' }).key]));
		await at.alerts.sweep();
		const active = await at.alerts.reader.list(['acme'], 'active', 10);
		expect(active.alerts).toHaveLength(3);
		expect(active.active).toBe(3);
		const all = await at.alerts.reader.list(['acme'], 'all', 10);
		expect(all.alerts.find((one) => one.case === 'X')).toMatchObject({ ended: 'claimed' });
	});

	test('ALRT-15 an alert is acknowledged once, by whoever is first', async () => {
		const at = await startAlerts(url);
		await at.raiseMany(1);
		await at.alerts.sweep();
		const [alert] = (await at.alerts.reader.list(['acme'], 'active', 1)).alerts;
		const people = ['ana', 'ben', 'cleo'].map((id) => ({ id, name: id }));
		const answers = await Promise.all(
			people.map((one) => at.alerts.acknowledge('acme', alert?.id ?? '', one))
		);
		expect(new Set(answers.map((one) => one?.acknowledged?.by.id)).size).toBe(1);
		expect(await at.alerts.acknowledge('acme', '0-0.0', { id: 'ana', name: 'Ana' })).toBeNull();
	});

	test('ALRT-15 an alert is kept for thirty days, and what chatters is forgotten after ten minutes', async () => {
		const clock = new TestClock();
		const at = await startAlerts(url, { clock });
		await at.raise(newsOf({ case: 'old' }), endOf([alertOf({ case: 'old' }).key]));
		await at.alerts.sweep();
		clock.forward(29 * DAY);
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect((await at.alerts.reader.list(['acme'], 'all', 10)).alerts).toHaveLength(2);
		clock.forward(2 * DAY);
		await at.raiseMany(1);
		await at.alerts.sweep();
		expect((await at.alerts.reader.list(['acme'], 'all', 10)).alerts).toHaveLength(2);
		const part = await at.store.alerts.part('acme', [], [alertOf({ case: 'old' }).key]);
		expect(part.keys).toEqual([]);
	});

	test('ALRT-3 only those whom it concerns are told', async () => {
		const at = await startAlerts(url, {
			people: ['ana', 'ben'],
			teams: { experts: { name: 'Experts', tier: 2, members: ['ben'] } }
		});
		await addPerson(at.directory, 'dora', 'manager');
		await addPerson(at.directory, 'far', 'supervisor', ['elsewhere']);
		await at.raise(newsOf({ team: 'Experts' }));
		await at.raise(newsOf({ case: 'C-2', to: 'management' }));
		await at.alerts.sweep();
		const people = (await at.fed()).flatMap((one) => (one.kind === 'alert' ? [one.people] : []));
		expect(people).toEqual([['ben'], ['dora']]);
	});

	test('ALRT-3 what goes to a team whose members nobody knows is on the board, and in no list', async () => {
		const at = await startAlerts(url, {
			people: ['ana', 'ben'],
			teams: {
				experts: { name: 'Experts', tier: 2, members: ['ben'] },
				night: { name: 'Night desk', tier: 2 }
			}
		});
		const handed = (team: string) =>
			newsOf({ to: 'members', rule: 'escalated:handed', severity: 'info', team });
		await at.raise(handed('Experts'));
		await at.alerts.sweep();
		expect((await at.toldOf('ben')).each).toBe(1);
		await at.raise(handed('Night desk'));
		await at.alerts.sweep();
		expect((await at.toldOf('ana')).each).toBe(0);
		const all = await at.alerts.reader.list(['acme'], 'all', 10);
		expect(all.active).toBe(0);
		// who had it before has it no more
		expect(all.alerts).toMatchObject([{ rule: 'escalated:handed', ended: 'escalated:handed' }]);
	});

	test('ALRT-21 who has stopped serving a client is told no more of it, one by one or in a line', async () => {
		const at = await startAlerts(url, { people: ['ana'] });
		await at.directory.add('client', 'globex', { id: 'globex', name: 'Globex', zone: 'UTC' });
		await at.raiseMany(10);
		await at.alerts.sweep();
		for (const id of ['G-1', 'G-2'])
			await at.alerts.raise('globex', {
				kind: 'alert',
				n: 0,
				alert: alertOf({
					client: 'globex',
					case: id,
					rule: 'clock:claim:past',
					severity: 'critical'
				})
			});
		await at.raise(newsOf({ case: 'last' }));
		await at.alerts.sweep();
		const told = async (clients: string[]) => {
			const found = await at.alerts.toldLately({ id: 'ana', clients });
			const each = found.flatMap((one) => (one.kind === 'alert' ? [one.alert.client] : []));
			return [each, (await at.alerts.line({ id: 'ana', clients }))?.count ?? 0];
		};
		expect(await told(['acme', 'globex'])).toEqual([
			[...Array<string>(7).fill('acme'), 'globex', 'globex'],
			4
		]);
		expect(await told(['globex'])).toEqual([['globex', 'globex'], 0]);
		expect(await told(['acme'])).toEqual([Array<string>(7).fill('acme'), 4]);
		expect(await told([])).toEqual([[], 0]);
	});

	test('ALRT-12 an entry that cannot be read is kept with the reason, and the others are told', async () => {
		const at = await startAlerts(url);
		await at.raiseMany(2);
		await at.store.outbox.add('acme', 'no JSON');
		await at.store.outbox.add('acme', '{"kind":"of somebody else"}');
		await at.raiseMany(2);
		await at.alerts.sweep();
		expect((await at.toldOf('ana')).each).toBe(4);
		expect(at.unexpected).toHaveLength(1);
		expect(await at.store.outbox.dead('acme')).toMatchObject([{ message: 'no JSON' }]);
		expect(await at.store.outbox.waiting('acme')).toBe(0);
	});
});
