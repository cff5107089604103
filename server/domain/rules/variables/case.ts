/** Variables of the case itself. */
import { PRIORITIES, SUBJECTS, TRIGGERS, WAITING_FOR } from '#lib/shared/words.ts';
import { isEscalation } from '../../case.ts';
import { COUNT, ofCase, SPAN, type Variable } from './variable.ts';

/** Rules look at no others. */
const OPEN_STATUSES = ['new', 'active', 'waiting'] as const;

const NOT_ESCALATED = 'the case is no escalation';
const since = (at: number | null, now: number) => (at === null ? undefined : Math.max(0, now - at));

export const CASE: Variable[] = [
	ofCase('title', { type: 'string', says: 'what the case is about', read: ({ row }) => row.title }),
	ofCase('status', {
		type: 'string',
		says: 'where it stands; rules look at open cases only',
		values: OPEN_STATUSES,
		read: ({ row }) => row.status
	}),
	ofCase('waitingFor', {
		type: 'string',
		says: 'whom it waits for; empty when it does not',
		values: ['', ...WAITING_FOR],
		read: ({ row }) => row.waitingFor ?? ''
	}),
	ofCase('priority', {
		type: 'int',
		says: '1 is the most urgent',
		range: [1, PRIORITIES.length],
		read: ({ row }) => row.priority
	}),
	ofCase('tier', {
		type: 'int',
		says: '1 lead, 2 specialist, 3 expert, 4 management; 0 when it is no escalation',
		range: [0, 4],
		read: ({ row }) => row.tier
	}),
	ofCase('escalated', {
		type: 'bool',
		says: 'whether it is an escalation',
		read: ({ row }) => isEscalation(row)
	}),
	ofCase('subject', {
		type: 'string',
		says: 'what the escalation is about; empty when it is none',
		values: ['', ...SUBJECTS],
		read: ({ row }) => row.subject ?? ''
	}),
	ofCase('trigger', {
		type: 'string',
		says: 'what set it off last; empty when it is no escalation',
		values: ['', ...TRIGGERS],
		read: ({ row }) => row.trigger ?? ''
	}),
	ofCase('queue', {
		type: 'string',
		says: 'id of its queue; empty without one',
		read: ({ row }) => row.queue ?? ''
	}),
	ofCase('team', {
		type: 'string',
		says: 'the team that has it, as it is called on the floor; empty without one',
		read: ({ row }) => row.team ?? ''
	}),
	ofCase('agent', {
		type: 'string',
		says: 'who handles it in the helpdesk; empty when nobody',
		read: ({ row }) => row.agent ?? ''
	}),
	ofCase('customer', {
		type: 'string',
		says: 'whose case it is, as the helpdesk says; empty when not told',
		read: ({ row }) => row.customer ?? ''
	}),
	ofCase('vip', { type: 'bool', says: 'whether the customer is one', read: ({ row }) => row.vip }),
	ofCase('claimed', {
		type: 'bool',
		says: 'whether somebody has the escalation',
		read: ({ row }) => row.owner !== null
	}),
	ofCase('owner', {
		type: 'string',
		says: 'id of who has it; empty when nobody',
		read: ({ row }) => row.owner?.id ?? ''
	}),
	ofCase('reopened', {
		type: 'int',
		says: 'how often it was reopened',
		range: COUNT,
		read: ({ row }) => row.reopened
	}),
	ofCase('triggered', {
		type: 'int',
		says: 'how often it was set off again while it was an escalation',
		range: COUNT,
		read: ({ row }) => row.triggered
	}),
	ofCase('customerEscalated', {
		type: 'bool',
		says: 'whether the customer asked for somebody in charge',
		read: ({ row }) => row.customerAt !== null
	}),
	ofCase('age', {
		type: 'duration',
		says: 'since the customer opened it',
		moves: 'time',
		range: SPAN,
		read: ({ row, now }) => since(row.openedAt, now)
	}),
	ofCase('inTier', {
		type: 'duration',
		says: 'since it came to its tier; since it was opened, in tier 0',
		moves: 'time',
		range: SPAN,
		read: ({ row, now }) => since(row.tierSince, now)
	}),
	ofCase('escalatedFor', {
		type: 'duration',
		says: 'since it became an escalation',
		moves: 'time',
		unknown: NOT_ESCALATED,
		range: SPAN,
		read: ({ row, now }) => (isEscalation(row) ? since(row.escalatedAt, now) : undefined)
	}),
	ofCase('claimedFor', {
		type: 'duration',
		says: 'since it was claimed',
		moves: 'time',
		unknown: 'nobody has claimed it',
		range: SPAN,
		read: ({ row, now }) => since(row.ownedSince, now)
	}),
	ofCase('sinceTold', {
		type: 'duration',
		says: 'since the customer was told last; since it was opened, when never told',
		moves: 'time',
		range: SPAN,
		read: ({ row, now }) => since(row.toldAt ?? row.openedAt, now)
	}),
	ofCase('sinceChange', {
		type: 'duration',
		says: 'since the last thing happened to it, a warning of a clock among them',
		moves: 'time',
		range: SPAN,
		read: ({ row, now }) => since(row.updatedAt, now)
	})
];
