import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInstant } from './instant.ts';

describe('ING-12 instants of a vendor', () => {
	it.each([
		[
			'2025-01-08T10:12:07.672717030Z',
			'2025-01-08T10:12:07.672717030Z',
			'2025-01-08T10:12:07.672Z'
		],
		['2025-01-08T10:12:07Z', '2025-01-08T10:12:07.000000000Z', '2025-01-08T10:12:07.000Z'],
		['2013-12-12T05:35Z', '2013-12-12T05:35:00.000000000Z', '2013-12-12T05:35:00.000Z'],
		['2025-01-08T00:12:07.5+02:00', '2025-01-07T22:12:07.500000000Z', '2025-01-07T22:12:07.500Z'],
		[
			'2025-01-08T10:12:07.1234567899Z',
			'2025-01-08T10:12:07.123456789Z',
			'2025-01-08T10:12:07.123Z'
		]
	])('%s', (text, sortable, iso) => {
		expect(readInstant(text)).toEqual({ ms: Date.parse(iso), sortable, iso });
	});

	it.each([
		'',
		'yesterday',
		'2025-01-08',
		'2025-01-08T10:12:07',
		'2025-01-08 10:12:07Z',
		'2025-02-30T10:12:07Z',
		'2025-13-01T10:12:07Z',
		'2025-01-08T24:00:00Z',
		'2025-01-08T10:12:07+25:00',
		'1969-12-31T23:59:59Z',
		'{{ticket.updated_at_with_timestamp}}'
	])('are null for "%s"', (text) => {
		expect(readInstant(text)).toBeNull();
	});

	it('sort as text as they follow one another', () => {
		const parts = fc.record({
			at: fc.integer({ min: 0, max: 4_102_444_800 }),
			nanos: fc.integer({ min: 0, max: 999_999_999 }),
			digits: fc.integer({ min: 1, max: 9 })
		});
		const write = ({ at, nanos, digits }: { at: number; nanos: number; digits: number }) => {
			const fraction = String(nanos).padStart(9, '0').slice(0, digits);
			const text = `${new Date(at * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
			return { order: BigInt(at) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0')), text };
		};
		fc.assert(
			fc.property(parts, parts, (one, other) => {
				const [a, b] = [write(one), write(other)];
				const [left, right] = [readInstant(a.text), readInstant(b.text)];
				expect(left !== null && right !== null && left.sortable < right.sortable).toBe(
					a.order < b.order
				);
			})
		);
	});
});
