/** Cases, events and alerts for tests of alerts. Names are made up. */
import type { Clock, Clocks, Case } from '#server/domain/case.ts';
import type { Alert } from '#server/domain/alerts/alert.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import type { Trigger } from '#lib/shared/words.ts';
import type { Person } from '#lib/shared/wire/session.ts';

/** Monday 5 January 2026, 14:02 UTC. */
export const AT = Date.UTC(2026, 0, 5, 14, 2);
export const MIN = 60_000;
const HAND = { kind: 'clock', id: 'clock', name: 'Clock' } as const;

export const clockOf = (part: Partial<Clock> = {}): Clock => ({
	startedAt: AT - 15 * MIN,
	allowance: 15 * MIN,
	dueAt: AT,
	stoppedAt: null,
	pausedAt: null,
	resumeAt: null,
	pauses: [],
	warn: null,
	warned: 0,
	pastAt: null,
	basis: { version: 1, policy: 'standard', calendar: 'always' },
	...part
});

const NONE: Clocks = {
	claim: null,
	update: null,
	resolve: null,
	dwell: null,
	lease: null,
	age: null,
	closing: null
};

/** An escalation of tier 2 that nobody has. */
export const caseOf = ({
	clocks,
	...part
}: Partial<Omit<Case, 'clocks'>> & { clocks?: Partial<Clocks> } = {}): Case => ({
	id: 'C-1',
	client: 'acme',
	version: 3,
	ref: '#4711',
	title: 'Ms Sample was charged twice',
	status: 'active',
	waitingFor: null,
	priority: 3,
	tier: 2,
	subject: 'billing',
	trigger: 'functional',
	queue: null,
	team: 'Billing experts',
	agent: null,
	customer: 'Ms Sample',
	vip: false,
	owner: null,
	ownedSince: null,
	openedAt: AT - 60 * MIN,
	escalatedAt: AT - 15 * MIN,
	tierSince: AT - 15 * MIN,
	updatedAt: AT,
	resolvedAt: null,
	reopened: 0,
	clocks: { ...NONE, claim: clockOf(), resolve: clockOf({ dueAt: AT + 60 * MIN }), ...clocks },
	plan: 1,
	place: null,
	triggered: 0,
	toldAt: null,
	followedUpAt: null,
	cause: null,
	ticks: {},
	rules: [],
	customerAt: null,
	revision: null,
	offer: null,
	links: [],
	mentioned: [],
	undo: null,
	...part
});

type Bare<E> = E extends CaseEvent ? Omit<E, 'at' | 'by'> & Partial<Pick<E, 'at' | 'by'>> : never;

/** An event of now, by the clock unless said otherwise. */
export const eventOf = (event: Bare<CaseEvent>): CaseEvent =>
	({ at: AT, by: HAND, ...event }) as CaseEvent;

export const PRIYA = { id: 'priya', name: 'Priya Raman' };

export const alertOf = (part: Partial<Alert> = {}): Alert => ({
	client: 'acme',
	case: 'C-1',
	ref: '#4711',
	key: `${part.case ?? 'C-1'}|resolve`,
	rule: 'clock:resolve:past',
	severity: 'warning',
	title: '#4711: past SLA, not resolved in time',
	act: 'Resolve it, or move it up',
	at: AT,
	to: 'team',
	tier: 2,
	team: null,
	owner: null,
	except: null,
	...part
});

export const personOf = (
	id: string,
	role: Person['role'] = 'supervisor',
	clients: Person['clients'] = '*'
): Person => ({ id, name: `Person ${id}`, role, clients });

/** The first step of a path. */
export const PLACE = { path: 'standard', step: 0, round: 0, notified: false, paged: 0 };

/** An escalation that somebody, or something, set off. @param rule the client's, which did it */
export const setOff = (by: CaseEvent['by'], trigger: Trigger, rule?: string): CaseEvent =>
	eventOf({
		type: 'escalated',
		by,
		tier: { before: 0, after: 2 },
		subject: { before: null, after: 'billing' },
		trigger: { before: null, after: trigger },
		team: { before: null, after: null },
		place: null,
		...(rule !== undefined && { rule })
	});
