import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Escalation, PriorityWord, ZendeskSettings } from './settings.ts';

export type EscalateInput = Extract<ApiCommandInput, { type: 'escalate' }>;

/**
 * What the rules make of a ticket: of all rules that apply, the one with the highest tier; a tag goes before the
 * priority, an earlier tag before a later one. Null if none applies.
 */
export function escalationByRule(
	rules: ZendeskSettings['escalate'],
	tags: readonly string[],
	priority: PriorityWord
): EscalateInput | null {
	let found: { rule: Escalation; why: string } | null = null;
	const consider = (rule: Escalation | undefined, why: string) => {
		if (rule && (found === null || rule.tier > found.rule.tier)) found = { rule, why };
		return found;
	};
	for (const tag of tags) {
		const word = tag.toLowerCase();
		// a customer chooses tags: "constructor" must not find what every object has
		if (Object.hasOwn(rules.tags, word)) consider(rules.tags[word], `Zendesk tag "${word}"`);
	}
	const byPriority = priority === 'none' ? undefined : rules.priorities[priority];
	const best = consider(byPriority, `Zendesk priority ${priority}`);
	return best === null ? null : escalate(best.rule, best.why);
}

function escalate(rule: Escalation, why: string): EscalateInput {
	const { subject, trigger, tier, team } = rule;
	return { type: 'escalate', subject, trigger, tier, ...(team === undefined ? {} : { team }), why };
}
