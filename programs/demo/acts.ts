/**
 * What happens to a ticket when the time of an act has come: which command, what the ticket is after it, and what is to
 * follow. Pure but for the ticket and the chance handed in. Here the case itself; what is done to an escalation stands in
 * `handling.ts`.
 */
import type { EscalatedTier } from '#lib/shared/words.ts';
import { SKILLS, TRIGGER_WEIGHTS } from './cast.ts';
import { claim, followUp, handOn, resolve, retier, work } from './handling.ts';
import { begin } from './life.ts';
import { BREACH_TIER, promisesOf } from './promises.ts';
import * as rates from './rates.ts';
import { agentOf, NOTHING, teamOf, type Happening, type Play, type Scene } from './scene.ts';
import { isEscalation, isOpen, type Act, type Ticket } from './ticket.ts';

const { MINUTE } = rates;

/** Plays `act`; one whose time has passed, because the ticket moved on, does nothing. */
export const play = (act: Act, ticket: Ticket, scene: Scene): Happening =>
	PLAYS[act](ticket, scene);

const PLAYS: Record<Act, Play> = {
	claim,
	work,
	retier,
	resolve,
	'hand-on': handOn,
	'follow-up': followUp,

	activate(ticket) {
		if (ticket.status !== 'new') return NOTHING;
		ticket.status = 'active';
		const command = { type: 'update', status: 'active', agent: ticket.agent } as const;
		return { command, by: agentOf(ticket), next: [] };
	},

	wait(ticket, { chance, at }) {
		if (ticket.status !== 'active' || ticket.personSince !== null) return NOTHING;
		Object.assign(ticket, { status: 'waiting', waitsSince: at });
		const command = { type: 'update', status: 'waiting', waitingFor: 'customer' } as const;
		const next = [['resume', MINUTE + chance.exponential(8 * MINUTE)]] as const;
		return { command, by: agentOf(ticket), next: [...next] };
	},

	resume(ticket, { at }) {
		if (ticket.status !== 'waiting') return NOTHING;
		// clocks stand still while the customer is waited for
		const stood = at - (ticket.waitsSince ?? at);
		Object.assign(ticket, {
			status: 'active',
			waitsSince: null,
			dueAt: ticket.dueAt + stood,
			toldAt: ticket.toldAt + stood,
			stepSince: ticket.stepSince + stood
		});
		return {
			command: { type: 'update', status: 'active', why: 'The customer answered.' },
			next: []
		};
	},

	raise(ticket, { at }) {
		if (!isOpen(ticket) || ticket.priority === 1) return NOTHING;
		const before = promisesOf(ticket).resolve;
		ticket.priority = ticket.priority === 4 ? 3 : ticket.priority === 3 ? 2 : 1;
		const command = { type: 'update', priority: ticket.priority } as const;
		const by = agentOf(ticket);
		if (!isEscalation(ticket) || !Number.isFinite(before)) return { command, by, next: [] };
		ticket.dueAt -= before - promisesOf(ticket).resolve;
		return { command, by, next: [['breach', Math.max(0, ticket.dueAt - at)]] };
	},

	escalate(ticket, { chance, at }) {
		if (!isOpen(ticket) || ticket.tier > 0) return NOTHING;
		const { subject, priority } = ticket;
		const tier = subject === 'sla-breach' ? BREACH_TIER : rates.firstTier(chance, priority);
		const trigger = priority === 1 ? 'priority' : chance.weighted(TRIGGER_WEIGHTS[subject]);
		ticket.tier = tier;
		return {
			command: { type: 'escalate', subject, trigger, ...whither(ticket, tier, trigger) },
			by: agentOf(ticket),
			next: begin(ticket, chance, at)
		};
	},

	breach(ticket, { past, at }) {
		if (!past || !isEscalation(ticket) || ticket.subject === 'sla-breach') return NOTHING;
		if (ticket.status === 'waiting') return { next: [['breach', 2 * MINUTE]] };
		if (at < ticket.dueAt)
			return Number.isFinite(ticket.dueAt) ? { next: [['breach', ticket.dueAt - at]] } : NOTHING;
		const before = { tier: ticket.tier, team: teamOf(ticket, BREACH_TIER) };
		Object.assign(ticket, { subject: 'sla-breach', tier: BREACH_TIER });
		// who has it keeps it where it is with the right people already
		if (before.tier === BREACH_TIER && before.team === teamOf(ticket, BREACH_TIER)) return NOTHING;
		Object.assign(ticket, { owner: null, worksAt: null });
		return { next: [['claim', MINUTE]] };
	},

	close(ticket) {
		if (ticket.status !== 'resolved') return NOTHING;
		ticket.status = 'closed';
		return { command: { type: 'update', status: 'closed' }, by: agentOf(ticket), next: [] };
	}
};

/** The path knows where it begins; who wants another tier says so, and who lacks a skill, which. */
function whither(ticket: Ticket, tier: EscalatedTier, trigger: string) {
	if (tier === 1 || ticket.subject === 'sla-breach') return {};
	const team = teamOf(ticket, tier);
	const [skill] = (trigger === 'functional' && SKILLS[team]) || [];
	return { tier, team, ...(skill !== undefined && { skill }) };
}
