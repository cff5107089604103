/** What is done to an escalation: claimed, worked on step by step, handed on, resolved, followed up. */
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import { CONTENT, DONE, NOTES, REOPENED, SUPERVISORS, TOLD } from './cast.ts';
import { begin, nextWork, stepLeft } from './life.ts';
import { causeOf, nextStep } from './practice.ts';
import { promisesOf } from './promises.ts';
import * as rates from './rates.ts';
import { agentOf, NOTHING, ownerOf, teamOf, type Next, type Play, type Scene } from './scene.ts';
import { isEscalation, isOpen, isUnclaimed, type Ticket } from './ticket.ts';

const { MINUTE, SECOND } = rates;

/** Somebody at a desk who claimed an escalation is left alone with it for so long. */
export const LEFT_ALONE_MS = 20 * MINUTE;
/** So many are always left for people to claim. */
export const LEFT_UNCLAIMED = 4;

/** How long it is somebody's at a desk still; 0 when it is not. */
const leftAlone = ({ personSince }: Ticket, at: number) =>
	personSince === null ? 0 : Math.max(0, personSince + LEFT_ALONE_MS - at);

export const claim: Play = (ticket, { chance, at, past, unclaimed }) => {
	if (!isUnclaimed(ticket)) return NOTHING;
	if (at < ticket.leftUntil) return { next: [['claim', ticket.leftUntil - at]] };
	if (unclaimed() <= LEFT_UNCLAIMED)
		return { next: [['claim', chance.between(20 * SECOND, 80 * SECOND)]] };
	const owner = chance.pick(SUPERVISORS);
	ticket.owner = owner.id;
	const command = { type: 'claim', owner } as const;
	if (!past && chance.happens(rates.FORGOTTEN)) {
		ticket.worksAt = null;
		return { command, by: owner, next: [] };
	}
	return { command, by: owner, next: [nextWork(ticket, chance, at)] };
};

/** A step of the owner: news for the customer when they are due before long, else a step of the SOP, or a note. */
export const work: Play = (ticket, scene) => {
	const { chance, at } = scene;
	const owner = ownerOf(ticket);
	// one of another claim, or of somebody who let it lie
	if (!isEscalation(ticket) || !owner || ticket.worksAt !== at) return NOTHING;
	const next = [nextWork(ticket, chance, at)];
	if (ticket.status === 'waiting') return { next };
	const command = stepOf(ticket, scene);
	return { ...(command && { command, by: owner }), next };
};

function stepOf(ticket: Ticket, { chance, at, practice }: Scene): ApiCommandInput | null {
	const due = ticket.toldAt + promisesOf(ticket).update;
	if (at + rates.LONGEST_PAUSE_MS > due && !chance.happens(rates.PROMISE_FORGOTTEN)) {
		ticket.toldAt = at;
		return tell(chance, practice);
	}
	const step = nextStep(ticket, practice);
	if (step && chance.happens(0.7)) {
		ticket.ticks[step.sop] = [...(ticket.ticks[step.sop] ?? []), step.step];
		return { type: 'tick', ...step };
	}
	return chance.happens(0.7) ? { type: 'note', text: chance.pick(NOTES) } : null;
}

function tell(chance: Scene['chance'], { templates }: Scene['practice']): ApiCommandInput {
	if (templates.length === 0 || chance.happens(0.4))
		return { type: 'update-customer', channel: 'phone', text: chance.pick(TOLD) };
	const { name, channel } = chance.pick(templates);
	return { type: 'update-customer', channel, template: name };
}

export const retier: Play = (ticket, { chance, at }) => {
	if (!isEscalation(ticket) || ticket.owner === null || ticket.personSince !== null) return NOTHING;
	if (ticket.subject === 'sla-breach') return NOTHING;
	const drops = ticket.tier > 1 && chance.happens(rates.TIER_DROPS);
	const tier = (drops ? ticket.tier - 1 : Math.min(ticket.tier + 1, 4)) as EscalatedTier;
	if (tier === ticket.tier) return NOTHING;
	const again = chance.happens(rates.RETIER);
	return moveTo(ticket, tier, chance, at, {
		next: again ? [['retier', chance.between(5 * MINUTE, 15 * MINUTE)]] : []
	});
};

/** What the path does by itself from the opening on. */
export const handOn: Play = (ticket, { chance, at, past }) => {
	if (!past || !isEscalation(ticket) || ticket.tier === 4) return NOTHING;
	// a little before the time, so that the path has nothing to make up for
	const left = stepLeft(ticket, at) - MINUTE;
	if (left > 0) return { next: [['hand-on', left]] };
	const why = 'No end in sight here.';
	return moveTo(ticket, (ticket.tier + 1) as EscalatedTier, chance, at, { why, next: [] });
};

function moveTo(
	ticket: Ticket,
	tier: EscalatedTier,
	chance: Scene['chance'],
	at: number,
	{ why, next }: { why?: string; next: Next }
) {
	const by = ownerOf(ticket) ?? agentOf(ticket);
	Object.assign(ticket, { tier, owner: null, worksAt: null, stepSince: at });
	return {
		command: { type: 'retier', tier, team: teamOf(ticket, tier), ...(why && { why }) } as const,
		by,
		next: [
			['claim', rates.untilClaim(chance, promisesOf(ticket).claim)],
			['hand-on', stepLeft(ticket, at)],
			...next
		] satisfies Next
	};
}

export const resolve: Play = (ticket, { chance, at, practice }) => {
	if (!isOpen(ticket)) return NOTHING;
	if (isUnclaimed(ticket)) return { next: [['resolve', chance.between(MINUTE, 4 * MINUTE)]] };
	const left = leftAlone(ticket, at);
	if (left > 0) return { next: [['resolve', left + chance.exponential(MINUTE)]] };
	const by = ownerOf(ticket) ?? agentOf(ticket);
	Object.assign(ticket, { status: 'resolved', resolvedAt: at, waitsSince: null, worksAt: null });
	return {
		command: {
			type: 'resolve',
			cause: causeOf(ticket, practice, chance),
			done: chance.pick(DONE)
		},
		by,
		next: [
			ticket.tier > 0
				? ['follow-up', 2 * MINUTE + chance.exponential(6 * MINUTE)]
				: ['close', 2 * MINUTE + chance.exponential(20 * MINUTE)]
		]
	};
};

/** The customer is asked, and is mostly satisfied. */
export const followUp: Play = (ticket, { chance, at }) => {
	if (ticket.status !== 'resolved' || ticket.tier === 0) return NOTHING;
	const by = ownerOf(ticket) ?? agentOf(ticket);
	const satisfied = !chance.happens(rates.REOPENS);
	const text = chance.pick(satisfied ? CONTENT : REOPENED);
	const command = { type: 'follow-up', channel: 'phone', satisfied, text } as const;
	if (satisfied) {
		ticket.status = 'closed';
		return { command, by, next: [] };
	}
	Object.assign(ticket, { status: 'active', personSince: null, resolvedAt: null });
	return { command, by, next: begin(ticket, chance, at) };
};
