import { describe, expect, it } from 'vitest';
import { boardOf, rowOf } from '../../../tests/support/board-samples.ts';
import { fresh, KEPT_FOR_MS, lean, whoIs, type KeptDesk } from './kept.ts';

const AT = Date.UTC(2026, 10, 21, 14);
const row = { ...rowOf({ case: '1' }), customer: 'Lena Park', queue: 'voice' };
const snapshot = { ...boardOf([row]), epoch: 'e', seq: 1, at: AT, freshAt: AT - 500 };
const priya = { id: 'priya', name: 'Priya', role: 'supervisor' as const, clients: '*' as const };
const kept = (part: Partial<KeptDesk> = {}): KeptDesk => ({
	who: whoIs(priya),
	snapshot,
	ahead: 2000,
	...part
});

describe('NET-4 what a device keeps is for one person, for twelve hours, and no more than the list shows', () => {
	it('neither customers nor queues, nor who did what', () => {
		const said = JSON.stringify(lean(snapshot));
		expect(said).not.toContain('Lena Park');
		expect(said).not.toContain('voice');
		expect(lean(snapshot).figures.ticker).toEqual([]);
		expect(lean(snapshot).rows[0]).toMatchObject({ key: row.key, title: row.title });
	});

	it.each([
		['another person', { ...priya, id: 'mateo' }],
		['another role', { ...priya, role: 'viewer' as const }],
		['another scope', { ...priya, clients: ['kestrel'] }],
		['other tiers', { ...priya, tiers: [1 as const] }]
	])('not for %s', (_name, person) => {
		expect(fresh(kept(), whoIs(person), AT)).toBeNull();
		expect(fresh(kept(), whoIs(priya), AT)).not.toBeNull();
	});

	it.each([
		['just now', AT - 2000, AT],
		['an hour later', AT + 3_600_000 - 2000, AT + 3_600_000],
		['by a clock that was set back: not before the picture', AT - 86_400_000, AT],
		['at the end of its time', AT + KEPT_FOR_MS - 2500, AT + KEPT_FOR_MS - 500],
		['after that: none', AT + KEPT_FOR_MS, null]
	])('%s', (_name, date, at) => {
		expect(fresh(kept(), whoIs(priya), date)?.at ?? null).toBe(at);
	});

	it('none of another version of the wire', () => {
		const other = { ...snapshot, protocol: -1 };
		expect(fresh(kept({ snapshot: other }), whoIs(priya), AT)).toBeNull();
		expect(fresh(null, whoIs(priya), AT)).toBeNull();
	});
});
