import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { auditEntry, auditMatches, auditVisible, changedFields, type AuditNews } from './audit.ts';

const NEWS: AuditNews = {
	by: { kind: 'person', id: 'ana.reyes', name: 'Ana Reyes' },
	what: 'wall:changed',
	of: { kind: 'wall', id: 'k3x9' },
	client: 'acme',
	from: '192.0.2.7',
	detail: 'North wall: name'
};
const ENTRY = auditEntry(NEWS, 'e1', 1000);

test('AUDIT-2 whatever others wrote is short, on one line, and turns no text round', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
			const kept = auditEntry(
				{
					...NEWS,
					...{ by: { kind: 'nobody', id: text, name: text }, client: text, from: text },
					...{ detail: text, of: { kind: text, id: text } }
				},
				'e1',
				0
			);
			const { by, of, client, from, detail } = kept;
			for (const word of [by.id, by.name, of.kind, of.id, client ?? '', from ?? ''])
				expect(word.length).toBeLessThanOrEqual(120);
			expect(detail.length).toBeLessThanOrEqual(500);
			const all = Object.values({ ...by, ...of, client, from, detail }).join('');
			expect(all).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
			expect(all.isWellFormed()).toBe(true);
		})
	);
});

describe('AUDIT-4 what is looked for', () => {
	it.each([
		[{}, true],
		[{ from: 1000 }, true],
		[{ from: 1001 }, false],
		[{ to: 1000 }, false],
		[{ to: 1001 }, true],
		[{ by: 'reyes' }, true],
		[{ by: 'ANA' }, true],
		[{ by: 'ben' }, false],
		[{ what: 'wall' }, true],
		[{ what: 'wall:changed' }, true],
		[{ what: 'wall:change' }, false],
		[{ what: 'wal' }, false],
		[{ of: 'k3' }, true],
		[{ of: 'board' }, false],
		[{ client: 'acme' }, true],
		[{ client: '' }, false],
		[{ client: 'acm' }, false],
		[{ text: 'north' }, true],
		[{ text: '192.0.2' }, true],
		[{ text: 'south' }, false],
		[{ text: 'north', by: 'ben' }, false]
	])('%j: %j', (filter, found) => {
		expect(auditMatches(ENTRY, filter)).toBe(found);
	});

	it.each([
		['*', 'acme', true],
		['*', null, true],
		[['acme'], 'acme', true],
		[['acme'], 'globex', false],
		[['acme'], null, false],
		[[], null, false]
	] as const)('whoever serves %j reads what is of %j: %j', (scope, client, visible) => {
		expect(auditVisible({ ...ENTRY, client }, scope)).toBe(visible);
	});
});

test('AUDIT-2 what changed is told by the names of fields, not by what they say', () => {
	const before = { name: 'A', zone: 'UTC', secret: 'x', gone: 1 };
	const after = { name: 'B', zone: 'UTC', secret: 'y', made: [1] };
	expect(changedFields(before, after)).toBe('name, secret, gone, made');
	expect(changedFields(before, { ...before })).toBe('');
});
