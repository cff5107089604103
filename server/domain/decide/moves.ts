/** Moving an escalation along its path; shared by whoever moves it. */
import type { EscalatedTier, Subject, Trigger } from '#lib/shared/words.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Case, Escalation, Place } from '../case.ts';
import type { CaseEvent, EventOf } from '../events.ts';
import {
	MANAGEMENT,
	advance,
	enter,
	managementOf,
	teamWith,
	type Move,
	type Skipped
} from '../path/path.ts';
import type { Plan } from '../plan/plan.ts';

/** Who moves it and when. */
export interface Hand {
	at: number;
	by: Actor;
	plan: Plan;
	why?: string | undefined;
	late?: number | undefined;
}

export const head = ({ at, by, why, late }: Hand) => ({
	at,
	by,
	...(why && { why }),
	...(late && { late })
});

/** What is asked for: everything but subject and trigger may be left to the path. */
export interface Asked {
	subject: Subject;
	trigger: Trigger;
	tier?: EscalatedTier | undefined;
	/** What the team is called; null for none. */
	team?: string | null | undefined;
	skill?: string | undefined;
	rule?: string | undefined;
}

/** A case becomes an escalation: where it was asked to, else where the path of its subject begins (P2, F1). */
export function escalated(state: Case, asked: Asked, hand: Hand): CaseEvent[] {
	const to = destination(state, asked, hand);
	return [
		...skipped(to.skipped, hand),
		{
			type: 'escalated',
			...head(hand),
			tier: { before: state.tier, after: to.tier },
			subject: { before: state.subject, after: asked.subject },
			trigger: { before: state.trigger, after: asked.trigger },
			team: { before: state.team, after: to.team },
			place: to.place,
			...(asked.rule && { rule: asked.rule }),
			...(asked.skill && { skill: asked.skill })
		}
	];
}

/** A second trigger of a running escalation: the same escalation, moved up where the second asks for it. */
export function triggered(state: Escalation, asked: Asked, hand: Hand): CaseEvent[] {
	const breach = asked.subject === 'sla-breach' && state.subject !== 'sla-breach';
	const to = breach ? breachGoal(state, hand) : goal(state, asked, hand);
	if (!to && !breach && knownAlready(state, asked, hand)) return [];
	const [tier, team] = [to?.tier ?? state.tier, to ? to.team : state.team];
	const others = tier !== state.tier || team !== state.team;
	return [
		...skipped(to?.skipped ?? [], hand),
		{
			type: 'triggered',
			...head(hand),
			asked: asked.subject,
			subject: { before: state.subject, after: breach ? asked.subject : state.subject },
			trigger: { before: state.trigger, after: asked.trigger },
			tier: { before: state.tier, after: tier },
			team: { before: state.team, after: team },
			// whoever has it keeps it where only its path becomes another
			owner: { before: state.owner, after: others ? null : state.owner },
			place: to ? to.place : state.place,
			...(asked.rule && { rule: asked.rule }),
			...(asked.skill && { skill: asked.skill })
		}
	];
}

/** Where a second trigger takes it: up its own path, to another team of its tier, to who has the skill. Null: nowhere. */
function goal(state: Escalation, asked: Asked, hand: Hand): Destination | null {
	const higher = asked.trigger === 'hierarchical' && asked.tier === undefined;
	const to = higher
		? up(state, hand)
		: destination(state, { ...asked, subject: state.subject }, hand);
	const other = asked.team !== undefined && to.tier === state.tier;
	// a skill is asked for by name, wherever it is; nothing else takes an escalation down
	if (to.tier <= state.tier && !other && asked.skill === undefined) return null;
	return to.tier === state.tier && to.team === state.team ? null : to;
}

