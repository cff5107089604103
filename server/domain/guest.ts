/**
 * What a guest is sent: somebody of a client, who may not see inside. Each field and each kind of step stands here, so that
 * what is new stays inside until somebody puts it here.
 */
import type { CaseView, History, Step } from '#lib/shared/wire/history.ts';
import type { Figures, Row, Whom } from '#lib/shared/wire/rows.ts';

/** The one who has it is named, as a client would be told on the telephone; ids are the floor's own. */
const nameOf = (owner: Whom | null): Whom | null => owner && { id: '', name: owner.name };

export const guestRow = (row: Row): Row => ({
	key: row.key,
	client: row.client,
	case: row.case,
	version: row.version,
	ref: row.ref,
	title: row.title,
	subject: row.subject,
	trigger: row.trigger,
	priority: row.priority,
	tier: row.tier,
	status: row.status,
	waitingFor: row.waitingFor,
	queue: row.queue ?? null,
	vip: row.vip,
	owner: nameOf(row.owner),
	ownedSince: row.ownedSince,
	openedAt: row.openedAt,
	tierSince: row.tierSince,
	clock: row.clock,
	promise: row.promise,
	lease: null,
	paused: row.paused,
	customer: row.customer ?? null,
	...(row.followUp !== undefined && { followUp: row.followUp })
});

/** Alerts are for who answers them, and panels for walls. */
export const guestFigures = (figures: Figures): Figures => ({
	counts: figures.counts,
	wave: figures.wave,
	queues: figures.queues,
	ticker: figures.ticker,
	alerts: { newest: [], count: 0 },
	shift: figures.shift,
	tiers: [],
	teams: [],
	moreTeams: 0,
	unclaimed: [],
	promises: { open: 0, late: 0, next: [] },
	soFar: null
});

/** Fields of a step, by its kind. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
	opened: ['ref', 'title', 'priority', 'status', 'waitingFor', 'queue', 'customer', 'vip'],
	updated: ['ref', 'title', 'priority', 'status', 'waitingFor', 'queue', 'customer', 'vip'],
	escalated: ['tier', 'subject', 'trigger'],
	triggered: ['tier', 'asked', 'subject', 'trigger'],
	retiered: ['tier'],
	'retier-undone': ['tier'],
	stepped: ['tier'],
	claimed: ['owner'],
	'claim-undone': ['owner'],
	released: ['owner'],
	handed: ['owner'],
	'taken-over': ['owner'],
	'take-over-undone': ['owner'],
	'accept-undone': ['owner'],
	'customer-updated': ['channel', 'text'],
	resolved: ['status', 'cause', 'done'],
	'followed-up': ['channel', 'satisfied', 'text'],
	reopened: ['status', 'owner'],
	closed: ['status'],
	'clock-past': ['clock', 'due']
};
const OWNERS = ['owner'];

export const guestHistory = ({ case: view, steps, more }: History): History => ({
	case: guestCase(view),
	steps: steps.flatMap(guestStep),
	more
});

const guestCase = (view: CaseView): CaseView => ({
	client: view.client,
	case: view.case,
	version: view.version,
	ref: view.ref,
	title: view.title,
	status: view.status,
	waitingFor: view.waitingFor,
	priority: view.priority,
	tier: view.tier,
	subject: view.subject,
	trigger: view.trigger,
	queue: view.queue,
	team: null,
	agent: null,
	customer: view.customer,
	vip: view.vip,
	owner: nameOf(view.owner),
	openedAt: view.openedAt,
	tierSince: view.tierSince,
	updatedAt: view.updatedAt,
	resolvedAt: view.resolvedAt,
	reopened: view.reopened,
	plan: view.plan,
	place: null,
	triggered: view.triggered,
	toldAt: view.toldAt,
	followedUpAt: view.followedUpAt,
	cause: view.cause,
	ticks: {},
	rules: [],
	customerAt: view.customerAt,
	clocks: view.clocks,
	offer: null,
	links: []
});

/** Why somebody did something is said among colleagues: it stays inside. */
function guestStep({ at, recordedAt, type, by, before, after }: Step): Step[] {
	const fields = Object.hasOwn(STEPS, type) ? STEPS[type] : undefined;
	if (!fields) return [];
	return [
		{
			at,
			...(recordedAt !== undefined && { recordedAt }),
			type,
			by: { kind: by.kind, id: '', name: by.kind === 'rule' ? '' : by.name },
			before: only(before, fields),
			after: only(after, fields)
		}
	];
}

const only = (all: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> =>
	Object.fromEntries(
		fields.flatMap((field) => {
			if (!Object.hasOwn(all, field)) return [];
			const value = all[field];
			return [[field, OWNERS.includes(field) ? nameOf(value as Whom | null) : value]];
		})
	);
