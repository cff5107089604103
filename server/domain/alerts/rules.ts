/**
 * Which events of a case deserve an alert. An alert asks somebody to act: what goes as it should is on the board, and
 * no alert. Most are `info` (it will become late), fewer `warning` (it is), few `critical` (now).
 */
import { ACTS } from '#lib/shared/alert-acts.ts';
import type { Severity } from '#lib/shared/wire/alerts.ts';
import type { ClockName } from '#lib/shared/words.ts';
import type { Case } from '../case.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import type { Deserved, Topic } from './alert.ts';
import { amongColleagues } from './hands.ts';
import { LEASE } from './lease.ts';

/** Below this share of a clock there is time enough. */
export const SOON_SHARE = 75;

/** @returns the alert that an event deserves, or null. @param after the case after the whole change */
export function deserved(event: CaseEvent, after: Case): Deserved | null {
	const one = alertFor(event, after);
	return one && { ...one, at: event.at };
}

type Found = Omit<Deserved, 'at'>;

function alertFor(event: CaseEvent, after: Case): Found | null {
	switch (event.type) {
		case 'clock-warned':
			return event.share < SOON_SHARE ? null : warned(event.clock, event.share);
		case 'clock-past':
			return ranOut(event.clock, after);
		case 'claim-undone':
		case 'retier-undone':
			return laidBack(after);
		case 'lease-warned':
			return LEASE.warned;
		case 'lease-lapsed':
			return LEASE.lapsed;
		case 'escalated':
		case 'triggered':
			return setOff(event, after);
		case 'retiered':
			return after.owner ? null : isNew('tier:moved', `moved to ${place(after)}`);
		case 'offered':
		case 'declined':
		case 'offer-lapsed':
		case 'taken-over':
			return amongColleagues(event);
		case 'stepped':
			return handed('path:stepped', `went on along its path to ${place(after)}`);
		case 'step-skipped':
		case 'path-notified':
		case 'management-paged':
			return onPath(event, after);
		case 'pause-ended':
			return {
				topic: 'pause',
				rule: 'pause:ended',
				severity: 'info',
				title: 'it still waits, but its clocks run again',
				act: ACTS.ask,
				to: 'owner'
			};
		default:
			return null;
	}
}

const CLOCKS: Record<
	ClockName,
	{ topic: Topic; name: string; soon: string; late: string; act: string }
> = {
	claim: {
		topic: 'claim',
		name: 'clock:claim',
		soon: 'of the time to claim has run, nobody has it',
		late: 'nobody has claimed it in time',
		act: ACTS.claim
	},
	update: {
		topic: 'promise',
		name: 'promise',
		soon: 'of the time to tell the customer has run',
		late: 'the customer was not told in time',
		act: ACTS.tell
	},
	resolve: {
		topic: 'resolve',
		name: 'clock:resolve',
		soon: 'of the time to resolve has run',
		late: 'past SLA, not resolved in time',
		act: ACTS.resolve
	}
};

function warned(clock: ClockName, share: number): Found {
	const { topic, name, soon, act } = CLOCKS[clock];
	return {
		topic,
		rule: `${name}:${share}`,
		severity: 'info',
		title: `${share}% ${soon}`,
		act,
		to: clock === 'claim' ? 'team' : 'owner'
	};
}

function ranOut(clock: ClockName, after: Case): Found {
	const { topic, name, late, act } = CLOCKS[clock];
	const rule = `${name}:past`;
	return { topic, rule, severity: gravity(after), title: late, act, to: 'team' };
}

/** Nobody has it again, as before: what was told of its clock holds once more. */
function laidBack(after: Case): Found | null {
	const { claim } = after.clocks;
	if (after.owner || !claim || claim.stoppedAt !== null) return null;
	if (claim.pastAt !== null) return ranOut('claim', after);
	return claim.warned < SOON_SHARE ? null : warned('claim', claim.warned);
}

function setOff(event: EventOf<'escalated' | 'triggered'>, after: Case): Found | null {
	const where = place(after);
	const asked = { topic: 'raised', act: ACTS.claim, to: 'team' } as const;
	if (event.trigger.after === 'priority' && event.by.kind === 'rule')
		return {
			...asked,
			rule: 'escalated:immediate',
			severity: 'critical',
			title: `escalated at once to ${where}`
		};
	if (event.by.kind === 'customer')
		return {
			...asked,
			rule: 'customer',
			severity: 'warning',
			title: `the customer asks for somebody in charge, ${where}`
		};
	if (BY_HAND.includes(event.by.kind)) return byHand(event, after);
	if (event.rule === undefined)
		return event.type === 'triggered' ? null : isNew('escalated:new', `escalated to ${where}`);
	return {
		...asked,
		rule: `rule:${event.rule}`,
		severity: gravity(after),
		title: `escalated to ${where} by the rule ${event.rule}`
	};
}

/** Who escalates by hand asks somebody to act; what merely goes to the team whose work it is, is theirs to know. */
function byHand(event: EventOf<'escalated' | 'triggered'>, after: Case): Found | null {
	const where = place(after);
	const asked = { topic: 'raised', act: ACTS.claim, to: 'team' } as const;
	switch (event.trigger.after) {
		case 'hierarchical':
			return {
				...asked,
				rule: 'escalated:hierarchical',
				severity: 'warning',
				title: `a manager was asked for, ${where}`
			};
		case 'priority':
			return {
				...asked,
				rule: 'escalated:priority',
				severity: gravity(after),
				title: `it cannot wait, ${where}`
			};
		default:
			// a second one that leaves it where it is gives nobody more to do
			return event.type === 'triggered' && !moves(event)
				? null
				: handed('escalated:handed', `escalated to ${where}`);
	}
}

const BY_HAND: readonly string[] = ['person', 'program', 'connector'];

const moves = ({ tier, team }: EventOf<'triggered'>): boolean =>
	tier.before !== tier.after || team.before !== team.after;

const place = ({ tier, team }: Case): string => `tier ${tier}${team === null ? '' : `, ${team}`}`;

const handed = (rule: string, title: string): Found => ({
	topic: 'handed',
	rule,
	severity: 'info',
	title,
	act: ACTS.claim,
	to: 'members'
});

/** Goes as it should: nobody is told but who asked to be told of what is new in their tiers. */
const isNew = (rule: string, title: string): Found => ({ ...handed(rule, title), to: 'watchers' });

function onPath(
	event: EventOf<'step-skipped' | 'path-notified' | 'management-paged'>,
	after: Case
): Found {
	switch (event.type) {
		case 'step-skipped':
			return {
				topic: 'path',
				rule: 'path:skipped',
				severity: 'info',
				title: `nobody was there to take the step of ${event.team ?? `tier ${event.tier}`}`,
				act: ACTS['staff-tier'],
				names: { step: { tier: event.tier, team: event.team } },
				to: 'management'
			};
		case 'path-notified':
			return {
				topic: 'path',
				rule: 'path:notified',
				severity: gravity(after),
				title: `the time in this step has run out, it stays with ${after.team ?? `tier ${after.tier}`}`,
				act: after.owner ? ACTS.resolve : ACTS.claim,
				to: 'team'
			};
		case 'management-paged':
			return {
				topic: 'management',
				rule: 'path:management-paged',
				severity: 'critical',
				title: 'the path has ended, management is asked to step in',
				act: ACTS.decide,
				to: 'management'
			};
	}
}

/** What is late and most urgent, or a VIP's, is critical. */
const gravity = ({ priority, vip }: Case): Severity =>
	priority === 1 || vip ? 'critical' : 'warning';
