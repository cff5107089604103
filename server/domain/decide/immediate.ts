/** What is escalated the moment its facts are known: VIP, outage, security (T4). */
import { isEscalation, isOpen, type Case } from '../case.ts';
import type { Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { fits } from '../plan/plan.ts';
import { escalated, triggered } from './moves.ts';

/** Events for the first entry that fits and has not escalated this case yet. */
export function immediately(state: Case, { at, plan }: Context): CaseEvent[] {
	if (!isOpen(state)) return [];
	for (const one of plan.immediate) {
		const rule = `at once: ${one.name}`;
		if (state.rules.includes(rule) || !fits(one.for, state)) continue;
		const by = { kind: 'rule' as const, id: rule.slice(0, 80), name: one.name };
		const asked = {
			subject: one.subject,
			trigger: 'priority' as const,
			tier: one.tier,
			team: one.teamName ?? undefined,
			rule
		};
		const hand = { at, plan, by, why: `${one.name}: escalated at once.` };
		return isEscalation(state) ? triggered(state, asked, hand) : escalated(state, asked, hand);
	}
	return [];
}
