/** What a rule does to a case. */
import type { Actor } from '#lib/shared/wire/history.ts';
import type { RuleCommand } from '#server/domain/commands.ts';
import type { RuleSpec } from '#server/domain/configuration/schema.ts';

const WHY_LENGTH = 500;

export const ruleActor = ({ name }: RuleSpec): Actor => ({ kind: 'rule', id: name, name });

/** The rule itself, on one line: what made it hold can be seen in the case's own history. */
export const whyOf = ({ when }: RuleSpec): string =>
	`When ${when.replaceAll(/\s+/g, ' ').trim()}`.slice(0, WHY_LENGTH);

export function escalateBy({ name, escalate }: RuleSpec, why: string): RuleCommand {
	const { subject, trigger, tier, team } = escalate;
	return {
		type: 'rule',
		rule: name,
		subject,
		trigger,
		...(tier !== undefined && { tier }),
		...(team !== undefined && { team }),
		why
	};
}
