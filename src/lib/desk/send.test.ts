import { describe, expect, test } from 'vitest';
import type { DeskRequest, Done } from '#lib/shared/wire/commands.ts';
import type { Ack, Failure } from '#lib/shared/wire/errors.ts';
import { operationId, PAUSES_MS, send, type Wire } from './send.ts';

const request: DeskRequest = {
	operation: 'operation-1',
	client: 'kestrel',
	case: '1207',
	command: { type: 'claim' }
};
const done: Ack<Done> = {
	ok: true,
	data: { client: 'kestrel', case: '1207', version: 2, position: 'a/1-0', changed: true }
};
const failed = (code: Failure['code'], temporary: boolean): Ack<Done> => ({
	ok: false,
	error: { code, temporary, detail: code }
});

/**
 * Answers one by one; a number in `cut` is the send after which the line is gone, and one in `connectsAfter` how many
 * looks find the page still connecting.
 */
function wire(answers: (Ack<Done> | null)[], cut = Infinity, connectsAfter = 0) {
	const sent: DeskRequest[] = [];
	const waited: number[] = [];
	const fake: Wire = {
		send(given) {
			sent.push(given);
			return Promise.resolve(answers[sent.length - 1] ?? null);
		},
		connected: () => sent.length < cut,
		connecting: () => waited.length < connectsAfter,
		wait(ms) {
			waited.push(ms);
			return Promise.resolve();
		}
	};
	return { fake, sent, waited };
}

describe('DESK-5 to DESK-8 sending', () => {
	test('done at once is sent once', async () => {
		const { fake, sent } = wire([done]);
		expect(await send(fake, request)).toMatchObject({ is: 'done', done: { version: 2 } });
		expect(sent).toHaveLength(1);
	});
	test('a refusal that stays is not asked again', async () => {
		const { fake, sent } = wire([failed('claimed', false), done]);
		expect(await send(fake, request)).toMatchObject({ is: 'refused' });
		expect(sent).toHaveLength(1);
	});
	test('a temporary one is, with the same operation id', async () => {
		const { fake, sent, waited } = wire([failed('busy', true), failed('unavailable', true), done]);
		expect(await send(fake, request)).toMatchObject({ is: 'done' });
		expect(new Set(sent.map((one) => one.operation)).size).toBe(1);
		expect(waited).toEqual(PAUSES_MS.slice(0, 2));
	});
	test('for about three seconds, then it is said', async () => {
		const { fake, waited } = wire(Array<Ack<Done>>(9).fill(failed('busy', true)));
		expect(await send(fake, request)).toMatchObject({ is: 'refused', failure: { code: 'busy' } });
		expect(waited.reduce((sum, ms) => sum + ms)).toBeLessThanOrEqual(3500);
	});
	test('no answer: once more, then nobody knows', async () => {
		const { fake, sent } = wire([null, null, done]);
		expect(await send(fake, request)).toEqual({ is: 'unanswered' });
		expect(sent).toHaveLength(2);
		expect(await send(wire([null, done]).fake, request)).toMatchObject({ is: 'done' });
	});
	test('without a connection nothing is sent and nothing is kept for later', async () => {
		const { fake, sent } = wire([done], 0);
		expect(await send(fake, request)).toEqual({ is: 'unsent' });
		expect(sent).toHaveLength(0);
	});
	test('DESK-116 while the page connects for the first time it is kept, and sent as soon as it has', async () => {
		const { fake, sent, waited } = wire([done], Infinity, 3);
		expect(await send(fake, request)).toMatchObject({ is: 'done' });
		expect([sent.length, waited.length]).toEqual([1, 3]);
	});
	test('DESK-116 … and is not sent where it did not', async () => {
		const { fake, sent } = wire([done], 0, 3);
		expect(await send(fake, request)).toEqual({ is: 'unsent' });
		expect(sent).toHaveLength(0);
	});
	test('the line goes while waiting to ask again: it was refused', async () => {
		const { fake } = wire([failed('busy', true), done], 1);
		expect(await send(fake, request)).toMatchObject({ is: 'refused' });
	});
});

describe('DESK-8 operation ids', () => {
	const getRandomValues = globalThis.crypto.getRandomValues.bind(globalThis.crypto);
	test('are made on plain http too, and differ', () => {
		const ids = Array.from({ length: 50 }, () => operationId({ getRandomValues }));
		expect(new Set(ids).size).toBe(50);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
	});
	test('use what the browser has', () => {
		const randomUUID = () => 'c0ffee00-0000-4000-8000-000000000000';
		expect(operationId({ getRandomValues, randomUUID })).toBe(randomUUID());
	});
});
