/** What the form asks for of rules, of what escalates at once, of warnings, and of what is to be done. */
import type { Words } from '#lib/messages/index.ts';
import { TRIGGERS } from '#lib/shared/words.ts';
import type { Fields, Option, Spec } from './spec.ts';

type Say = Words<'setup' | 'common'>;

interface Shared {
	name: Spec;
	word: Spec;
	tier: Spec;
	team: Spec;
	subjects: readonly Option[];
	priorities: readonly Option[];
	forSubjects: Spec;
	forTiers: Spec;
	/** What a case must be to be escalated at once. */
	fits: Fields;
}

export function ruleFields(say: Say, shared: Shared): Fields {
	const { name, word, tier, team, subjects, priorities, forSubjects, forTiers, fits } = shared;
	const none = say('form-none');
	const subject: Spec = { is: 'one', label: say('form-subject'), of: subjects, none };
	return {
		rules: {
			...{ is: 'list', label: say('form-rules'), hint: say('form-rules-hint') },
			...{ add: say('form-add-rule'), by: 'name' },
			fields: {
				name: word,
				on: {
					...{ is: 'one', label: say('form-on'), none: say('form-on-default') },
					of: [
						{ value: 'case', label: say('form-on-case') },
						{ value: 'queue', label: say('form-on-queue') }
					]
				},
				enabled: { is: 'flag', label: say('form-enabled'), unless: true },
				when: {
					...{ is: 'text', label: say('form-when'), hint: say('form-when-hint'), rows: 3 },
					as: 'code'
				},
				escalate: {
					...{ is: 'fields', label: say('form-escalate') },
					fields: {
						subject,
						trigger: {
							...{ is: 'one', label: say('form-trigger'), none: say('form-trigger-default') },
							of: TRIGGERS.map((one) => ({ value: one, label: say(`trigger-${one}`) }))
						},
						tier,
						team,
						priority: {
							is: 'one',
							label: say('form-becomes'),
							of: priorities,
							none: say('form-stays')
						}
					}
				}
			}
		},
		immediate: {
			...{ is: 'list', label: say('form-immediate'), hint: say('form-immediate-hint') },
			...{ add: say('form-add-immediate'), by: 'name' },
			fields: {
				name,
				for: { is: 'fields', label: say('form-for'), hint: say('form-for-hint'), fields: fits },
				subject,
				tier,
				team
			}
		},
		sops: {
			...{ is: 'list', label: say('form-sops'), hint: say('form-sops-hint') },
			...{ add: say('form-add-sop'), by: 'title' },
			fields: {
				name: word,
				title: { is: 'text', label: say('form-title'), most: 80 },
				for: {
					...{ is: 'fields', label: say('form-for'), hint: say('form-for-hint') },
					fields: { subject: forSubjects, tier: forTiers }
				},
				text: {
					...{ is: 'text', label: say('form-text'), hint: say('form-markdown-hint'), rows: 12 },
					as: 'markdown'
				}
			}
		}
	};
}

interface ForWarnings {
	clocks: readonly Option[];
	subjects: readonly Option[];
	span: (label: string) => Spec;
}

/** Of a policy: when somebody is warned, and what goes on or begins by itself. */
export function warningFields(say: Say, { clocks, subjects, span }: ForWarnings): Fields {
	const none = say('form-none');
	return {
		warn: {
			...{ is: 'lines', label: say('form-warn'), hint: say('form-warn-hint') },
			numbers: true
		},
		raiseAt: {
			...{ is: 'fields', label: say('form-raise'), hint: say('form-raise-hint') },
			fields: {
				clock: { is: 'one', label: say('form-clock'), of: clocks, none },
				share: { is: 'number', label: say('form-share'), least: 1, most: 99 }
			}
		},
		escalateAfter: {
			...{ is: 'fields', label: say('form-after'), hint: say('form-after-hint') },
			fields: {
				age: span(say('form-age')),
				subject: { is: 'one', label: say('form-subject'), of: subjects, none: say('form-default') }
			}
		}
	};
}
