import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freshPrefix, startNode, type TestNode } from '../support/node.ts';
import { expectRefused, send } from './refused-bodies.ts';
import { commands, holdings, OBSERVATION, OPEN } from './support.ts';

/** Each body that is taken, with every path into it. */
const TAKEN: [string, object][] = [
	[
		commands('C-9'),
		{
			command: {
				...OPEN,
				ref: 'r',
				priority: 1,
				status: 'waiting',
				waitingFor: 'customer',
				queue: 'q',
				team: 't',
				agent: 'a',
				customer: 'c',
				vip: true,
				openedAt: '2026-01-01T00:00:00Z',
				orUpdate: false,
				revision: '1'
			},
			at: '2026-01-01T00:00:00Z',
			by: { id: 'i', name: 'n' }
		}
	],
	[commands('C-1'), { command: { type: 'update', title: 't', why: 'w' } }],
	[
		commands('C-1'),
		{
			command: {
				type: 'escalate',
				tier: 1,
				subject: 'billing',
				trigger: 'customer',
				team: 't',
				why: 'w'
			}
		}
	],
	[commands('C-1'), { command: { type: 'claim', owner: { id: 'i', name: 'n' } } }],
	[commands('C-1'), { command: { type: 'release', why: 'w' } }],
	[commands('C-1'), { command: { type: 'retier', tier: 2, team: 't', why: 'w' } }],
	[commands('C-1'), { command: { type: 'note', text: 't' } }],
	[commands('C-1'), { command: { type: 'resolve', cause: 'c', done: 'd' } }],
	[commands('C-1'), { command: { type: 'reopen', why: 'w' } }],
	[
		'/clients/acme/batch',
		{
			items: [
				{
					operation: 'o'.repeat(8),
					case: 'C-9',
					command: OPEN,
					at: '2026-01-01T00:00:00Z',
					by: { id: 'i', name: 'n' }
				}
			]
		}
	],
	['/clients/acme/queues/front/observations', { at: '2026-01-01T00:00:00Z', ...OBSERVATION }],
	['/clients/acme/observations', { items: [{ queue: 'front', observation: OBSERVATION }] }]
];
const places = TAKEN.flatMap(([path, body]) => paths(body).map((place) => ({ path, body, place })));

type Place = (string | number)[];

function paths(value: unknown, at: Place = []): Place[] {
	if (typeof value !== 'object' || value === null) return [at];
	return [
		at,
		...Object.entries(value).flatMap(([key, inner]) =>
			paths(inner, [...at, Array.isArray(value) ? Number(key) : key])
		)
	];
}

function replaced(value: unknown, [key, ...rest]: Place, by: unknown): unknown {
	if (key === undefined) return by;
	if (Array.isArray(value))
		return value.map((inner, index) => (index === key ? replaced(inner, rest, by) : inner));
	return Object.fromEntries(
		Object.entries(value as object).map(([name, inner]) => [
			name,
			name === key ? replaced(inner, rest, by) : inner
		])
	);
}

const dotted = (place: Place): string =>
	place.reduce<string>(
		(text, part) =>
			typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${part}`,
		''
	);

/** The few that some field takes: a share of 0.5, a number of seconds. */
const mayHold = (place: Place, value: unknown): boolean =>
	(place.at(-1) === 'serviceLevel' && value === 0.5) ||
	(place.at(-1) === 'oldestWaitSeconds' && value === 0.5) ||
	(Number.isNaN(value) &&
		[
			'serviceLevel',
			'oldestWaitSeconds',
			'waitingFor',
			'queue',
			'team',
			'agent',
			'customer'
		].includes(String(place.at(-1))));

describe.each(inject('stores'))('fields that are refused, on $name', ({ url }) => {
	let one: TestNode;
	beforeAll(async () => {
		one = await startNode({ url, prefix: freshPrefix() });
		await one.api('PUT', '/clients/acme/queues/front', { name: 'Front', answerWithin: 60 });
		await one.api('POST', commands('C-1'), { command: OPEN });
	});
	afterAll(() => one.stop());

	test('API-18 a field of a wrong type is refused by its name, whichever field and whatever it is', async () => {
		const before = await holdings(one);
		// no field takes any of these
		const never = fc.oneof(
			fc.constantFrom(NaN, 1e308, -1, 0.5, [], {}, [[]], ['a'], { a: 1 }, ''),
			fc.record({ type: fc.jsonValue(), a: fc.jsonValue() }),
			fc.array(fc.jsonValue(), { minLength: 0, maxLength: 5 }),
			fc.string({ minLength: 5000, maxLength: 5001 })
		);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...places), never, async ({ path, body, place }, value) => {
				// keys that reach a prototype are refused before any field is looked at
				fc.pre(
					!mayHold(place, value) &&
						!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value))
				);
				const answer = await send(one, path, {
					body: JSON.stringify(replaced(body, place, value))
				});
				const problem = expectRefused(
					answer,
					`${path} ${place.join('.')} = ${JSON.stringify(value).slice(0, 80)}`
				);
				const named = (problem['fields'] ?? []) as { path: string }[];
				const begins = place.length === 0 ? '' : dotted(place);
				expect(
					named.some(({ path: one }) => one.startsWith(begins)),
					answer.text
				).toBe(true);
			}),
			{ numRuns: 400 }
		);
		expect(await holdings(one)).toEqual(before);
	}, 180_000);

	test('API-19 arbitrary JSON in place of any field is answered, never with our fault', async () => {
		const any = fc.oneof(
			fc.jsonValue(),
			fc.string({ unit: 'binary' }),
			fc.string({ unit: 'grapheme-composite', maxLength: 400 }),
			fc.double({ noNaN: true, noDefaultInfinity: true }),
			fc.constantFrom('__proto__', 'constructor', '\u0000', '9'.repeat(400))
		);
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...places), any, async ({ path, body, place }, value) => {
				const answer = await send(one, path, {
					body: JSON.stringify(replaced(body, place, value))
				});
				if (answer.status !== 200)
					expectRefused(answer, `${place.join('.')} = ${JSON.stringify(value)}`);
			}),
			{ numRuns: 400 }
		);
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...TAKEN),
				fc.uint8Array({ maxLength: 200 }),
				async ([path], bytes) => {
					expectRefused(await send(one, path, { body: bytes }), Buffer.from(bytes).toString('hex'));
				}
			),
			{ numRuns: 100 }
		);
		expect((await fetch(`${one.url}/healthz`)).status).toBe(200);
	}, 180_000);
});
