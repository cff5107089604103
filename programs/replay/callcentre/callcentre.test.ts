import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTable } from '../read.ts';
import { findColumns, parseCall, ZONE, type Call, type Columns } from './call.ts';
import { callsOf, midnightOf, planCalls } from './plan.ts';
import { createQueues } from './queues.ts';
import { instantOf } from './zone.ts';

const HEADER =
	'vru+line,call_id,customer_id,priority,type,date,vru_entry,vru_exit,vru_time,q_start,q_exit,q_time,outcome,ser_start,ser_exit,ser_time,server';
const columns = findColumns(HEADER.split(',')) as Columns;
const QUEUED =
	'AA0205,46142,38658449,1,PS,1999-08-02,6:56:50,6:56:55,5,6:56:55,6:57:28,33,AGENT,6:57:27,6:59:14,107,YIFAT';
const parse = (row: string) => parseCall({ line: 9, cells: row.split(',') }, columns);
const utc = (day: number, hour: number, minute: number, second: number) =>
	Date.UTC(1999, 7, day, hour, minute, second);

describe('a call', () => {
	it('RPL-11 has the instants that the clocks of the centre meant, three hours ahead in summer', () => {
		expect(parse(QUEUED)).toEqual({
			type: 'PS',
			outcome: 'AGENT',
			queued: { from: utc(2, 3, 56, 55), to: utc(2, 3, 57, 28) },
			served: { from: utc(2, 3, 57, 27), to: utc(2, 3, 59, 14) },
			server: 'YIFAT'
		});
	});

	it('RPL-11 goes on past midnight', () => {
		const late =
			'AA0208,7582,25534546,1,PS,1999-08-02,23:59:23,23:59:23,0,23:59:29,0:00:57,88,AGENT,0:00:56,0:01:15,19,GELBER';
		expect(parse(late)).toMatchObject({
			queued: { from: utc(2, 20, 59, 29), to: utc(2, 21, 0, 57) },
			served: { from: utc(2, 21, 0, 56), to: utc(2, 21, 1, 15) }
		});
	});

	it('RPL-12 that is a phantom is none; one who hung up was served by nobody', () => {
		expect(parse(QUEUED.replace('AGENT', 'PHANTOM'))).toBeNull();
		expect(parse(QUEUED.replace('AGENT', 'HANG').replace('YIFAT', 'NO_SERVER'))).toMatchObject({
			served: null,
			server: null
		});
	});

	it('RPL-3 that is wrong names its line, its column and what was expected', () => {
		expect(() => parse(QUEUED.replace('AGENT', 'LOST'))).toThrow(
			'line 9, column outcome: expected "AGENT", "HANG" or "PHANTOM", got "LOST"'
		);
		expect(() => parse(QUEUED.replace('6:57:28', '6:57'))).toThrow(
			'line 9, column q_exit: expected a time such as 9:04:37'
		);
		expect(() => parse(QUEUED.replace('6:57:28', '6:50:28'))).toThrow(
			'column q_exit: expected a time that is not before q_start'
		);
		expect(() => parse(QUEUED.replace('1999-08-02', '1999-02-30'))).toThrow('column date');
	});
});

describe('times of a zone', () => {
	it.each([
		['in summer', Date.UTC(1999, 7, 2, 9), Date.UTC(1999, 7, 2, 6)],
		['in winter', Date.UTC(1999, 11, 2, 9), Date.UTC(1999, 11, 2, 7)],
		[
			'that come twice, the first time',
			Date.UTC(2016, 9, 30, 1, 30),
			Date.UTC(2016, 9, 29, 22, 30)
		],
		['that never come, an hour on', Date.UTC(2016, 2, 25, 2, 30), Date.UTC(2016, 2, 25, 0, 30)]
	])('%s', (_, wall, instant) => expect(instantOf(wall, ZONE)).toBe(instant));
});

describe('a look at a queue', () => {
	const call = (facts: Partial<Call>): Call => ({
		type: 'PS',
		outcome: 'AGENT',
		queued: null,
		served: null,
		server: null,
		...facts
	});
	const at = (minute: number) => Date.UTC(1999, 7, 2, 9, minute);
	const span = (from: number, to: number) => ({ from: at(from), to: at(to) });
	const calls = [
		call({ queued: span(0, 1), served: span(1, 5), server: 'A' }),
		call({ served: span(2, 4), server: 'B' }),
		call({ type: 'IN', served: span(6, 9), server: 'B' }),
		call({ queued: span(3, 8), outcome: 'HANG' }),
		call({ queued: span(4, 6), outcome: 'HANG' }),
		call({ outcome: 'HANG' })
	];
	const look = (minute: number) => createQueues(calls).look('PS', at(minute), at(0) - 3_600_000);

	it('RPL-13 counts who waits, and since when the first of them has', () => {
		expect(look(5)).toMatchObject({ waiting: 2, oldestWaitSeconds: 120 });
		expect(look(8)).toMatchObject({ waiting: 0, oldestWaitSeconds: null });
	});

	it('RPL-14 counts offered, handled and abandoned calls; who hung up in the menu was never offered', () => {
		expect(look(3)).toMatchObject({ offered: 3, handled: 0, abandoned: 0 });
		expect(look(9)).toMatchObject({ offered: 4, handled: 2, abandoned: 2 });
		expect(createQueues(calls).look('PS', at(9), at(4))).toMatchObject({ offered: 1, handled: 2 });
	});

	it('RPL-15 rates the calls whose wait ended within half an hour', () => {
		expect(look(0).serviceLevel).toBeNull();
		expect(look(7).serviceLevel).toBe(1 / 3);
		expect(look(32).serviceLevel).toBe(0);
	});

	it('RPL-16 counts an agent where he serves, as free when he serves nobody, as away after half an hour', () => {
		expect(look(3).agents).toEqual({ busy: 2, free: 0, away: 0 });
		expect(look(7).agents).toEqual({ busy: 0, free: 1, away: 0 });
		expect(look(10).agents).toEqual({ busy: 0, free: 2, away: 0 });
		expect(look(37).agents).toEqual({ busy: 0, free: 1, away: 1 });
	});
});

