/** Supervisors who tap at the same moment. */
import { io, type Socket } from 'socket.io-client';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { CLIENT } from '../support/floor.ts';
import { paced, pause } from '../support/pace.ts';
import { serve } from '../support/remote.ts';

export interface Raced {
	/** From tap to acknowledgement, ms. */
	latencies: number[];
	/** How many of each escalation's taps were told that they had won, at the most and at the least. */
	mostWinners: number;
	leastWinners: number;
}

const ANSWER_WITHIN_MS = 5000;
const desks: Socket[] = [];

const methods = {
	/** One desk for each cookie. */
	async connect(port: number, cookies: string[]): Promise<void> {
		const opened = cookies.map((cookie) =>
			io(`http://127.0.0.1:${port}/desk`, {
				transports: ['websocket'],
				forceNew: true,
				extraHeaders: { cookie },
				auth: { protocol: PROTOCOL }
			})
		);
		await Promise.all(
			opened.map(
				(desk) =>
					new Promise<void>((resolve, reject) => {
						desk.once('connect', resolve);
						desk.once('connect_error', reject);
					})
			)
		);
		desks.push(...opened);
	},

	/** Everybody taps "claim" on one escalation at once; when all are answered, but not before `gapMs`, on the next. */
	async race(ids: string[], gapMs: number): Promise<Raced> {
		const latencies: number[] = [];
		const winners: number[] = [];
		for (const id of ids) {
			const taps = await Promise.all([...desks.map((desk) => tap(desk, id)), pause(gapMs)]);
			const answered = taps.filter((one) => one !== undefined);
			latencies.push(...answered.map(({ ms }) => ms));
			winners.push(answered.filter(({ won }) => won).length);
		}
		return { latencies, mostWinners: Math.max(...winners), leastWinners: Math.min(...winners) };
	},

	/** Each escalation is claimed once, by one desk after the other. @returns ms from tap to acknowledgement */
	async claims(ids: string[], perSecond: number): Promise<number[]> {
		const taps: Promise<{ won: boolean; ms: number }>[] = [];
		await paced(ids.length, perSecond, (index) => {
			const desk = desks[index % desks.length];
			if (desk) taps.push(tap(desk, ids[index] ?? ''));
		});
		const answered = await Promise.all(taps);
		if (answered.some(({ won }) => !won)) throw new Error('a claim was refused');
		return answered.map(({ ms }) => ms);
	}
};

/** @returns whether it won, and how long the answer took */
async function tap(desk: Socket, id: string): Promise<{ won: boolean; ms: number }> {
	const request = {
		operation: crypto.randomUUID(),
		client: CLIENT,
		case: id,
		command: { type: 'claim' }
	};
	const begin = performance.now();
	const answer = (await desk.timeout(ANSWER_WITHIN_MS).emitWithAck('command', request)) as {
		ok: boolean;
	};
	return { won: answer.ok, ms: performance.now() - begin };
}

export type Supervisors = typeof methods;
serve(methods);