/** The path of a broken SLA, from where the escalation is: it never goes down. */
function breachGoal(state: Escalation, { plan, at }: Hand): Destination | null {
	const path = plan.pathFor('sla-breach');
	if (!path) return null;
	const begins = enter(path, state.tier, at);
	if (begins.tier >= state.tier) return { ...begins, team: begins.team ?? state.team };
	return { tier: state.tier, team: state.team, place: off(begins.place), skipped: [] };
}

/** A helpdesk says of each change of a case that it is escalated: only what it did not say before is news. */
const knownAlready = (state: Escalation, asked: Asked, { by, why }: Hand): boolean =>
	asked.subject === state.subject &&
	asked.trigger === state.trigger &&
	(by.kind === 'connector' || !why) &&
	asked.rule === undefined;

/** A step's time has run out, or a clock says so: the next step, or management. */
export function stepOn(state: Escalation, hand: Hand): CaseEvent[] {
	const { to, skipped: over } = next(state, hand);
	return [...skipped(over, hand), ...(to ? [stepped(state, to, hand)] : paged(state, hand))];
}

/** Management is told; an escalation that is not with them yet goes there. */
export function paged(state: Escalation, hand: Hand): CaseEvent[] {
	const place: Place = {
		...(state.place ?? { path: '', step: -1, round: 0, notified: false, paged: 0 }),
		paged: (state.place?.paged ?? 0) + 1
	};
	const page: CaseEvent = { type: 'management-paged', ...head(hand), place };
	if (state.tier === MANAGEMENT) return [page];
	const to = { tier: MANAGEMENT, team: managementOf(hand.plan) ?? state.team, place, skipped: [] };
	return [stepped(state, to, hand), page];
}

const stepped = (state: Escalation, to: Destination, hand: Hand): EventOf<'stepped'> => ({
	type: 'stepped',
	...head(hand),
	tier: { before: state.tier, after: to.tier },
	team: { before: state.team, after: to.team ?? state.team },
	owner: { before: state.owner, after: null },
	place: to.place
});

const skipped = (steps: Skipped[], hand: Hand): CaseEvent[] =>
	steps.map((step) => ({
		type: 'step-skipped',
		...head(hand),
		why: 'Nobody is there to take it.',
		...step
	}));

function next(state: Escalation, { plan, at }: Hand): { to: Move | null; skipped: Skipped[] } {
	const path = state.place && plan.path(state.place.path);
	if (!path || !state.place) return { to: null, skipped: [] };
	return advance(path, state.place, state.tier, at);
}

/** One up: the next step of the path that is of a higher tier, or simply the next tier. */
function up(state: Escalation, hand: Hand): Destination {
	let { to } = next(state, hand);
	while (to && to.tier <= state.tier)
		({ to } = next({ ...state, tier: to.tier, place: to.place }, hand));
	if (to) return to;
	const tier = Math.min(state.tier + 1, MANAGEMENT) as EscalatedTier;
	const team = tier === MANAGEMENT ? managementOf(hand.plan) : null;
	return { tier, team: team ?? state.team, place: off(state.place), skipped: [] };
}

interface Destination extends Omit<Move, 'place'> {
	place: Place | null;
}

function destination(state: Case, asked: Asked, { plan, at }: Hand): Destination {
	const path = plan.pathFor(asked.subject);
	const lacking = asked.skill === undefined ? null : teamWith(plan, asked.skill);
	// who has the skill is of one tier, whichever was thought of
	const tier = lacking?.tier ?? asked.tier;
	const begins = path && enter(path, tier, at);
	const named = asked.team !== undefined ? asked.team : lacking?.name;
	if (begins && (tier === undefined || begins.tier === tier))
		return { ...begins, team: named ?? begins.team ?? state.team };
	// the path has no step of that tier: it is with whom it was asked for, outside the path's steps
	const place = begins && { ...begins.place, step: -1 };
	return { tier: tier ?? 1, team: named !== undefined ? named : state.team, place, skipped: [] };
}

const off = (place: Place | null): Place | null => place && { ...place, step: -1 };
