/**
 * What every connector has to hold, run over its fixtures in `tests/fixtures/connectors/<id>/<case>.{request,expected}.json`.
 * A vendor's test file calls it with the connector, its settings and the way that vendor signs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiCommand, CaseId } from '#lib/shared/wire/commands.ts';
import type { Connector, Delivery, Translation } from '#server/connectors/connector.ts';

export interface ConnectorSuite<Settings> {
	connector: Connector<Settings>;
	/** As an administrator writes them; parsed by the connector's own schema. */
	settings: unknown;
	/** The headers that make a body genuine when it is sent at `at`, ms since 1970. */
	sign(body: Uint8Array, at: number): Record<string, string>;
	/** Which of those headers are covered: removed, or with one bit turned over, they make a delivery not genuine. */
	signedHeaders: readonly string[];
	/** Whether a genuine delivery is refused when it arrives more than five minutes off. */
	timed: boolean;
}

interface Request {
	method: string;
	headers: Record<string, string>;
	receivedAt: string;
	body: unknown;
}
interface Case {
	name: string;
	request: Request;
	expected: { source: string; translation: Translation };
}

const FIXTURES = new URL('../fixtures/connectors/', import.meta.url);
const MINUTES = 60_000;

/** The fixtures of one vendor, by name. */
export function readCases(vendor: string): Case[] {
	const folder = new URL(`${vendor}/`, FIXTURES);
	const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
	return readdirSync(folder)
		.filter((file) => file.endsWith('.request.json'))
		.map((file) => file.slice(0, -'.request.json'.length))
		.map((name) => ({
			name,
			request: read(`${name}.request.json`) as Request,
			expected: read(`${name}.expected.json`) as Case['expected']
		}));
}

