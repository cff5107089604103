import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, T0 } from '../../../tests/support/cases.ts';
import { OFFICE, escalatedBy } from '../../../tests/support/plans.ts';
import { explain } from './explain.ts';

const PAUSED = {
	...OFFICE,
	policies: [
		{ name: 'Office', calendar: 'office', claim: '1h', resolve: '4h', pause: { customer: '5d' } }
	]
} as const;

describe('an explanation', () => {
	it('EXPL-1 tells policy, version, calendar, what has run and when it is due', () => {
		const tale = escalatedBy(OFFICE);
		tale.now = Date.UTC(2026, 0, 5, 13, 30);
		const found = explain(tale.row, 'resolve', tale.plan, tale.now);
		expect(found).toMatchObject({
			policy: 'Office',
			version: 1,
			calendar: 'office',
			worked: 3.5 * HOUR,
			left: HOUR / 2,
			dueAt: Date.UTC(2026, 0, 5, 14),
			ran: [
				{ from: T0 + HOUR, to: T0 + 4 * HOUR },
				{ from: T0 + 5 * HOUR, to: T0 + 5.5 * HOUR }
			]
		});
		expect(found?.sentence).toBe(
			'To be resolved within 4 h in the hours of “office”, from Mon 5 Jan 08:00 by policy “Office”, version 1. 3 h 30 min have run; it is due on Mon 5 Jan 14:00.'
		);
	});

	it('EXPL-2 tells of what it waits, and when it would be due if it went on now', () => {
		const tale = escalatedBy(PAUSED as never);
		tale.now = Date.UTC(2026, 0, 5, 11);
		tale.done({ type: 'wait', for: 'customer' });
		tale.wait(DAY);
		const found = explain(tale.row, 'resolve', tale.plan, tale.now);
		expect(found).toMatchObject({ pausedAt: tale.now - DAY, worked: 2 * HOUR, left: 2 * HOUR });
		expect(found?.dueAt).toBe(Date.UTC(2026, 0, 6, 14));
		expect(found?.sentence).toContain('waiting for the customer.');
	});

	it('EXPL-2 one that ran out before it stood still was due when it was', () => {
		const tale = escalatedBy(PAUSED as never);
		tale.now = Date.UTC(2026, 0, 5, 16);
		tale.done({ type: 'wait', for: 'customer' });
		tale.wait(DAY);
		const found = explain(tale.row, 'resolve', tale.plan, tale.now);
		expect(found).toMatchObject({ dueAt: Date.UTC(2026, 0, 5, 14), left: -2 * HOUR });
		expect(found?.sentence).toContain('It was due on Mon 5 Jan 14:00 and is past it.');
	});

	it('EXPL-3 what ran, and what is left, add up to what it was given', () => {
		const tale = escalatedBy(PAUSED as never);
		for (const minutes of [90, 400, 30, 2000, 7]) {
			tale
				.wait(minutes * MINUTE)
				.done({ type: 'wait', for: tale.row.waitingFor ? null : 'customer' });
			const found = explain(tale.row, 'resolve', tale.plan, tale.now);
			if (!found) throw new Error('no explanation');
			expect(found.worked + found.left).toBe(found.allowance);
			const ran = found.ran.reduce((sum, { from, to }) => sum + to - from, 0);
			expect(ran).toBe(found.worked);
		}
	});

	it('EXPL-4 a stopped clock tells how it ended; one that there is not has none', () => {
		const tale = escalatedBy(OFFICE);
		tale.now = T0 + 90 * MINUTE;
		tale.done({ type: 'claim' });
		const found = explain(tale.row, 'claim', tale.plan, tale.now + DAY);
		expect(found?.sentence).toContain('after 30 min, 30 min before it was due.');
		expect(explain(tale.row, 'update', tale.plan, tale.now)).toBeNull();
	});
});
