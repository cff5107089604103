/** What the form asks for of those outside: whom alerts reach, and what customers may do. */
import type { Words } from '#lib/messages/index.ts';
import type { Fields, Option, Spec } from './spec.ts';

interface Shared {
	word: Spec;
	span: (label: string) => Spec;
}

export function outsideFields(say: Words<'setup' | 'common'>, { word, span }: Shared): Fields {
	const severities: Option[] = [
		{ value: 'info', label: say('severity-info') },
		{ value: 'warning', label: say('severity-warning') },
		{ value: 'critical', label: say('severity-critical') }
	];
	return {
		alerts: {
			...{ is: 'fields', label: say('form-alerts') },
			fields: {
				webhooks: {
					...{ is: 'list', label: say('form-webhooks'), add: say('form-add-webhook'), by: 'name' },
					fields: {
						name: word,
						url: { is: 'text', label: say('form-url') },
						format: {
							...{ is: 'one', label: say('form-format'), none: say('form-default') },
							of: [
								{ value: 'slack', label: 'Slack' },
								{ value: 'teams', label: 'Teams' },
								{ value: 'json', label: 'JSON' }
							]
						},
						from: {
							is: 'one',
							label: say('form-severity'),
							of: severities,
							none: say('form-default')
						}
					}
				},
				email: {
					...{ is: 'list', label: say('form-mail'), add: say('form-add-mail'), by: 'name' },
					fields: {
						name: word,
						to: { is: 'lines', label: say('form-mail-to'), hint: say('form-lines-hint') },
						from: {
							is: 'one',
							label: say('form-severity'),
							of: severities,
							none: say('form-default')
						}
					}
				},
				quiet: {
					...{ is: 'fields', label: say('form-quiet'), hint: say('form-quiet-hint') },
					fields: {
						from: { is: 'time', label: say('shift-from') },
						to: { is: 'time', label: say('shift-to') }
					}
				}
			}
		},
		customers: {
			...{ is: 'fields', label: say('form-customers') },
			fields: {
				mayEscalate: { is: 'flag', label: say('form-may-escalate'), unless: false },
				linkValid: span(say('form-link-valid')),
				again: span(say('form-again')),
				reasons: { is: 'lines', label: say('form-reasons'), hint: say('form-lines-hint') }
			}
		}
	};
}
