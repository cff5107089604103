import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { boardOf, NOW, rowOf } from '../../../tests/support/board-samples.ts';
import { ownTime } from '../../../tests/support/own-time.ts';
import { open, serve } from '../../../tests/support/quiet-server.ts';
import { questions } from './questions.ts';

const snapshot: Snapshot = { ...boardOf([rowOf({ case: '1' })]), epoch: 'e1', seq: 7 };
const clock = (due: number) => ({ name: 'claim' as const, from: 0, due });

const beat = (seq: number, part = {}) => ({ epoch: 'e1', seq, at: NOW, freshAt: NOW, ...part });
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 10 });

describe('LIVE-10 a screen connects, follows, and closes its gaps', () => {
	let server: Awaited<ReturnType<typeof serve>>;
	beforeEach(async () => void (server = await serve()));

	it('WALL-29 what came is known at once and drawn when the pace says so, the last of it only', async () => {
		const draws: (() => void)[] = [];
		const board = open(server.port, { initial: snapshot, pace: (draw) => void draws.push(draw) });
		const screen = await server.screen();
		const titled = (title: string) => [rowOf({ case: '1', title })];
		screen.emit('frame', { ...beat(8), set: titled('First') });
		screen.emit('beat', beat(8));
		screen.emit('frame', { ...beat(9), set: titled('Last') });
		await until(() => expect(board.view?.seq).toBe(9));
		// a beat changes nothing that is drawn
		expect(draws).toHaveLength(2);
		expect(board.rows[0]?.title).not.toMatch(/First|Last/);
		draws.at(-1)?.();
		expect(board.rows[0]?.title).toBe('Last');
	});

	it('says what it shows, then follows frame by frame, what is due first on top', async () => {
		const board = open(server.port, { board: 'floor-3', initial: snapshot });
		expect(board.status).toEqual({ is: 'connecting' });
		expect(board.rows.map((row) => row.case)).toEqual(['1']);
		const screen = await server.screen();
		expect(server.hellos).toEqual([
			{ protocol: PROTOCOL, board: 'floor-3', last: { epoch: 'e1', seq: 7 } }
		]);
		const set = [rowOf({ case: '3', clock: clock(9) }), rowOf({ case: '2', clock: clock(4) })];
		screen.emit('frame', {
			epoch: 'e1',
			seq: 8,
			at: NOW,
			freshAt: NOW,
			set,
			gone: ['northwind/1']
		});
		await until(() => expect(board.rows.map((row) => row.case)).toEqual(['2', '3']));
		expect(board.row('northwind/3')).toEqual(set[0]);
		await until(() => expect(board.status).toEqual({ is: 'live' }));
	});

	it('asks once for a snapshot when a frame is missing, and shows nothing in between', async () => {
		const board = open(server.port);
		const screen = await server.screen();
		const asked = vi.fn();
		screen.on('resync', asked);
		screen.emit('snapshot', snapshot);
		screen.emit('frame', {
			epoch: 'e1',
			seq: 9,
			at: NOW,
			freshAt: NOW,
			set: [rowOf({ case: '9' })]
		});
		screen.emit('frame', {
			epoch: 'e1',
			seq: 10,
			at: NOW,
			freshAt: NOW,
			set: [rowOf({ case: '10' })]
		});
		await until(() => expect(asked).toHaveBeenCalledTimes(1));
		expect(board.rows.map((row) => row.case)).toEqual(['1']);
		screen.emit('snapshot', { ...snapshot, seq: 10, rows: [rowOf({ case: '10' })] });
		screen.emit('frame', {
			epoch: 'e1',
			seq: 11,
			at: NOW,
			freshAt: NOW,
			set: [rowOf({ case: '11' })]
		});
		await until(() => expect(board.rows.map((row) => row.case)).toEqual(['10', '11']));
		expect(asked).toHaveBeenCalledTimes(1);
	});

	it('a beat of another position makes it ask', async () => {
		open(server.port, { initial: snapshot });
		const screen = await server.screen();
		const asked = new Promise<void>((done) => void screen.on('resync', done));
		screen.emit('beat', beat(8));
		await asked;
	});

	it('takes the server’s time, not its own', async () => {
		let mono = 0;
		const board = open(server.port, { initial: snapshot, monotonic: () => mono });
		await server.screen();
		await until(() => expect(board.exactly()).toBe(snapshot.at + 5000));
		mono += 2000;
		expect(board.exactly()).toBe(snapshot.at + 7000);
	});

	it('says goodbye once told to', async () => {
		const bye = vi.fn();
		open(server.port, { bye });
		const screen = await server.screen();
		screen.emit('bye', 'signed-out');
		await until(() => expect(bye).toHaveBeenCalledWith('signed-out'));
	});

	it('a snapshot of another protocol is not shown', async () => {
		const bye = vi.fn();
		const board = open(server.port, { bye });
		const screen = await server.screen();
		screen.emit('snapshot', { ...snapshot, protocol: 99 });
		await until(() => expect(bye).toHaveBeenCalledWith('protocol'));
		expect(board.head).toBeNull();
	});

	it('a command is answered; over a broken connection it is sent again with the same operation', async () => {
		const board = open(server.port);
		const request = {
			operation: 'operation-1',
			client: 'northwind',
			case: '1',
			command: { type: 'claim' as const }
		};
		const first = await server.screen();
		const seen: string[] = [];
		first.on('command', ({ operation }) => {
			seen.push(operation);
			first.conn.close();
		});
		const answer = questions(board.line).command(request);
		const second = await server.screen();
		const done = { client: 'northwind', case: '1', version: 2, position: 'e/1', changed: true };
		second.on('command', ({ operation }, ack) => {
			seen.push(operation);
			ack({ ok: true, data: done });
		});
		expect(await answer).toEqual({ ok: true, data: done });
		expect(seen).toEqual(['operation-1', 'operation-1']);
	});
});

