import { expect, test } from 'vitest';
import type { Step } from '#lib/shared/wire/history.ts';
import { wordsOf } from '#lib/messages/index.ts';
import { sayStep, type SaidStep } from './steps.ts';

const say = await wordsOf('en', ['desk', 'common']);

const priya = { kind: 'person', id: 'priya', name: 'Priya Raman' } as const;
const clock = { kind: 'clock', id: 'clock', name: 'Clock' } as const;
const PRIYA = { id: 'priya', name: 'Priya Raman' };
const MOVE = {
	before: { tier: 2, team: 'Card experts', owner: PRIYA },
	after: { tier: 3, team: 'Risk', owner: null }
};
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
		step('clock-warned', { by: clock, after: { clock: 'update', share: 75, due: 5 } }),
		{ what: '75 % of the clock “tell customer” has run', by: 'by the clock', also: [] }
	],
	[
		step('clock-past', { by: clock, after: { clock: 'resolve', due: 5, late: 12 * 60_000 } }),
		{ what: 'Past SLA: resolve', also: ['told 12 min late'] }
	],
	[
		step('updated', {
			before: { status: 'active', waitingFor: null },
			after: { status: 'waiting', waitingFor: 'vendor' }
		}),
		{ what: 'Waiting for vendor', also: [] }
	],
	[
		step('updated', {
			before: { status: 'waiting', waitingFor: 'vendor' },
			after: { status: 'active', waitingFor: null }
		}),
		{ what: 'It goes on', also: [] }
	],
	[
		step('triggered', {
			by: { kind: 'customer', id: 'customer', name: 'Customer' },
			why: 'It takes too long',
			before: { ...MOVE.before, subject: 'billing', trigger: 'functional' },
			after: { ...MOVE.after, subject: 'billing', trigger: 'customer', asked: 'complaint' }
		}),
		{
			what: 'Set off again: customer asked for it, up to Tier 3',
			by: 'by the customer',
			why: 'It takes too long',
			also: [
				'team from Card experts to Risk',
				'owner from Priya Raman to nothing',
				'about Complaint'
			]
		}
	],
	[
		step('triggered', {
			before: { tier: 2, subject: 'billing', trigger: 'functional' },
			after: {
				tier: 2,
				subject: 'billing',
				trigger: 'functional',
				asked: 'billing',
				skill: 'fraud'
			}
		}),
		{
			what: 'Set off again: needs another team, it stays where it is',
			also: ['skill needed: fraud']
		}
	],
	[
		step('triggered', {
			by: clock,
			before: { tier: 2, subject: 'billing', trigger: 'functional' },
			after: { tier: 4, subject: 'sla-breach', trigger: 'time', asked: 'sla-breach' }
		}),
		{ what: 'Became an SLA breach, up to Tier 4', also: [] }
	],
	[
		step('escalated', {
			by: { kind: 'rule', id: 'at once: VIP', name: 'VIP' },
			before: { tier: 0, subject: null },
			after: { tier: 3, subject: 'billing', trigger: 'priority', rule: 'at once: VIP' }
		}),
		{ what: 'Escalated to Tier 3, priority', by: 'by the rule “VIP”' }
	],
	[
		step('stepped', { by: clock, why: 'Its time in this step has run out.', ...MOVE }),
		{ what: 'The path went on from Tier 2 to Tier 3' }
	],
	[
		step('stepped', { before: { tier: 2, team: 'A' }, after: { tier: 2, team: 'B' } }),
		{ what: 'The path went on to its next step', also: ['team from A to B'] }
	],
	[
		step('retiered', { before: { tier: 2, team: 'A' }, after: { tier: 2, team: 'B' } }),
		{ what: 'Moved to B', also: [] }
	],
	[
		step('step-skipped', { by: clock, after: { step: 1, tier: 2, team: 'Card experts' } }),
		{ what: 'Step 2 of the path was passed over: Tier 2, Card experts', also: [] }
	],
	[
		step('path-notified', { by: clock, after: { path: 'Billing', step: 1, paged: 0 } }),
		{ what: 'Its team was told once more', also: [] }
	],
	[
		step('management-paged', { by: clock, after: { path: 'Billing', step: 1, paged: 1 } }),
		{ what: 'Management was asked', also: [] }
	],
	[
		step('management-paged', { by: clock, after: { path: 'Billing', step: 1, paged: 2 } }),
		{ what: 'Management was asked again', also: [] }
	],
	[
		step('lease-warned', { by: clock, after: { owner: PRIYA, until: 5 } }),
		{ what: 'Priya Raman was told that the claim is about to lapse', also: [] }
	],
	[
		step('lease-lapsed', { by: clock, before: { owner: PRIYA }, after: { owner: null } }),
		{ what: 'The claim of Priya Raman lapsed', also: [] }
	],
	[
		step('customer-updated', { after: { channel: 'email', text: 'Soon.', template: 'on-it' } }),
		{ what: 'Customer told by e-mail', why: 'Soon.', also: ['from the template on-it'] }
	],
	[
		step('ticked', { after: { sop: 'refund', step: 0, text: 'Check the order', done: true } }),
		{ what: 'Done: Check the order', also: [] }
	],
	[
		step('ticked', { after: { sop: 'refund', step: 0, text: 'Check the order', done: false } }),
		{ what: 'Not done after all: Check the order', also: [] }
	],
	[
		step('followed-up', { after: { channel: 'phone', satisfied: false, text: 'Still no card' } }),
		{ what: 'Customer asked by phone: not satisfied', why: 'Still no card', also: [] }
	],
	[
		step('pause-ended', { by: clock, after: { timers: ['resolve'] } }),
		{ what: 'It waits for longer than clocks stand still: they go on', also: [] }
	],
	[
		step('replanned', { before: { plan: 3 }, after: { plan: 4 } }),
		{ what: 'Version 4 of the configuration holds from here on', also: [] }
	],
	[
		step('something-new', { after: { colour: 'red' } }),
		{ what: 'Something new', also: ['colour red'] }
	]
])('DESK-50 $type', (given, said) => {
	expect(sayStep(given, say)).toMatchObject(said);
});
