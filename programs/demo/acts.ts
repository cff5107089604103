/**
 * What happens to a ticket when the time of an act has come: which command, what the ticket is after it, and what is to
 * follow. Pure but for the ticket and the chance handed in.
 */
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import { CAUSES, DONE, NOTES, REOPENED, SUPERVISORS, TEAMS, TRIGGER_WEIGHTS } from './cast.ts';
import type { Chance } from './random.ts';
import * as rates from './rates.ts';
import { isEscalation, isOpen, isUnclaimed, type Act, type Ticket } from './ticket.ts';

const { MINUTE, SECOND } = rates;

/** Somebody at a desk who claimed an escalation is left alone with it for so long. */
export const LEFT_ALONE_MS = 20 * MINUTE;
/** So many are always left for people to claim. */
export const LEFT_UNCLAIMED = 4;

export interface Happening {
	command?: ApiCommandInput;
	by?: Whom;
	/** What follows, so many ms later. */
	next: (readonly [Act, number])[];
}

/** What an act may know of the rest of the floor. */
export interface Scene {
	chance: Chance;
	at: number;
	unclaimed: () => number;
}

const NOTHING: Happening = { next: [] };
type Play = (ticket: Ticket, scene: Scene) => Happening;

/** Plays `act`; one whose time has passed, because the ticket moved on, does nothing. */
export const play = (act: Act, ticket: Ticket, scene: Scene): Happening =>
	PLAYS[act](ticket, scene);

const teamOf = ({ subject }: Ticket, tier: EscalatedTier) =>
	TEAMS[subject][tier - 1] ?? TEAMS[subject][0];
const agentOf = ({ agent }: Ticket): Whom => ({
	id: `agent-${agent.toLowerCase().replaceAll(' ', '-')}`,
	name: agent
});
const ownerOf = ({ owner }: Ticket): Whom | undefined => SUPERVISORS.find(({ id }) => id === owner);

/** How long it is somebody's at a desk still; 0 when it is not. */
const leftAlone = ({ personSince }: Ticket, at: number) =>
	personSince === null ? 0 : Math.max(0, personSince + LEFT_ALONE_MS - at);

