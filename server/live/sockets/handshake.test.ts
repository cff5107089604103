import type { IncomingMessage } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { originAllowed } from '#server/services/identity/origin.ts';
import { readHello } from './screen.ts';

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

describe('LIVE-18 only pages of this server open a socket', () => {
	it.each([
		['no page at all', undefined, undefined, true],
		['its own host', 'http://floor.test:3000', undefined, true],
		['its own host behind TLS', 'https://floor.test:3000', undefined, true],
		['another port', 'http://floor.test:3001', undefined, false],
		['another host', 'https://evil.test', undefined, false],
		['a host that begins alike', 'http://floor.test:3000.evil.test', undefined, false],
		['a host in the name of the user', 'http://floor.test:3000@evil.test', undefined, false],
		['its public address', 'https://andon.example', 'https://andon.example/', true],
		[
			'its public address by another scheme',
			'http://andon.example',
			'https://andon.example',
			false
		],
		['a page without an origin', 'null', undefined, false],
		['nonsense', 'floor', undefined, false]
	])('%s', (_name, origin, publicUrl, allowed) => {
		const headers = { host: 'floor.test:3000', ...(origin !== undefined && { origin }) };
		expect(originAllowed(request(headers), publicUrl)).toBe(allowed);
	});
});

describe('LIVE-18 a handshake is believed as far as it makes sense', () => {
	it('takes protocol, board and position', () => {
		const last = { epoch: 'e', seq: 4 };
		expect(readHello({ protocol: PROTOCOL, board: 'main', last })).toEqual({
			protocol: PROTOCOL,
			board: 'main',
			last
		});
	});

	it.each([undefined, null, {}, 'hello', { protocol: PROTOCOL + 1 }, { protocol: `${PROTOCOL}` }])(
		'another protocol than ours is none: %j',
		(auth) => expect(readHello(auth)).toBeNull()
	);

	it('nothing that is said breaks it, and only what fits is taken', () => {
		const anything = fc.record({
			protocol: fc.constant(PROTOCOL),
			board: fc.anything(),
			last: fc.oneof(fc.anything(), fc.record({ epoch: fc.anything(), seq: fc.anything() }))
		});
		fc.assert(
			fc.property(anything, (auth) => {
				const hello = readHello(auth);
				expect(hello?.protocol).toBe(PROTOCOL);
				if (hello?.board !== undefined) expect(hello.board.length).toBeLessThanOrEqual(80);
				if (hello?.last) {
					expect(typeof hello.last.epoch).toBe('string');
					expect(typeof hello.last.seq).toBe('number');
				}
			})
		);
	});
});
