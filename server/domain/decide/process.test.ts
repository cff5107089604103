import { describe, expect, it } from 'vitest';
import { DAY, HELPDESK, HOUR, T0, only, types } from '../../../tests/support/cases.ts';
import { LADDER, escalatedBy, planned } from '../../../tests/support/plans.ts';

const CARE = {
	...LADDER,
	causes: ['Card expired', 'Double charge'],
	followUp: { within: '3d' },
	reopenWithin: '14d',
	templates: [{ name: 'on-it', title: 'We are on it', text: 'We look into {ref}.' }],
	sops: [{ name: 'refund', title: 'Refund', text: '- Check the order\n- Send the money back\n' }]
} as const;
const RESOLVE = { type: 'resolve', cause: 'Card expired', done: 'Sent a new one' } as const;

describe('from the first step to the last', () => {
	it('PROC-1 the customer is told by a channel, from a template of the list', () => {
		const tale = escalatedBy(CARE as never);
		tale.done({ type: 'update-customer', channel: 'email', template: 'on-it', text: 'Hello' });
		const wrong = { type: 'update-customer', template: 'other' } as const;
		expect(tale.refused(wrong)).toMatchObject({
			code: 'unknown-template',
			detail: 'template: expected one of: on-it.'
		});
	});

	it('PROC-2 to resolve needs a cause of the list that is kept, and what was done', () => {
		const tale = escalatedBy(CARE as never);
		expect(tale.refused({ ...RESOLVE, cause: 'Weather' })).toMatchObject({
			code: 'unknown-cause',
			detail: 'cause: expected one of: Card expired, Double charge.'
		});
		tale.done(RESOLVE);
		expect(tale.row).toMatchObject({ status: 'resolved', cause: 'Card expired' });
	});

	it('PROC-3 resolved is not closed before the customer was asked', () => {
		const tale = escalatedBy(CARE as never);
		expect(tale.refused({ type: 'follow-up', satisfied: true }).code).toBe('not-resolved');
		tale.done(RESOLVE);
		expect(tale.refused({ type: 'close' }).code).toBe('follow-up-needed');
		const asked = { type: 'follow-up', channel: 'phone', satisfied: true, text: 'Happy' } as const;
		expect(types(tale.wait(HOUR).done(asked))).toEqual(['followed-up', 'closed']);
		expect(tale.row).toMatchObject({ status: 'closed', followedUpAt: T0 + HOUR, resolvedAt: T0 });
	});

	it('PROC-3 a helpdesk that closes it has resolved it: the customer is not forgotten', () => {
		const tale = escalatedBy(CARE as never);
		expect(types(tale.done({ type: 'update', status: 'closed' }, { by: HELPDESK }))).toEqual([
			'resolved'
		]);
		expect(tale.done({ type: 'update', status: 'closed' }, { by: HELPDESK })).toEqual([]);
		expect(tale.row.status).toBe('resolved');
	});

	it('PROC-3 where the client wants no follow-up, and of what was no escalation, it is closed at once', () => {
		const plain = escalatedBy(LADDER);
		plain.done(RESOLVE);
		expect(types(plain.done({ type: 'close' }))).toEqual(['closed']);
		const small = planned(CARE as never);
		small.done(RESOLVE);
		expect(types(small.done({ type: 'close' }))).toEqual(['closed']);
	});

	it('PROC-4 after the days that the client gives it, it is closed by the clock', () => {
		const tale = escalatedBy(CARE as never);
		tale.done(RESOLVE);
		tale.wait(3 * DAY);
		expect(tale.sweep()).toEqual([]);
		expect(only(tale.wait(1).sweep(), 'closed')).toMatchObject({
			by: { kind: 'clock' },
			why: 'The time to follow up has passed.'
		});
	});

	it('PROC-5 a customer who is not satisfied reopens it', () => {
		const tale = escalatedBy(CARE as never);
		tale.done({ type: 'claim' });
		tale.done(RESOLVE);
		const events = tale
			.wait(HOUR)
			.done({ type: 'follow-up', satisfied: false, text: 'Still declined' });
		expect(types(events)).toEqual(['followed-up', 'reopened']);
		expect(only(events, 'reopened').why).toBe('Still declined');
		expect(tale.row).toMatchObject({
			status: 'active',
			owner: null,
			reopened: 1,
			cause: null,
			followedUpAt: null,
			place: { step: 0 }
		});
	});

	it('PROC-6 it is reopened within its window, not later; a source that knows better always is right', () => {
		const tale = escalatedBy(CARE as never);
		tale.done(RESOLVE);
		tale.wait(14 * DAY + 1);
		expect(tale.refused({ type: 'reopen', why: 'Again' }).code).toBe('reopen-late');
		expect(types(tale.done({ type: 'update', status: 'active' }, { by: HELPDESK }))).toEqual([
			'reopened'
		]);
	});

	it('PROC-7 steps of an SOP are ticked off in the case; the history has each with its text', () => {
		const tale = escalatedBy(CARE as never);
		const event = only(tale.done({ type: 'tick', sop: 'refund', step: 1 }), 'ticked');
		expect(event).toMatchObject({
			sop: 'refund',
			step: 1,
			text: 'Send the money back',
			plan: 1,
			done: true
		});
		expect(tale.done({ type: 'tick', sop: 'refund', step: 1 })).toEqual([]);
		tale.done({ type: 'tick', sop: 'refund', step: 0 });
		expect(tale.row.ticks).toEqual({ refund: [0, 1] });
		tale.done({ type: 'tick', sop: 'refund', step: 1, done: false });
		expect(tale.row.ticks).toEqual({ refund: [0] });
		expect(tale.refused({ type: 'tick', sop: 'refund', step: 2 }).code).toBe('no-such-step');
		expect(tale.refused({ type: 'tick', sop: 'other', step: 0 }).code).toBe('no-such-step');
	});
});
