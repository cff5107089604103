import { expect, test } from 'vitest';
import type { Step } from '#lib/shared/wire/history.ts';
import { sayStep, type SaidStep } from './steps.ts';

const priya = { kind: 'person', id: 'priya', name: 'Priya Raman' } as const;
const step = (type: string, given: Partial<Step> = {}): Step => ({
	at: 0,
	type,
	by: priya,
	before: {},
	after: {},
	...given
});

test.each<[Step, Partial<SaidStep>]>([
	[
		step('claimed', { before: { owner: null }, after: { owner: { id: 'priya', name: 'Priya' } } }),
		{ what: 'Claimed', by: 'by Priya Raman', why: null, also: [] }
	],
	[
		step('retiered', {
			by: { kind: 'clock', id: 'clock', name: 'Clock' },
			why: 'severity 1',
			before: { tier: 2, team: 'Payments', owner: { id: 'm', name: 'Mateo' } },
			after: { tier: 3, team: null, owner: null }
		}),
		{
			what: 'Moved from Tier 2 to Tier 3',
			by: 'by the clock',
			why: 'severity 1',
			also: ['team from Payments to nothing', 'owner from Mateo to nothing']
		}
	],
	[
		step('updated', {
			before: { priority: 3, status: 'active', title: 'Same', vip: false },
			after: { priority: 1, status: 'waiting', title: 'Same', vip: true, waitingFor: 'vendor' }
		}),
		{
			what: 'Updated',
			also: [
				'priority from 3 to 1',
				'status from in work to waiting',
				'VIP from no to yes',
				'waiting for vendor'
			]
		}
	],
	[step('noted', { after: { text: 'Rang back.' } }), { what: 'Note', why: 'Rang back.', also: [] }],
	[
		step('resolved', {
			before: { status: 'active' },
			after: { status: 'resolved', cause: 'Refund stuck', done: 'Paid by hand' }
		}),
		{ what: 'Resolved: Refund stuck', why: 'Paid by hand', also: [] }
	],
	[
		step('escalated', {
			before: { tier: 0, subject: null },
			after: { tier: 1, subject: 'billing', trigger: 'functional' }
		}),
		{ what: 'Escalated to Tier 1, needs another team', also: ['subject Billing'] }
	],
	[step('opened', { after: { title: 'x', ref: '1' } }), { what: 'Opened', also: [] }],
	[
		step('clock-past', { after: { clock: 'claim', due: 5 } }),
		{ what: 'Past SLA: claim', also: [] }
	],
	[
		step('something-new', { after: { colour: 'red' } }),
		{ what: 'Something new', also: ['colour red'] }
	]
])('DESK-50 $type', (given, said) => {
	expect(sayStep(given)).toMatchObject(said);
});
