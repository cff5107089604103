import { describe, expect, it } from 'vitest';
import { NO_CLOCKS } from '../clocks/follow.ts';
import {
	HOUR,
	MINUTE,
	T0,
	escalated,
	only,
	openCase,
	types
} from '../../../tests/support/cases.ts';

const RESOLVE = { type: 'resolve', cause: 'Card expired', done: 'Sent a new one' } as const;
const REOPEN = { type: 'reopen', why: 'Still declined' } as const;
const ENDED = ['resolved', 'closed'] as const;

describe('note', () => {
	it.each(['new', ...ENDED] as const)('ESC-11 can be written on a %s case', (status) => {
		const tale = openCase({ status });
		const [event] = tale.wait(MINUTE).done({ type: 'note', text: ' Called back ' });
		expect(event).toMatchObject({ type: 'noted', text: 'Called back', at: T0 + MINUTE });
		expect(tale.row).toMatchObject({ status, version: 2 });
	});
});

describe('resolve', () => {
	it('ESC-12 says from what it came and what was done, and stops both clocks', () => {
		const tale = escalated();
		tale.wait(MINUTE).done({ type: 'claim' });
		const event = only(tale.wait(HOUR).done(RESOLVE), 'resolved');
		expect(event).toMatchObject({ cause: 'Card expired', done: 'Sent a new one' });
		expect(event.status).toEqual({ before: 'new', after: 'resolved' });
		expect(tale.row).toMatchObject({ status: 'resolved', resolvedAt: T0 + MINUTE + HOUR, tier: 1 });
		expect(tale.clock('claim').stoppedAt).toBe(T0 + MINUTE);
		expect(tale.clock('resolve').stoppedAt).toBe(T0 + MINUTE + HOUR);
	});

	it('ESC-12 keeps the name of who had it', () => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		tale.done(RESOLVE);
		expect(tale.row.owner?.id).toBe('ana');
	});

	it('ESC-12 a case that is no escalation is resolved too', () => {
		const tale = openCase();
		tale.done(RESOLVE);
		expect(tale.row).toMatchObject({ status: 'resolved', clocks: NO_CLOCKS });
	});

	it.each(ENDED)('ESC-12 a %s case is not resolved again', (status) => {
		expect(openCase({ status }).refused(RESOLVE).code).toBe('not-open');
	});
});

describe('reopen', () => {
	it.each(ENDED)('ESC-13 a %s escalation: nobody has it, both clocks from the start', (status) => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		tale.wait(MINUTE).done({ type: 'update', status });
		const event = only(tale.wait(HOUR).done(REOPEN), 'reopened');
		const at = T0 + MINUTE + HOUR;
		expect(event).toMatchObject({ why: 'Still declined', owner: { before: { id: 'ana' } } });
		expect(tale.row).toMatchObject({
			status: 'active',
			tier: 1,
			owner: null,
			ownedSince: null,
			reopened: 1,
			resolvedAt: null,
			escalatedAt: at,
			tierSince: at
		});
		expect(tale.clock('claim')).toMatchObject({ startedAt: at, stoppedAt: null });
		expect(tale.clock('resolve')).toMatchObject({ startedAt: at, stoppedAt: null });
	});

	it('ESC-13 a case that was no escalation is none then either', () => {
		const tale = openCase({ status: 'closed' });
		expect(types(tale.done(REOPEN))).toEqual(['reopened']);
		expect(tale.row).toMatchObject({ tier: 0, clocks: NO_CLOCKS });
	});

	it('ESC-13 an open case is refused', () => {
		expect(escalated().refused(REOPEN).code).toBe('not-resolved');
	});
});
