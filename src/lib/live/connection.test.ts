import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DeskToServer, Hello, ServerToScreen } from '#lib/shared/wire/events.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { boardOf, NOW, rowOf } from '../../../tests/support/board-samples.ts';
import { LiveBoard } from './connection.svelte.ts';
import type { LiveBoardOptions } from './options.ts';
import { questions } from './questions.ts';

type Served = Socket<DeskToServer, ServerToScreen>;
type Namespace = Server<DeskToServer, ServerToScreen>;

const snapshot: Snapshot = { ...boardOf([rowOf({ case: '1' })]), epoch: 'e1', seq: 7 };
const clock = (due: number) => ({ name: 'claim' as const, from: 0, due });

/** A server of the wire's own shape on a port of its own; it says nothing by itself. */
async function serve(port = 0) {
	const http = createServer();
	const io: Namespace = new Server(http, { transports: ['websocket'] });
	http.listen(port, '127.0.0.1');
	await once(http, 'listening');
	const hellos: Hello[] = [];
	const screens: Served[] = [];
	let arrived = () => {};
	io.of('/desk').on('connection', (socket: Served) => {
		hellos.push(socket.handshake.auth as Hello);
		screens.push(socket);
		socket.on('time', (ack) => ack(snapshot.at + 5000));
		arrived();
	});
	const close = () => new Promise<void>((done) => void io.close(() => done()));
	onTestFinished(close);
	return {
		io,
		hellos,
		close,
		port: (http.address() as AddressInfo).port,
		/** The next screen to connect. */
		screen: async () => {
			if (screens.length === 0) await new Promise<void>((done) => (arrived = done));
			return screens.shift() as Served;
		}
	};
}

function open(port: number, options: Partial<LiveBoardOptions> = {}): LiveBoard {
	const board = new LiveBoard({
		namespace: '/desk',
		origin: `http://127.0.0.1:${port}`,
		random: () => 0,
		...options
	});
	onTestFinished(board.start());
	return board;
}
const beat = (seq: number, part = {}) => ({ epoch: 'e1', seq, at: NOW, freshAt: NOW, ...part });
const until = (check: () => void) => vi.waitFor(check, { timeout: 6000, interval: 10 });

describe('LIVE-10 a screen connects, follows, and closes its gaps', () => {
	let server: Awaited<ReturnType<typeof serve>>;
	beforeEach(async () => void (server = await serve()));

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
		const board = open(server.port, { initial: snapshot });
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
		const began = performance.now();
		await after.screen();
		expect(performance.now() - began).toBeLessThan(2000);
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
