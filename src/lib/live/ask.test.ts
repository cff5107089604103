import { expect, it, vi } from 'vitest';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { ask } from './ask.ts';

it('LIVE-9 a request is sent again over a broken connection until it is answered', async () => {
	const send = vi
		.fn<(within: number) => Promise<Ack<number>>>()
		.mockRejectedValueOnce(new Error('disconnected'))
		.mockResolvedValue({ ok: true, data: 7 });
	let mono = 0;
	expect(await ask(send, () => (mono += 1000))).toEqual({ ok: true, data: 7 });
	expect(send.mock.calls.map(([within]) => within)).toEqual([8000, 7000]);
});

it('LIVE-9 without an answer within eight seconds it is a temporary failure', async () => {
	let mono = 0;
	const answer = await ask(
		() => {
			mono += 3000;
			return Promise.reject(new Error('timed out'));
		},
		() => mono
	);
	expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable', temporary: true } });
});

it('LIVE-9 what a screen asks too much of at once is asked again, and in the end told as such', async () => {
	const busy: Ack<number> = {
		ok: false,
		error: { code: 'busy', temporary: true, detail: 'Too much at once.' }
	};
	let mono = 0;
	const wait = vi.fn(async (ms: number) => void (mono += ms));
	const send = vi
		.fn<() => Promise<Ack<number>>>()
		.mockResolvedValueOnce(busy)
		.mockResolvedValueOnce({ ok: true, data: 7 })
		.mockResolvedValue(busy);
	expect(await ask(send, () => mono, wait)).toEqual({ ok: true, data: 7 });
	expect(wait).toHaveBeenCalledOnce();
	expect(await ask(send, () => mono, wait)).toEqual(busy);
	// a command has pauses of its own
	expect(await ask(send, () => mono)).toEqual(busy);
});
