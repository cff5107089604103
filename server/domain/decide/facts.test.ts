import { describe, expect, it } from 'vitest';
import {
	ANA,
	HELPDESK,
	HOUR,
	MINUTE,
	T0,
	Tale,
	escalated,
	only,
	openCase,
	types
} from '../../../tests/support/cases.ts';
import { evolve } from '../evolve.ts';

describe('open', () => {
	it('CASE-1 takes what is told; the rest is the id, priority 3, new', () => {
		const tale = new Tale('acme', 'C-9');
		tale.done({ type: 'open', title: 'No sound' }, { by: HELPDESK });
		expect(tale.row).toMatchObject({
			client: 'acme',
			id: 'C-9',
			version: 1,
			ref: 'C-9',
			title: 'No sound',
			priority: 3,
			status: 'new',
			tier: 0,
			owner: null,
			clocks: { claim: null, resolve: null }
		});
	});

	it('CASE-1 an id is opened once', () => {
		const tale = openCase();
		expect(tale.refused({ type: 'open', title: 'Again' }).code).toBe('exists');
		expect(tale.row.version).toBe(1);
	});

	it.each([
		['before it is told', T0 - HOUR, T0 - HOUR],
		['never after it happened', T0 + HOUR, T0]
	])('CASE-1 a case was opened %s', (_, openedAt, expected) => {
		const row = openCase({ openedAt: new Date(openedAt).toISOString() }).row;
		expect(row.openedAt).toBe(expected);
		expect(row.tierSince).toBe(expected);
		expect(row.updatedAt).toBe(T0);
	});

	it('CASE-1 a case may come resolved', () => {
		expect(openCase({ status: 'resolved' }).row).toMatchObject({ resolvedAt: T0, reopened: 0 });
	});

	it('CASE-2 orUpdate makes a second opening an update of what it tells', () => {
		const tale = openCase({ customer: 'Lo', openedAt: new Date(T0 - HOUR).toISOString() });
		const again = { type: 'open', title: 'Card stolen', priority: 1, orUpdate: true } as const;
		expect(types(tale.done(again))).toEqual(['updated']);
		expect(tale.row).toMatchObject({ title: 'Card stolen', priority: 1, customer: 'Lo' });
		expect(tale.row.openedAt).toBe(T0 - HOUR);
		expect(tale.done(again)).toEqual([]);
		expect(tale.row.version).toBe(2);
	});

	it('CASE-9 nothing but opening is done to a case that is not there', () => {
		for (const type of ['claim', 'release'] as const)
			expect(new Tale().refused({ type }).code).toBe('not-found');
		expect(new Tale().refused({ type: 'update', vip: true }).code).toBe('not-found');
	});
});

describe('update', () => {
	it('CASE-3 changes what is told and says before and after; the rest stays', () => {
		const tale = openCase({ customer: 'Lo', vip: true });
		const events = tale.done({ type: 'update', agent: 'Kim', vip: true, why: 'handed over' });
		expect(events).toEqual([
			{
				type: 'updated',
				at: T0,
				by: ANA,
				why: 'handed over',
				changes: { agent: { before: null, after: 'Kim' } },
				revision: null
			}
		]);
		expect(tale.row).toMatchObject({ agent: 'Kim', customer: 'Lo', vip: true, version: 2 });
	});

	it('CASE-3 nothing new is no change', () => {
		const tale = openCase({ queue: 'cards' });
		expect(tale.done({ type: 'update', queue: 'cards', why: 'again' })).toEqual([]);
		expect(tale.row.version).toBe(1);
	});

	it.each([
		['a waiting status alone', { status: 'waiting' }, 'waiting', 'other'],
		['whom it waits for alone', { waitingFor: 'vendor' }, 'waiting', 'vendor'],
		['both', { status: 'waiting', waitingFor: 'customer' }, 'waiting', 'customer'],
		['another status with whom', { status: 'active', waitingFor: 'vendor' }, 'active', null],
		['for nobody', { waitingFor: null }, 'new', null]
	] as const)('CASE-4 waiting, told as %s, opened or updated', (_, told, status, waitingFor) => {
		const updated = openCase();
		updated.done({ type: 'update', ...told });
		expect(updated.row).toMatchObject({ status, waitingFor });
		expect(openCase(told).row).toMatchObject({ status, waitingFor });
	});

	it('CASE-4 a case that waits no more waits for nobody', () => {
		const tale = openCase({ waitingFor: 'vendor' });
		tale.done({ type: 'update', status: 'active' });
		expect(tale.row).toMatchObject({ status: 'active', waitingFor: null });
	});

	it('CASE-4 as long as its status says that it waits, it waits for somebody', () => {
		const tale = openCase({ waitingFor: 'vendor' });
		tale.done({ type: 'update', waitingFor: null });
		expect(tale.row).toMatchObject({ status: 'waiting', waitingFor: 'other' });
	});

	it('CASE-4 whom it waits for, told alone, does not reopen a resolved case', () => {
		const tale = openCase({ status: 'resolved' });
		expect(tale.done({ type: 'update', waitingFor: 'customer' })).toEqual([]);
		expect(tale.row.status).toBe('resolved');
	});

	it.each([
		['older', '2026-01-05T07', 'stale'],
		['the same', '2026-01-05T08', null],
		['newer', '2026-01-05T09', null],
		['absent', undefined, null]
	])('CASE-5 facts whose revision is %s', (_, revision, code) => {
		const tale = openCase({ revision: '2026-01-05T08' });
		const decision = tale.tell({ type: 'update', agent: 'Kim', ...(revision && { revision }) });
		expect(decision.ok ? null : decision.refusal.code).toBe(code);
		expect(tale.row.agent).toBe(code ? null : 'Kim');
		const kept = code || !revision ? '2026-01-05T08' : revision;
		expect(tale.row.revision).toBe(kept);
	});

	it('CASE-5 a newer revision without news is kept, and takes no undo away', () => {
		const tale = escalated({ revision: '1' });
		tale.done({ type: 'claim' });
		expect(types(tale.done({ type: 'update', revision: '2' }))).toEqual(['updated']);
		expect(tale.refused({ type: 'update', vip: true, revision: '1' }).code).toBe('stale');
		expect(types(tale.done({ type: 'undo-claim' }))).toEqual(['claim-undone']);
	});
});