const DAY = fileURLToPath(new URL('../../../../shared/data/callcentre-day.csv', import.meta.url));
describe.skipIf(!existsSync(DAY))('a day of a real centre', async () => {
	const table = existsSync(DAY) ? await readTable(DAY) : { header: [], lines: [] };
	const calls = existsSync(DAY) ? callsOf(table, findColumns(table.header) as Columns) : [];

	/** The same by looking at every call, without an index. */
	function slowly(type: string, t: number, midnight: number) {
		const half = 30 * 60_000;
		const of = calls.filter((one) => one.type === type);
		const offer = (one: Call) => one.queued?.from ?? one.served?.from;
		const ended = (one: Call) => one.queued?.to ?? one.served?.from;
		const within = (value: number | undefined, from: number) =>
			value !== undefined && value >= from && value <= t;
		const waiting = of.filter(({ queued }) => queued && queued.from <= t && t < queued.to);
		const judged = of.filter((one) => within(ended(one), t - half + 1));
		const good = judged.filter(
			(one) => one.outcome === 'AGENT' && (!one.queued || one.queued.to - one.queued.from <= 20_000)
		);
		const agents = { free: 0, busy: 0, away: 0 };
		for (const server of new Set(
			of
				.filter((one) => one.served && one.served.from <= t && one.served.to >= midnight)
				.map((one) => one.server)
		)) {
			if (server === null) continue;
			const begun = calls.filter(
				(one) => one.server === server && one.served && one.served.from <= t
			);
			const now = begun.filter((one) => one.served && one.served.to > t);
			if (now.some((one) => one.type === type)) agents.busy++;
			else if (now.length > 0) continue;
			else if (begun.some((one) => one.served && one.served.to >= t - half)) agents.free++;
			else agents.away++;
		}
		return {
			waiting: waiting.length,
			oldestWaitSeconds:
				waiting.length === 0
					? null
					: Math.max(...waiting.map(({ queued }) => (t - (queued?.from ?? 0)) / 1000)),
			agents,
			serviceLevel: judged.length === 0 ? null : good.length / judged.length,
			offered: of.filter((one) => within(offer(one), midnight)).length,
			handled: of.filter(
				(one) => one.outcome === 'AGENT' && within(one.served?.to ?? ended(one), midnight)
			).length,
			abandoned: of.filter((one) => one.outcome === 'HANG' && within(ended(one), midnight)).length
		};
	}

	it('RPL-13 to RPL-16 hold at 400 instants of every queue, counted call by call', () => {
		const queues = createQueues(calls);
		expect(queues.types).toEqual(['IN', 'NE', 'NW', 'PE', 'PS', 'TT']);
		const begin = instantOf(Date.UTC(1999, 7, 2), ZONE);
		let seed = 20_161;
		for (let n = 0; n < 400; n++) {
			seed = (seed * 48_271) % 2_147_483_647;
			const t = begin + Math.floor((seed / 2_147_483_647) * 86_700) * 1000;
			for (const type of queues.types)
				expect({ t, type, ...queues.look(type, t, midnightOf(t)) }).toEqual({
					t,
					type,
					...slowly(type, t, midnightOf(t))
				});
		}
	});

	it('RPL-17 becomes looks in time order: at every change on a beat of 10 s, at least one a minute', () => {
		const plan = planCalls(calls, table.lines.length);
		expect(plan.rows).toBe(2363);
		const peak = Math.max(
			...plan.planned.map((one) => (one.kind === 'queue' ? one.look.observation.waiting : 0))
		);
		expect(peak).toBeGreaterThan(10);
		for (const queue of plan.queues) {
			const ats = plan.planned.flatMap((one) =>
				one.kind === 'queue' && one.look.queue === queue.id ? one.at : []
			);
			const gaps = ats.slice(1).map((one, n) => one - (ats[n] ?? 0));
			expect(Math.max(...gaps)).toBe(60_000);
			expect(Math.min(...gaps)).toBe(10_000);
		}
		const last = plan.queues.map(({ id }) =>
			plan.planned.findLast(
				(one) => one.kind === 'queue' && one.look.queue === id && one.at < utc(2, 21, 0, 0)
			)
		);
		const sum = (name: 'offered' | 'abandoned') =>
			last.reduce(
				(total, one) => total + (one?.kind === 'queue' ? one.look.observation[name] : 0),
				0
			);
		// from the file by hand: 2,024 queued − 15 phantoms + 208 answered at once; 640 hung up while queued
		expect([sum('offered'), sum('abandoned')]).toEqual([2217, 640]);
	});
});
