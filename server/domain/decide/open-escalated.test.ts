import { describe, expect, it } from 'vitest';
import { DESK_APP, only, Tale, types } from '../../../tests/support/cases.ts';
import { planOf } from '../../../tests/support/plans.ts';
import { OpenCommand } from '#lib/shared/wire/commands.ts';
import { maskCommand } from '../masking/command.ts';

const escalate = { subject: 'billing', trigger: 'customer', why: 'Asks for a manager' } as const;
const OPEN = { type: 'open', title: 'Card declined', escalate } as const;

describe('CASE-11 a case that is opened with its escalation', () => {
	it('is one from the first moment on, with its clocks, in one change', () => {
		const tale = new Tale();
		const events = tale.done(OPEN, { by: DESK_APP });
		expect(types(events)).toEqual(['opened', 'escalated']);
		expect(only(events, 'escalated')).toMatchObject({ at: tale.now, why: escalate.why });
		expect(tale.row).toMatchObject({ version: 1, tier: 1, subject: 'billing', openedAt: tale.now });
		expect(tale.clock('claim').startedAt).toBe(tale.now);
	});

	it('goes where the path of its subject begins', () => {
		const tale = new Tale();
		tale.plan = planOf({
			teams: { cards: { name: 'Card experts', tier: 2 } },
			paths: [{ name: 'Billing', steps: [{ tier: 2, team: 'cards', dwell: '30m' }] }]
		});
		tale.done(OPEN);
		expect(tale.row).toMatchObject({ tier: 2, team: 'Card experts' });
	});

	it('is not opened where its escalation is refused', () => {
		const tale = new Tale();
		const skilled = { ...OPEN, escalate: { ...escalate, skill: 'fraud' } };
		expect(tale.refused(skilled).code).toBe('no-skill');
		expect(tale.refused({ ...OPEN, escalate, status: 'resolved' }).code).toBe('not-open');
		expect(tale.state).toBeNull();
	});

	it('with `orUpdate`, one that is there is escalated with what is told; again it is no news', () => {
		const tale = new Tale();
		tale.done({ type: 'open', title: 'Card declined' });
		const again = { ...OPEN, title: 'Declined twice', orUpdate: true, escalate: bare };
		expect(types(tale.done(again))).toEqual(['updated', 'escalated']);
		expect(tale.row).toMatchObject({ version: 2, title: 'Declined twice', tier: 1 });
		expect(tale.done(again)).toEqual([]);
		expect(tale.refused(OPEN).code).toBe('exists');
	});

	it('MASK-5 its reason and its team are masked like those of any escalation', () => {
		const why = 'Call ana@customer.example';
		const open = OpenCommand.parse({ ...OPEN, escalate: { ...escalate, why } });
		const masked = maskCommand(open, () => 'TAG');
		expect(JSON.stringify(masked)).not.toContain('ana@customer.example');
		expect(masked.escalate?.subject).toBe('billing');
	});
});

const bare = { subject: 'billing', trigger: 'customer' } as const;
