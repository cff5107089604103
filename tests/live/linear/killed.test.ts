import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { Cases } from '#server/services/cases.ts';
import { Floor, escalate, ids } from '../floor.ts';
import type { Act, Held, Operation } from './history.ts';
import { Nodes } from './nodes.ts';
import { search, type Verdict } from './search.ts';
import { Supervisor } from './supervisor.ts';

const FREE: Held = { owner: null, tier: 1 };
/** How many nodes are killed at least; `ANDON_FAULTS=1000` goes on for a night. */
const FAULTS = Number(process.env['ANDON_FAULTS'] ?? 5);
const CASES = 200;
const PEOPLE = ids(50, 'p');

/** What one of them does to one escalation, after a claim: the same for a seed. */
function* acts(seed: number): Generator<Act> {
	yield { type: 'claim' };
	const one = ((seed * 2654435761) >>> 8) % 100;
	if (one < 25) yield { type: 'read' };
	if (one < 12) yield { type: 'release' };
	if (one >= 94) yield { type: 'retier', tier: 1 + (one % 4) };
	if (one % 17 === 3) yield { type: 'claim' };
}

const verdictsOf = (histories: ReadonlyMap<string, Operation[]>): [string, Verdict][] =>
	[...histories].map(([id, history]) => [id, search(history, FREE)]);

describe.each(inject('stores'))('on $name', ({ url }) => {
	test(
		'RACE-5 fifty supervisors at three nodes that are killed race for two hundred escalations: what they were told could have happened one after the other',
		{ timeout: 90_000 + FAULTS * 15_000 },
		async ({ annotate }) => {
			const floor = new Floor(url);
			onTestFinished(() => floor.stop());
			const observer = await floor.node();
			await floor.people(observer, PEOPLE);
			const nodes = new Nodes(url, floor.prefix);
			onTestFinished(() => nodes.stop());
			await nodes.start(3);
			const staff = await Promise.all(
				PEOPLE.map(
					async (person, at) =>
						new Supervisor(person, await observer.cookieOf(person), (to) => nodes.url(to), at)
				)
			);
			onTestFinished(() => staff.forEach((one) => one.close()));
			let over = false;
			const kill = async () => {
				while (!over) {
					await wait(500 + Math.random() * 1000);
					await nodes.kill(Math.floor(Math.random() * 3));
				}
			};
			const histories = new Map<string, Operation[]>();
			const race = async () => {
				for (let round = 0; !over; round++) {
					// further ones until enough nodes were killed
					const cases = ids(round === 0 ? CASES : CASES / 4, `r${round}`);
					await escalate(observer, cases);
					for (const id of cases) histories.set(id, []);
					await Promise.all(
						staff.map(async (one, who) => {
							for (const [at, id] of cases.entries())
								for (const act of acts(who * CASES + at + round))
									histories.get(id)?.push(await one.act('acme', id, act));
						})
					);
					over = nodes.kills >= FAULTS;
				}
			};
			await Promise.all([kill(), race()]);
			expect(verdictsOf(histories).filter(([, verdict]) => verdict !== 'linearisable')).toEqual([]);
			const all = [...histories.values()].flat();
			const winners = all.filter(
				({ act, heard }) => act.type === 'claim' && heard?.is === 'changed'
			);
			expect(winners.length).toBeGreaterThanOrEqual(histories.size);
			// the log tells the same: as many claims as there were winners, and those that were never answered
			const log = await observer.store.log.after('acme', '0-0', 1_000_000);
			const claims = log.flatMap(({ events }) => events.filter(({ type }) => type === 'claimed'));
			const unknown = all.filter(({ heard }) => heard === null);
			expect(claims.length).toBeGreaterThanOrEqual(winners.length);
			expect(claims.length).toBeLessThanOrEqual(winners.length + unknown.length);
			const lost = staff.reduce((sum, one) => sum + one.lost, 0);
			expect(lost, 'acts that were under way when a node was killed').toBeGreaterThan(0);
			await annotate(
				`${all.length} acts on ${histories.size} escalations, ${nodes.kills} nodes killed, ${lost} answers lost, ${unknown.length} never known`
			);
		}
	);

	test(
		'RACE-4 a build that reads and then writes without looking again is caught within a minute',
		{ timeout: 90_000 },
		async ({ annotate }) => {
			const floor = new Floor(url);
			onTestFinished(() => floor.stop());
			const { app, store } = await floor.node();
			const begin = performance.now();
			const careless = new Cases(
				{
					...store,
					cases: {
						read: (client, id) => store.cases.read(client, id),
						outcome: (client, id, operation) => store.cases.outcome(client, id, operation),
						// whoever was faster is written over
						async commit(client, commit) {
							let against = commit.against;
							for (;;) {
								const version = against + commit.after.version - commit.against;
								const after = { ...commit.after, version };
								const done = await store.cases.commit(client, { ...commit, against, after });
								if (done.kind !== 'conflict') return done;
								against = done.row?.version ?? 0;
							}
						}
					}
				},
				app.plans
			);
			let caught: Verdict = 'linearisable';
			let tried = 0;
			while (caught === 'linearisable' && performance.now() - begin < 60_000) {
				const id = `careless-${tried++}`;
				await escalate({ app, store } as never, [id]);
				const history = await Promise.all(
					PEOPLE.map(async (person): Promise<Operation> => {
						const sent = performance.now();
						const answer = await careless.run({
							...{ operation: crypto.randomUUID(), client: 'acme', case: id },
							command: { type: 'claim' },
							by: { kind: 'person', id: person, name: person }
						});
						const heard = answer.ok
							? ({ is: answer.data.changed ? 'changed' : 'unchanged' } as const)
							: ({ is: 'refused', owner: answer.error.owner?.id ?? '' } as const);
						return { person, act: { type: 'claim' }, sent, answered: performance.now(), heard };
					})
				);
				caught = search(history, FREE);
			}
			expect(caught).toBe('not linearisable');
			await annotate(
				`caught at escalation ${tried}, after ${Math.round(performance.now() - begin)} ms`
			);
		}
	);
});