export function runConnectorSuite<Settings>(suite: ConnectorSuite<Settings>): void {
	const { connector, sign, signedHeaders } = suite;
	const settings = connector.settings.parse(suite.settings);
	const cases = readCases(connector.id);
	const verify = (delivery: Delivery) => connector.verify(delivery, settings);

	const deliver = ({ request }: Case, sentAt = Date.parse(request.receivedAt)): Delivery => {
		const body = Buffer.from(JSON.stringify(request.body));
		const headers = { ...request.headers, ...sign(body, sentAt) };
		return { method: request.method, headers, body, receivedAt: Date.parse(request.receivedAt) };
	};
	const anyCase = fc.constantFrom(...cases);

	describe(`connector ${connector.id}`, () => {
		it('has fixtures that say where they come from', () => {
			expect(cases.length).toBeGreaterThan(0);
			for (const { name, expected } of cases) expect(expected.source, name).toMatch(/\w/);
		});

		describe('ING-1 only what the vendor signed comes in', () => {
			it.each(cases)('takes $name as the vendor signs it', (one) => {
				expect(verify(deliver(one))).toEqual({ ok: true });
			});

			it.each(signedHeaders)('refuses a delivery without %s', (header) => {
				for (const one of cases) {
					const delivery = deliver(one);
					const headers = { ...delivery.headers, [header]: undefined };
					expect(verify({ ...delivery, headers })).toEqual({ ok: false, reason: 'unsigned' });
				}
			});

			it('refuses any single bit turned over in the body', () => {
				fc.assert(
					fc.property(anyCase, fc.nat(), (one, at) => {
						const delivery = deliver(one);
						const body = turnBit(delivery.body, at);
						expect(verify({ ...delivery, body })).toMatchObject({ ok: false });
					})
				);
			});

			it.each(signedHeaders)('refuses any single bit turned over in %s', (header) => {
				const delivery = deliver(cases[0] as Case);
				const original = Buffer.from(delivery.headers[header] ?? '', 'latin1');
				for (let bit = 0; bit < original.length * 8; bit++) {
					const changed = Buffer.from(turnBit(original, bit)).toString('latin1');
					const headers = { ...delivery.headers, [header]: changed };
					expect(verify({ ...delivery, headers }), changed).toMatchObject({ ok: false });
				}
			});

			it('refuses arbitrary text in place of what was signed, and never throws', () => {
				const anyHeader = fc.constantFrom(...signedHeaders);
				fc.assert(
					fc.property(anyCase, anyHeader, fc.string({ unit: 'binary' }), (one, header, text) => {
						const delivery = deliver(one);
						fc.pre(text !== delivery.headers[header]);
						const headers = { ...delivery.headers, [header]: text };
						expect(verify({ ...delivery, headers })).toMatchObject({ ok: false });
					})
				);
			});
		});

		describe.runIf(suite.timed)('ING-2 a delivery is good for five minutes', () => {
			it.each([
				['five minutes old', -5 * MINUTES, true],
				['a second more', -5 * MINUTES - 1000, false],
				['five minutes ahead', 5 * MINUTES, true],
				['a second more ahead', 5 * MINUTES + 1000, false]
			])('%s', (_, offset, taken) => {
				for (const one of cases) {
					const verdict = verify(deliver(one, Date.parse(one.request.receivedAt) + offset));
					expect(verdict).toEqual(taken ? { ok: true } : { ok: false, reason: 'stale' });
				}
			});
		});

		describe('ING-3 a delivery has one id, however often it is sent', () => {
			it('is the same for a repetition, whenever that arrives and is signed', () => {
				for (const one of cases) {
					const first = deliver(one);
					const again = deliver(one, first.receivedAt + MINUTES);
					const id = connector.deliveryId(first);
					expect(connector.deliveryId({ ...again, receivedAt: first.receivedAt + MINUTES })).toBe(
						id
					);
					expect(id).toMatch(/^[A-Za-z0-9._:-]{8,100}$/);
				}
			});

			it('is another for every other delivery', () => {
				const ids = cases.map((one) => connector.deliveryId(deliver(one)));
				expect(new Set(ids).size).toBe(cases.length);
			});
		});

		describe('ING-4 a delivery becomes these commands', () => {
			it.each(cases)('$name', (one) => {
				const { translation } = one.expected;
				expect(connector.inbound(deliver(one), settings)).toEqual(translation);
			});
		});

		describe('ING-5 nothing that comes in makes it throw', () => {
			const survives = (delivery: Delivery) => {
				connector.deliveryId(delivery);
				checkTranslation(connector.inbound(delivery, settings));
			};

			it('not a fixture with bytes changed, put in or cut off', () => {
				fc.assert(
					fc.property(anyCase, fc.nat(), fc.uint8Array({ maxLength: 8 }), fc.nat(8), (...drawn) => {
						const [one, at, put, take] = drawn;
						const delivery = deliver(one);
						const from = at % (delivery.body.length + 1);
						const tail = delivery.body.subarray(from + take);
						survives({
							...delivery,
							body: Buffer.concat([delivery.body.subarray(0, from), put, tail])
						});
					}),
					{ numRuns: 500 }
				);
			});

			it('not a fixture with any one value replaced by any other', () => {
				fc.assert(
					fc.property(anyCase, fc.nat(), fc.jsonValue(), (one, at, value) => {
						const delivery = deliver(one);
						const body = Buffer.from(JSON.stringify(replaceOne(one.request.body, at, value)));
						survives({ ...delivery, body });
					}),
					{ numRuns: 500 }
				);
			});

			it('not arbitrary JSON, and not arbitrary bytes', () => {
				const bytes = fc.oneof(
					fc.json().map((text) => Buffer.from(text)),
					fc.uint8Array({ maxLength: 200 })
				);
				fc.assert(fc.property(anyCase, bytes, (one, body) => survives({ ...deliver(one), body })));
			});

			it('not 100,000 levels of nesting', () => {
				const delivery = deliver(cases[0] as Case);
				const body = Buffer.from('['.repeat(100_000) + ']'.repeat(100_000));
				expect(connector.inbound({ ...delivery, body }, settings).kind).toBe('dead');
			});
		});
	});
}

/** ING-6: whatever comes out passes the schemas that the service applies. */
function checkTranslation(translation: Translation): void {
	if (translation.kind !== 'commands') {
		expect(translation.why).toMatch(/\S/);
		return;
	}
	expect(translation.commands[0]?.command).toMatchObject({ type: 'open', orUpdate: true });
	for (const applied of translation.commands) {
		CaseId.parse(applied.case);
		ApiCommand.parse(applied.command);
		if (applied.at !== undefined) expect(Number.isSafeInteger(applied.at)).toBe(true);
	}
}

function turnBit(bytes: Uint8Array, at: number): Uint8Array {
	const changed = Uint8Array.from(bytes);
	const bit = at % (bytes.length * 8);
	changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
	return changed;
}

/** A copy of the document in which the value at one of its places is another one. */
function replaceOne(document: unknown, at: number, value: unknown): unknown {
	let left = at % count(document);
	const copy = (part: unknown): unknown => {
		if (left-- === 0) return value;
		if (Array.isArray(part)) return part.map(copy);
		if (typeof part !== 'object' || part === null) return part;
		return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, copy(inner)]));
	};
	return copy(document);
}

function count(part: unknown): number {
	if (typeof part !== 'object' || part === null) return 1;
	return Object.values(part).reduce<number>((sum, inner) => sum + count(inner), 1);
}