describe('LIVE-11 silence is said, and a server that is back is shown', () => {
	let mono = 0;
	afterEach(() => void (mono = 0));

	it('stale after four silent seconds, with the instant it was last true; live again with the next beat', async () => {
		const server = await serve();
		const board = open(server.port, { initial: snapshot, monotonic: () => mono });
		const first = await server.screen();
		first.emit('beat', beat(7, { at: NOW + 900, freshAt: NOW + 800 }));
		await until(() => expect(board.status.is).toBe('live'));
		mono += 4100;
		await until(() =>
			expect(board.status).toEqual({ is: 'stale', since: NOW + 800, why: 'silence' })
		);
		// it drops the silent connection by itself and comes back
		const second = await server.screen();
		second.emit('beat', beat(7, { at: NOW + 9000, freshAt: NOW + 9000 }));
		await until(() => expect(board.status.is).toBe('live'));
	});

	it('beats from a server that does not hear its store do not make it live', async () => {
		const server = await serve();
		const board = open(server.port, { initial: snapshot, monotonic: () => mono });
		const screen = await server.screen();
		screen.emit('beat', beat(7, { at: NOW + 9000, freshAt: NOW - 1000 }));
		await until(() =>
			expect(board.status).toEqual({ is: 'stale', since: NOW - 1000, why: 'store' })
		);
	});

	it('within two seconds of a restart it is connected, and says what it shows by then', async () => {
		const before = await serve();
		const board = open(before.port, { initial: snapshot });
		const screen = await before.screen();
		screen.emit('frame', { epoch: 'e1', seq: 8, at: NOW, freshAt: NOW });
		await until(() => expect(board.status.is).toBe('live'));
		await before.close();
		const after = await serve(before.port);
		const took = ownTime();
		await after.screen();
		expect(took()).toBeLessThan(2000);
		expect(after.hellos[0]?.last).toEqual({ epoch: 'e1', seq: 8 });
	});

	it('a refused screen says the server’s sentence and keeps asking', async () => {
		const server = await serve();
		let refusals = 0;
		server.io.of('/desk').use((_socket, next) => {
			if (refusals++ > 0) return next();
			next(Object.assign(new Error('no'), { data: { code: 'forbidden', detail: 'Not yours' } }));
		});
		const board = open(server.port, { initial: snapshot });
		await until(() => expect(board.status).toEqual({ is: 'refused', detail: 'Not yours' }));
		const screen = await server.screen();
		screen.emit('beat', beat(7));
		await until(() => expect(board.status.is).not.toBe('refused'));
	});
});
