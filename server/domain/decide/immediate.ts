/** What is escalated the moment its facts are known: VIP, outage, security (T4). */
import { isEscalation, isOpen, type Case } from '../case.ts';
import type { Context } from '../commands.ts';
import type { CaseEvent } from '../events.ts';
import { tierOf } from '../path/path.ts';
import { fits } from '../plan/plan.ts';
import { escalated, triggered } from './moves.ts';

/** Events for the first entry that fits, unless it has escalated this case before. */
export function immediately(state: Case, { at, plan }: Context): CaseEvent[] {
	if (!isOpen(state)) return [];
	const one = plan.immediate.find((entry) => fits(entry.for, state));
	const rule = `at once: ${one?.name}`;
	if (!one || state.rules.includes(rule)) return [];
	const by = { kind: 'rule' as const, id: rule.slice(0, 80), name: one.name };
	const asked = {
		subject: one.subject,
		trigger: 'priority' as const,
		tier: one.tier ?? tierOf(plan, one.teamName),
		team: one.teamName ?? undefined,
		rule
	};
	const hand = { at, plan, by, why: `${one.name}: escalated at once.` };
	return isEscalation(state) ? triggered(state, asked, hand) : escalated(state, asked, hand);
}
