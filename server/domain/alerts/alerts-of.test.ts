import { describe, expect, it } from 'vitest';
import {
	AT,
	PRIYA,
	caseOf,
	clockOf,
	eventOf,
	setOff,
	PLACE
} from '../../../tests/support/alert-samples.ts';
import type { Case } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { alertsOf } from './alerts-of.ts';
import type { Alert } from './alert.ts';

const raised = (after: Case, ...events: CaseEvent[]): Alert[] =>
	alertsOf(after, events).flatMap((news) => (news.kind === 'alert' ? [news.alert] : []));

const undo = { act: 'claim', by: 'priya', until: AT, before: {} } as never;
const CLOCK = { kind: 'clock', id: 'clock', name: 'Clock' } as const;
const RULE = { kind: 'rule', id: 'r', name: 'Rule' } as const;
const PERSON = { kind: 'person', id: 'priya', name: 'Priya Raman' } as const;
const CUSTOMER = { kind: 'customer', id: 'customer', name: 'Customer' } as const;

const due = AT;
const warned = (clock: 'claim' | 'update' | 'resolve', share: number) =>
	eventOf({ type: 'clock-warned', clock, share, due });
const past = (clock: 'claim' | 'update' | 'resolve') => eventOf({ type: 'clock-past', clock, due });
const claimed = eventOf({ type: 'claimed', owner: { before: null, after: PRIYA }, undo });
const move = {
	tier: { before: 2, after: 3 },
	team: { before: 'Billing experts', after: null },
	owner: { before: null, after: null },
	place: PLACE
} as const;
/** A second trigger that leaves the case where it is. */
const SECOND = {
	type: 'triggered',
	by: PERSON,
	tier: { before: 2, after: 2 },
	team: { before: null, after: null },
	owner: { before: null, after: null },
	place: PLACE,
	subject: { before: 'billing', after: 'billing' }
} as const;

describe('ALRT-1 an alert asks somebody to act, and a step that is as it should be is none', () => {
	const owned = caseOf({ owner: PRIYA, clocks: { lease: clockOf() } });
	it.each<[string, CaseEvent, Case, string | null, string | null]>([
		['half of a clock', warned('claim', 50), caseOf(), null, null],
		['three quarters of it', warned('claim', 75), caseOf(), 'clock:claim:75', 'info'],
		['more of it', warned('resolve', 90), caseOf(), 'clock:resolve:90', 'info'],
		['a promise about to be broken', warned('update', 80), owned, 'promise:80', 'info'],
		['not claimed in time', past('claim'), caseOf(), 'clock:claim:past', 'warning'],
		['not resolved in time', past('resolve'), caseOf(), 'clock:resolve:past', 'warning'],
		[
			'… of the first priority',
			past('resolve'),
			caseOf({ priority: 1 }),
			'clock:resolve:past',
			'critical'
		],
		['… of a VIP', past('claim'), caseOf({ vip: true }), 'clock:claim:past', 'critical'],
		['a broken promise', past('update'), owned, 'promise:past', 'warning'],
		[
			'a claim about to lapse',
			eventOf({ type: 'lease-warned', owner: PRIYA, until: AT }),
			owned,
			'lease:warned',
			'info'
		],
		[
			'a lapsed claim',
			eventOf({ type: 'lease-lapsed', owner: { before: PRIYA, after: null } }),
			caseOf(),
			'lease:lapsed',
			'warning'
		],
		[
			'a step without people',
			eventOf({ type: 'step-skipped', step: 1, tier: 2, team: null }),
			caseOf(),
			'path:skipped',
			'info'
		],
		[
			'a step out of time',
			eventOf({ type: 'path-notified', place: PLACE }),
			caseOf(),
			'path:notified',
			'warning'
		],
		[
			'management paged',
			eventOf({ type: 'management-paged', place: PLACE }),
			caseOf(),
			'path:management-paged',
			'critical'
		],
		[
			'escalated at once',
			setOff(RULE, 'priority', 'at once: VIP'),
			caseOf(),
			'escalated:immediate',
			'critical'
		],
		[
			'escalated by a rule',
			setOff(RULE, 'automatic', 'old-vip'),
			caseOf(),
			'rule:old-vip',
			'warning'
		],
		['escalated by the customer', setOff(CUSTOMER, 'customer'), caseOf(), 'customer', 'warning'],
		[
			'a pause that is over',
			eventOf({ type: 'pause-ended', timers: ['resolve'] }),
			owned,
			'pause:ended',
			'info'
		],
		[
			'a manager asked for',
			setOff(PERSON, 'hierarchical'),
			caseOf(),
			'escalated:hierarchical',
			'warning'
		],
		[
			'… while one of that team has it',
			eventOf({ ...SECOND, asked: 'billing', trigger: { before: 'time', after: 'hierarchical' } }),
			owned,
			null,
			null
		],
		[
			'a customer who asks, told by somebody',
			setOff(PERSON, 'customer'),
			caseOf(),
			'escalated:handed',
			'info'
		],
		['urgent by hand', setOff(PERSON, 'priority'), caseOf(), 'escalated:priority', 'warning'],
		[
			'… and a VIP’s',
			setOff(PERSON, 'priority'),
			caseOf({ vip: true }),
			'escalated:priority',
			'critical'
		],
		[
			'a skill that is missing',
			setOff({ ...CLOCK, kind: 'connector' }, 'functional'),
			caseOf(),
			'escalated:handed',
			'info'
		],
		[
			'… a second time, where it is already',
			eventOf({ ...SECOND, asked: 'billing', trigger: { before: 'time', after: 'functional' } }),
			caseOf(),
			null,
			null
		],
		[
			'the next step of its path',
			eventOf({ type: 'stepped', ...move }),
			caseOf(),
			'path:stepped',
			'info'
		],
		['moved by somebody', eventOf({ type: 'retiered', ...move, undo }), owned, null, null],
		[
			'… while nobody has it',
			eventOf({ type: 'retiered', ...move, undo }),
			caseOf(),
			'tier:moved',
			'info'
		],
		['claimed', claimed, owned, null, null],
		['a note', eventOf({ type: 'noted', text: 'Called back' }), owned, null, null]
	])('%s', (_name, event, after, rule, severity) => {
		const [alert = null, more] = raised(after, event);
		expect(more).toBeUndefined();
		expect(alert && [alert.rule, alert.severity]).toEqual(rule && [rule, severity]);
		if (alert) expect(alert.act).not.toBe('');
	});

	it('says what is the matter without anything of the customer', () => {
		const [alert] = raised(caseOf(), past('resolve'));
		expect(alert?.title).toBe('#4711: past SLA, not resolved in time');
		expect(JSON.stringify(alert)).not.toMatch(/Sample|charged/);
	});

	it('has no case that is no escalation, or is over', () => {
		expect(raised(caseOf({ tier: 0, subject: null }), past('resolve'))).toEqual([]);
		expect(raised(caseOf({ status: 'resolved' }), past('resolve'))).toEqual([]);
	});
});