describe('what a source says of the status', () => {
	it.each([
		['resolved', 'resolved'],
		['closed', 'closed']
	] as const)('CASE-6 %s ends the case, after the facts that came with it', (status, type) => {
		const tale = escalated();
		const events = tale.wait(MINUTE).done({ type: 'update', status, agent: 'Kim', why: 'solved' });
		expect(types(events)).toEqual(['updated', type]);
		expect(only(events, type).why).toBe('solved');
		expect(tale.row).toMatchObject({ status, agent: 'Kim', resolvedAt: T0 + MINUTE });
		expect(tale.clock('claim').stoppedAt).toBe(T0 + MINUTE);
		expect(tale.clock('resolve').stoppedAt).toBe(T0 + MINUTE);
	});

	it('CASE-6 a waiting case that ends waits for nobody', () => {
		const tale = openCase({ waitingFor: 'customer' });
		expect(types(tale.done({ type: 'update', status: 'resolved' }))).toEqual(['resolved']);
		expect(tale.row.waitingFor).toBeNull();
	});

	it('CASE-6 closing a resolved case, or the other way round, keeps when it was resolved', () => {
		const tale = escalated();
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		for (const status of ['closed', 'resolved'] as const) {
			expect(types(tale.wait(HOUR).done({ type: 'update', status }))).toEqual([status]);
			expect(tale.row).toMatchObject({ status, resolvedAt: T0 });
			expect(tale.clock('resolve').stoppedAt).toBe(T0);
		}
	});

	it.each([
		['new', {}, ['reopened'], null],
		['active', {}, ['reopened'], null],
		['waiting', {}, ['reopened'], 'other'],
		['waiting', { waitingFor: 'other' }, ['reopened'], 'other'],
		['waiting', { waitingFor: 'vendor' }, ['reopened', 'updated'], 'vendor']
	] as const)('CASE-6 %s of an ended case reopens it (%o)', (status, more, told, waitingFor) => {
		const tale = openCase({ status: 'closed' });
		const events = tale.wait(HOUR).done({ type: 'update', status, ...more, why: 'she wrote' });
		expect(types(events)).toEqual(told);
		expect(only(events, 'reopened').why).toBe('she wrote');
		expect(tale.row).toMatchObject({ status, waitingFor, reopened: 1, resolvedAt: null });
	});

	it('CASE-6 a reopening with another priority gives clocks by that priority', () => {
		const tale = escalated();
		tale.done({ type: 'update', status: 'resolved' });
		tale.wait(HOUR).done({ type: 'update', status: 'active', priority: 1 });
		expect(tale.clock('claim')).toMatchObject({
			startedAt: T0 + HOUR,
			dueAt: T0 + HOUR + 5 * MINUTE
		});
	});
});

describe('order', () => {
	it('CASE-7 what is told late of an earlier time is moved up to the last thing that happened', () => {
		const tale = openCase();
		tale.wait(HOUR).done({ type: 'note', text: 'Called' });
		tale.wait(HOUR).done({ type: 'update', vip: true }, { at: T0 + MINUTE });
		expect(tale.log.flatMap(({ events }) => events.map(({ at }) => at))).toEqual([
			T0,
			T0 + HOUR,
			T0 + HOUR
		]);
	});

	it('CASE-7 what is told late and is the newest keeps its time', () => {
		const tale = openCase().wait(HOUR);
		const events = tale.done({ type: 'note', text: 'Called' }, { at: T0 + MINUTE });
		expect(events[0]?.at).toBe(T0 + MINUTE);
	});

	it('CASE-8 a commit counts one version up, however many events it has', () => {
		const tale = escalated();
		tale.wait(9 * HOUR).done({ type: 'claim' });
		expect(tale.log.at(-1)?.events).toHaveLength(3);
		expect(tale.row.version).toBe(3);
	});

	it('CASE-8 a log that does not begin with the opening is not whole', () => {
		const [, second] = escalated().log;
		expect(() => evolve(null, second?.events ?? [], 'acme', 'C-1')).toThrow(
			'begins with escalated'
		);
		expect(() => evolve(null, [], 'acme', 'C-1')).toThrow('no events for acme/C-1');
	});
});