const PLAYS: Record<Act, Play> = {
	activate(ticket) {
		if (ticket.status !== 'new') return NOTHING;
		ticket.status = 'active';
		const command = { type: 'update', status: 'active', agent: ticket.agent } as const;
		return { command, by: agentOf(ticket), next: [] };
	},

	wait(ticket, { chance }) {
		if (ticket.status !== 'active' || ticket.personSince !== null) return NOTHING;
		ticket.status = 'waiting';
		const command = { type: 'update', status: 'waiting', waitingFor: 'customer' } as const;
		const next = [['resume', MINUTE + chance.exponential(8 * MINUTE)]] as const;
		return { command, by: agentOf(ticket), next: [...next] };
	},

	resume(ticket) {
		if (ticket.status !== 'waiting') return NOTHING;
		ticket.status = 'active';
		return {
			command: { type: 'update', status: 'active', why: 'The customer answered.' },
			next: []
		};
	},

	raise(ticket) {
		if (!isOpen(ticket) || ticket.priority === 1) return NOTHING;
		ticket.priority = ticket.priority === 4 ? 3 : ticket.priority === 3 ? 2 : 1;
		return {
			command: { type: 'update', priority: ticket.priority },
			by: agentOf(ticket),
			next: []
		};
	},

	note(ticket, { chance }) {
		if (!isEscalation(ticket) || ticket.personSince !== null) return NOTHING;
		const by = ownerOf(ticket) ?? agentOf(ticket);
		return { command: { type: 'note', text: chance.pick(NOTES) }, by, next: [] };
	},

	escalate(ticket, { chance }) {
		if (!isOpen(ticket) || ticket.tier > 0) return NOTHING;
		const tier = rates.firstTier(chance, ticket.priority);
		const trigger =
			ticket.priority === 1 ? 'priority' : chance.weighted(TRIGGER_WEIGHTS[ticket.subject]);
		ticket.tier = tier;
		const { subject } = ticket;
		return {
			command: { type: 'escalate', tier, subject, trigger, team: teamOf(ticket, tier) },
			by: agentOf(ticket),
			next: lifeOf(ticket, chance)
		};
	},

	claim(ticket, { chance, at, unclaimed }) {
		if (!isUnclaimed(ticket)) return NOTHING;
		if (at < ticket.leftUntil) return { next: [['claim', ticket.leftUntil - at]] };
		if (unclaimed() <= LEFT_UNCLAIMED)
			return { next: [['claim', chance.between(20 * SECOND, 80 * SECOND)]] };
		const owner = chance.pick(SUPERVISORS);
		ticket.owner = owner.id;
		return { command: { type: 'claim', owner }, by: owner, next: [] };
	},

	retier(ticket, { chance }) {
		if (!isEscalation(ticket) || ticket.owner === null || ticket.personSince !== null)
			return NOTHING;
		const drops = ticket.tier > 1 && chance.happens(rates.TIER_DROPS);
		const tier = (drops ? ticket.tier - 1 : Math.min(ticket.tier + 1, 4)) as EscalatedTier;
		if (tier === ticket.tier) return NOTHING;
		const by = ownerOf(ticket);
		ticket.tier = tier;
		ticket.owner = null;
		const again = chance.happens(rates.RETIER);
		return {
			command: { type: 'retier', tier, team: teamOf(ticket, tier) },
			...(by && { by }),
			next: [
				['claim', rates.untilClaim(chance, ticket.priority)],
				...(again ? ([['retier', chance.between(5 * MINUTE, 15 * MINUTE)]] as const) : [])
			]
		};
	},

	resolve(ticket, { chance, at }) {
		if (!isOpen(ticket)) return NOTHING;
		if (isUnclaimed(ticket)) return { next: [['resolve', chance.between(MINUTE, 4 * MINUTE)]] };
		const left = leftAlone(ticket, at);
		if (left > 0) return { next: [['resolve', left + chance.exponential(MINUTE)]] };
		const escalation = isEscalation(ticket);
		const by = ownerOf(ticket) ?? agentOf(ticket);
		ticket.status = 'resolved';
		ticket.resolvedAt = at;
		const reopens = escalation && chance.happens(rates.REOPENS);
		return {
			command: {
				type: 'resolve',
				cause: chance.pick(CAUSES[ticket.subject]),
				done: chance.pick(DONE)
			},
			by,
			next: [
				reopens
					? ['reopen', MINUTE + chance.exponential(5 * MINUTE)]
					: ['close', 2 * MINUTE + chance.exponential(20 * MINUTE)]
			]
		};
	},

	reopen(ticket, { chance }) {
		if (ticket.status !== 'resolved') return NOTHING;
		Object.assign(ticket, { status: 'active', owner: null, personSince: null, resolvedAt: null });
		const next =
			ticket.tier > 0
				? lifeOf(ticket, chance)
				: [['resolve', chance.exponential(30 * MINUTE)] as const];
		return { command: { type: 'reopen', why: chance.pick(REOPENED) }, by: agentOf(ticket), next };
	},

	close(ticket) {
		if (ticket.status !== 'resolved') return NOTHING;
		ticket.status = 'closed';
		return { command: { type: 'update', status: 'closed' }, by: agentOf(ticket), next: [] };
	}
};

/** What is to come of an escalation that begins, or begins again. */
export function lifeOf(ticket: Ticket, chance: Chance): (readonly [Act, number])[] {
	const claim = rates.untilClaim(chance, ticket.priority);
	const end = claim + MINUTE / 2 + rates.life(chance, 'escalation', ticket.priority);
	const somewhere = () => claim + (end - claim) * chance.between(0.2, 0.9);
	const next: (readonly [Act, number])[] = [
		['claim', claim],
		['resolve', end]
	];
	if (chance.happens(rates.RETIER)) next.push(['retier', somewhere()]);
	if (chance.happens(rates.WAITS_FOR_CUSTOMER)) next.push(['wait', somewhere()]);
	if (chance.happens(rates.RAISED)) next.push(['raise', somewhere()]);
	if (chance.happens(0.25)) next.push(['note', somewhere()]);
	return next;
}
