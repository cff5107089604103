/** Bodies that are no requests, and how a refusal has to look. */
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { TestNode } from '../support/node.ts';
import { OPEN } from './support.ts';

const MB = 1024 * 1024;
const DEEP = 100_000;

export interface Sent {
	body?: string | Uint8Array;
	headers?: Record<string, string>;
	chunked?: boolean;
}

/** Sends bytes to the API as they are. */
export function send(one: TestNode, path: string, { body, headers = {}, chunked = false }: Sent) {
	const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
	const asked = request(`${one.url}/api/v1${path}`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${one.key}`,
			'content-type': 'application/json',
			...(chunked || body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
			...headers
		}
	});
	asked.on('response', (response) => {
		let text = '';
		response.setEncoding('utf8').on('data', (part: string) => (text += part));
		response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
	});
	asked.on('error', reject);
	asked.end(body);
	return promise;
}

/** A refusal as it has to be: of the sender's making, a problem document, without a word about our inside. */
export function expectRefused({ status, text }: { status: number; text: string }, what: string) {
	expect(status, what).toBeGreaterThanOrEqual(400);
	expect(status, `${what}: ${text}`).toBeLessThan(500);
	const problem = JSON.parse(text) as Record<string, unknown>;
	expect(problem, what).toMatchObject({
		type: expect.stringMatching(/^urn:andon:problem:/),
		title: expect.any(String),
		status,
		detail: expect.any(String)
	});
	expect(text, what).not.toMatch(/\bat .*:\d+:\d+|node_modules|\.ts\b|\.js\b|file:\/\/|\/work\//);
	expect(text.length, what).toBeLessThan(20_000);
	return problem;
}

const command = (json: string) => `{"command":${json}}`;
const json = (value: unknown) => JSON.stringify(value);
const nested = (open: string, close: string) => open.repeat(DEEP) + close.repeat(DEEP);
const title = (text: string) => command(`{"type":"open","title":"${text}"}`);

/** What is wrong, how it is sent, the status and a word that the refusal has to hold. */
export const REFUSED: [string, Sent, number, string][] = [
	['not JSON', { body: '{"command":' }, 400, 'body'],
	['nothing', { body: '' }, 400, 'body'],
	['no body at all', {}, 400, 'body'],
	[
		'text',
		{ body: json({ command: OPEN }), headers: { 'content-type': 'text/plain' } },
		415,
		'content-type'
	],
	[
		'a form',
		{ body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
		415,
		'content-type'
	],
	[
		'no type',
		{ body: json({ command: OPEN }), headers: { 'content-type': '' } },
		415,
		'content-type'
	],
	[
		'bytes that are not UTF-8',
		{ body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) },
		400,
		'UTF-8'
	],
	['an overlong slash', { body: Buffer.from([0x22, 0xc0, 0xaf, 0x22]) }, 400, 'UTF-8'],
	[
		'a half character in bytes',
		{ body: Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]) },
		400,
		'UTF-8'
	],
	['UTF-16', { body: Buffer.from(json({ command: OPEN }), 'utf16le') }, 400, 'body'],
	['more than 1 MB', { body: title('x'.repeat(MB)) }, 413, '1 MB'],
	['far more than 1 MB', { body: title('x'.repeat(6 * MB)) }, 413, '1 MB'],
	['more than 1 MB in chunks', { body: title('x'.repeat(2 * MB)), chunked: true }, 413, '1 MB'],
	[
		'a gzip bomb',
		{ body: gzipSync(Buffer.alloc(50 * MB, 0x20)), headers: { 'content-encoding': 'gzip' } },
		413,
		'1 MB'
	],
	['no gzip', { body: 'plain', headers: { 'content-encoding': 'gzip' } }, 400, 'body'],
	[
		'half a gzip',
		{
			body: gzipSync(json({ command: OPEN })).subarray(0, 20),
			headers: { 'content-encoding': 'gzip' }
		},
		400,
		'body'
	],
	[
		'an unknown packing',
		{ body: 'x', headers: { 'content-encoding': 'zip' } },
		415,
		'content-encoding'
	],
	['deep arrays', { body: nested('[', ']') }, 400, 'nested'],
	['deep objects', { body: `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}` }, 400, 'nested'],
	['deep arrays without an end', { body: '['.repeat(MB - 10) }, 400, 'nested'],
	['a prototype', { body: '{"__proto__":{"polluted":1}}' }, 400, '__proto__'],
	[
		'a nested prototype',
		{ body: command('{"type":"note","text":"x","__proto__":{"polluted":1}}') },
		400,
		'__proto__'
	],
	[
		'an escaped prototype',
		{ body: command('{"\\u005f_proto__":{"polluted":1}}') },
		400,
		'__proto__'
	],
	[
		'a constructor',
		{ body: command('{"constructor":{"prototype":{"polluted":1}}}') },
		400,
		'constructor'
	],
	['a list', { body: '[]' }, 422, 'body'],
	['null', { body: 'null' }, 422, 'body'],
	['a number', { body: '1e400' }, 422, 'body'],
	['an unknown field', { body: json({ command: OPEN, extra: 1 }) }, 422, 'extra'],
	[
		'an unknown field of the command',
		{ body: command('{"type":"open","title":"x","extra":1}') },
		422,
		'extra'
	],
	['an unknown command', { body: command('{"type":"drop"}') }, 422, 'command.type'],
	[
		'the clock’s own command',
		{ body: command('{"type":"clock","clock":"claim","kind":"past"}') },
		422,
		'command.type'
	],
	[
		'a huge number',
		{ body: command('{"type":"open","title":"x","priority":1e400}') },
		422,
		'command.priority'
	],
	[
		'a long number',
		{ body: command(`{"type":"open","title":"x","priority":${'9'.repeat(5000)}}`) },
		422,
		'command.priority'
	],
	['NUL', { body: title('a\\u0000b') }, 422, 'command.title'],
	['the first half of a character', { body: title('a\\ud800') }, 422, 'command.title'],
	['the second half of a character', { body: title('\\udc00a') }, 422, 'command.title'],
	['NUL in a key', { body: command('{"type":"note","text":"x","a\\u0000":1}') }, 422, 'command'],
	['blanks for a title', { body: title('  ') }, 422, 'command.title'],
	['too long a title', { body: title('x'.repeat(301)) }, 422, 'command.title'],
	[
		'a list of 10,000',
		{ body: command(`{"type":"open","title":${json(Array(10_000).fill(1))}}`) },
		422,
		'command.title'
	],
	[
		'10,000 unknown fields',
		{
			body: command(
				json(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, i])))
			)
		},
		422,
		'command.type'
	],
	[
		'a date without an offset',
		{ body: json({ command: OPEN, at: '2026-11-21T14:00:00' }) },
		422,
		'at'
	],
	['a date that is none', { body: json({ command: OPEN, at: '2026-02-30T14:00:00Z' }) }, 422, 'at']
];
