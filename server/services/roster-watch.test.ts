import { describe, expect, it } from 'vitest';
import type { AlertNews } from '#server/domain/alerts/alert.ts';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { AlertBook } from '#server/domain/alerts/book.ts';
import { ROSTER_RULE } from '#server/domain/alerts/own.ts';
import { planOf } from '../../tests/support/plans.ts';
import type { Directory } from './directory.ts';
import type { Plans } from './plans.ts';
import { RosterWatch } from './roster-watch.ts';

const MINUTE = 60_000;
/** Monday 5 January 2026, 20:00 UTC; the night shift begins at 22:00. */
const EVENING = Date.UTC(2026, 0, 5, 20);

const rostered = (night: string[]): ConfigurationInput => ({
	teams: {
		leads: { name: 'Leads', tier: 1, members: ['ana', 'ben'] },
		bosses: { name: 'Bosses', tier: 4 }
	},
	paths: [
		{
			name: 'All',
			steps: [
				{ tier: 1, team: 'leads', dwell: '30m' },
				{ tier: 4, team: 'bosses', dwell: '1h' }
			]
		}
	],
	shifts: [
		{ name: 'Day', from: '06:00', to: '22:00', people: ['ana'] },
		{ name: 'Night', from: '22:00', to: '06:00', people: night }
	]
});

function watched() {
	const told: AlertNews[] = [];
	const scene = { now: EVENING - MINUTE, plan: planOf(rostered(['cleo'])) };
	// as the store keeps them
	const book = new AlertBook([], []);
	const active = () =>
		book
			.changes()
			.keys.filter(([, state]) => state.rule === ROSTER_RULE && state.endedAt === null)
			.map(([key]) => key);
	const start = () =>
		new RosterWatch({
			plans: { of: () => scene.plan } as unknown as Plans,
			directory: { all: () => [{ id: 'acme' }] } as unknown as Directory,
			now: () => scene.now,
			active: () => Promise.resolve(active()),
			raise: (_client, news) => {
				told.push(news);
				if (news.kind === 'alert') book.enter(String(told.length), news.alert, 1, scene.now);
				else book.end(news.keys, news.why, scene.now);
				return Promise.resolve();
			}
		});
	return { scene, told, start, watch: start() };
}

describe('the roster', () => {
	it('ROST-50 a shift in which a tier has nobody is warned of two hours before it begins, once', async () => {
		const { scene, told, watch } = watched();
		await watch.look();
		expect(told).toEqual([]);
		scene.now += 2 * MINUTE;
		await watch.look();
		await watch.look();
		expect(told).toMatchObject([
			{
				kind: 'alert',
				alert: {
					client: 'acme',
					rule: 'roster:gap',
					title: 'Nobody of tier 1 is in the shift Night',
					tier: 1
				}
			}
		]);
	});

	it('ROST-51 the warning ends when somebody is put on the shift', async () => {
		const { scene, told, watch } = watched();
		scene.now += 30 * MINUTE;
		await watch.look();
		scene.plan = planOf(rostered(['ben']), 2);
		await watch.look();
		await watch.look();
		expect(told).toMatchObject([
			{ kind: 'alert' },
			{ kind: 'alert-end', why: 'somebody is there' }
		]);
	});

	it('ROST-51 a node that has been started again knows what was warned of', async () => {
		const { scene, told, watch, start } = watched();
		scene.now += 30 * MINUTE;
		await watch.look();
		await start().look();
		expect(told).toHaveLength(1);
		scene.plan = planOf(rostered(['ben']), 2);
		await start().look();
		expect(told.map(({ kind }) => kind)).toEqual(['alert', 'alert-end']);
	});

	it('ROST-52 the warning ends when the shift begins', async () => {
		const { scene, told, watch } = watched();
		scene.now = EVENING + 119 * MINUTE;
		await watch.look();
		expect(told).toHaveLength(1);
		scene.now = EVENING + 120 * MINUTE;
		await watch.look();
		await watch.look();
		expect(told.slice(1)).toMatchObject([{ kind: 'alert-end', why: 'the shift has begun' }]);
	});

	it('ROST-52 a shift that is on is not warned of', async () => {
		const { scene, told, watch } = watched();
		scene.now = EVENING + 3 * 60 * MINUTE;
		await watch.look();
		expect(told).toEqual([]);
	});
});
