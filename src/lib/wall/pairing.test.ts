import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PairingAnswer } from '#lib/shared/wire/walls.ts';
import { Pairing } from './pairing.svelte.ts';

const OFFER = { code: 'BCDFGHJK', expiresIn: 600, interval: 5 };
const away = () => Promise.reject(new Error('no answer'));
const told = (body: unknown, status = 200) =>
	Promise.resolve(new Response(JSON.stringify(body), { status }));

describe('KIOSK-1 how a screen asks to be paired', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	function screen(polls: (() => Promise<Response>)[], offers = [() => told(OFFER)]) {
		const asked: [string, number][] = [];
		const began = Date.now();
		const paired = vi.fn();
		const pairing = new Pairing({
			paired,
			monotonic: Date.now,
			random: () => 0,
			send: (path) => {
				asked.push([path.replace('/display/pairing', '') || 'offer', (Date.now() - began) / 1000]);
				const next = path.endsWith('/poll')
					? polls.shift()
					: (offers.shift() ?? (() => told(OFFER)));
				return (next ?? (() => told({ is: 'pending' } satisfies PairingAnswer)))();
			}
		});
		const stop = pairing.start();
		return { asked, paired, pairing, stop };
	}
	const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

	it('asks as often as it was told, more slowly when it is told so, until it is paired', async () => {
		const { asked, paired, pairing } = screen([
			() => told({ is: 'pending' }),
			() => told({ is: 'slow-down', interval: 10 }),
			() => told({ is: 'pending' }),
			() => told({ is: 'paired' })
		]);
		await pass(60);
		expect(pairing.code).toBe('BCDF-GHJK');
		expect(asked).toEqual([
			['offer', 0],
			['/poll', 5],
			['/poll', 10],
			['/poll', 20],
			['/poll', 30]
		]);
		expect(paired).toHaveBeenCalledTimes(1);
	});

	it('asks for another code when the server says so', async () => {
		const { asked } = screen([() => told({ is: 'expired' })]);
		await pass(6);
		expect(asked).toEqual([
			['offer', 0],
			['/poll', 5],
			['offer', 5]
		]);
	});

	it('asks for another code when its time is over, whatever the server says', async () => {
		const { asked, pairing, stop } = screen([]);
		await pass(599);
		expect(asked.filter(([what]) => what === 'offer')).toHaveLength(1);
		expect(pairing.left()).toBe(1000);
		await pass(7);
		expect(asked.filter(([what]) => what === 'offer')).toHaveLength(2);
		stop();
		const many = asked.length;
		await pass(600);
		expect(asked).toHaveLength(many);
	});

	it.each([
		['cannot be reached', away],
		['is busy', () => told({ code: 'busy' }, 429)],
		['fails', () => told({}, 500)]
	])(
		'asks less and less often while the server %s, and shows no code that holds no more',
		async (_name, answer) => {
			const { asked, pairing } = screen(
				Array.from({ length: 200 }, () => answer),
				[() => told(OFFER), ...Array.from({ length: 200 }, () => answer)]
			);
			await pass(40);
			expect(pairing.away).toBe(true);
			expect(pairing.code).toBe('BCDF-GHJK');
			expect(asked.map(([, at]) => at)).toEqual([0, 5, 10, 15, 23, 39]);
			await pass(3600);
			expect(pairing.code).toBeNull();
			const [before = NaN, last = NaN] = asked.slice(-2).map(([, at]) => at);
			expect(last - before).toBe(60);
		}
	);
});
