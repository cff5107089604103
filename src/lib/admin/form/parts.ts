/** What the form of a configuration asks for, part by part. What is not here is edited as text, and never lost. */
import type { Words } from '#lib/messages/index.ts';
import {
	CHANNELS,
	CLOCKS,
	ESCALATED_TIERS,
	PRIORITIES,
	SUBJECTS,
	WAITING_FOR
} from '#lib/shared/words.ts';
import { outsideFields } from './outside-parts.ts';
import { ruleFields, warningFields } from './rule-parts.ts';
import { textOf } from './show.ts';
import { asValue, type Fields, type Option, type Spec, type SpecOf } from './spec.ts';

export const PARTS = [
	...(['policies', 'paths', 'rules', 'teams', 'roster', 'calendars'] as const),
	...(['process', 'sops', 'alerts'] as const)
] as const;
export type Part = (typeof PARTS)[number];

/** The fields of the document that a part asks for. */
export const PART_FIELDS: Readonly<Record<Part, readonly string[]>> = {
	policies: ['policies'],
	paths: ['paths', 'breach'],
	rules: ['rules', 'immediate'],
	teams: ['teams'],
	roster: ['shifts'],
	calendars: ['zone', 'calendars'],
	process: [
		...(['lease', 'followUp', 'reopenWithin', 'offerWithin'] as const),
		...(['keepClosed', 'causes', 'templates'] as const)
	],
	sops: ['sops'],
	alerts: ['alerts', 'customers']
};

/** Those of who sets up shifts, and no more. */
export const SHIFT_PARTS: readonly Part[] = ['teams', 'roster'];

export interface Around {
	people: readonly { id: string; name: string }[];
	queues: readonly { id: string; name: string }[];
	/** The document: its teams and calendars can be chosen. */
	written: unknown;
}

type Say = Words<'setup' | 'common'>;

/** @returns the form of a part, over the whole document */
export function partSpec(part: Part, say: Say, around: Around): Spec & { is: 'fields' } {
	const all = fieldsOf(say, around);
	const fields = Object.fromEntries(
		PART_FIELDS[part].flatMap((name) => (all[name] ? [[name, all[name]]] : []))
	);
	return { is: 'fields', label: '', fields };
}

function fieldsOf(say: Say, { people, queues, written }: Around): Fields {
	const { teams, calendars } = asValue(written);
	const named = (all: readonly { id: string; name: string }[]): Option[] =>
		all.map(({ id, name }) => ({ value: id, label: name }));
	const words = (value: unknown): Option[] =>
		Object.entries(asValue(value)).map(([id, one]) => ({
			...{ value: id, label: textOf(asValue(one)['name']) || id }
		}));
	const none = say('form-none');
	const people_ = named(people);
	const team: Spec = { is: 'one', label: say('form-team'), of: words(teams), none };
	const subjects = SUBJECTS.map((one) => ({ value: one, label: say(`subject-${one}`) }));
	const tiers = ESCALATED_TIERS.map((one) => ({
		value: one,
		label: `${one}, ${say(`tier-${one}`)}`
	}));
	const clocks = CLOCKS.map((one) => ({ value: one, label: say(`clock-${one}`) }));
	const days: Option[] = [
		{ value: 'mon', label: say('day-mon') },
		{ value: 'tue', label: say('day-tue') },
		{ value: 'wed', label: say('day-wed') },
		{ value: 'thu', label: say('day-thu') },
		{ value: 'fri', label: say('day-fri') },
		{ value: 'sat', label: say('day-sat') },
		{ value: 'sun', label: say('day-sun') }
	];
	const always = { value: 'always', label: say('form-always') };
	const calendar: Spec = {
		...{ is: 'one', label: say('form-calendar'), none: say('form-always-default') },
		of: [always, ...words(calendars)]
	};
	const spanHint = say('form-span-hint');
	const span = (label: string): Spec => ({ is: 'text', label, hint: spanHint });
	const name: Spec = { is: 'text', label: say('form-name'), most: 80 };
	const word: Spec = { is: 'text', label: say('word'), hint: say('word-hint'), most: 40 };
	const text = (rows: number): Spec => ({ is: 'text', label: say('form-text'), rows });
	const forSubjects: Spec = { is: 'some', label: say('form-subjects'), of: subjects };
	const tier: Spec = { is: 'one', label: say('form-tier'), of: tiers, none };
	const forTiers: Spec = { is: 'some', label: say('form-tiers'), of: tiers };
	const forPriorities: SpecOf<'some'> = {
		...{ is: 'some', label: say('form-priorities') },
		of: PRIORITIES.map((one) => ({ value: one, label: String(one) }))
	};
	const forQueues: Spec = { is: 'some', label: say('form-queues'), of: named(queues) };
	const vip: Spec = {
		...{ is: 'one', label: say('form-vip'), none: say('form-no-matter') },
		of: [
			{ value: true, label: say('form-yes') },
			{ value: false, label: say('form-no') }
		]
	};
	return {
		policies: {
			...{ is: 'list', label: say('form-policies'), hint: say('form-first-fits') },
			...{ add: say('form-add-policy'), by: 'name' },
			fields: {
				name,
				for: {
					...{ is: 'fields', label: say('form-for'), hint: say('form-for-hint') },
					fields: {
						subject: forSubjects,
						tier: forTiers,
						priority: forPriorities,
						queue: forQueues,
						vip
					}
				},
				claim: { is: 'allowance', label: say('clock-claim'), hint: spanHint },
				update: { is: 'allowance', label: say('clock-update'), hint: say('form-update-hint') },
				resolve: { is: 'allowance', label: say('clock-resolve'), hint: spanHint },
				calendar,
				pause: {
					...{ is: 'fields', label: say('form-pause'), hint: say('form-pause-hint') },
					fields: Object.fromEntries(WAITING_FOR.map((one) => [one, span(say(`waiting-${one}`))]))
				},
				...warningFields(say, { clocks, subjects, span })
			}
		},
		paths: {
			...{ is: 'list', label: say('form-paths'), hint: say('form-first-fits') },
			...{ add: say('form-add-path'), by: 'name' },
			fields: {
				name,
				for: { is: 'fields', label: say('form-for'), fields: { subject: forSubjects } },
				steps: {
					...{ is: 'list', label: say('form-steps'), add: say('form-add-step') },
					fields: {
						tier,
						team,
						dwell: span(say('form-dwell')),
						then: {
							...{ is: 'one', label: say('form-then'), none: say('form-then-next') },
							of: [
								{ value: 'next', label: say('form-then-next') },
								{ value: 'notify', label: say('form-then-notify') },
								{ value: 'page-management', label: say('form-then-page') }
							]
						}
					}
				},
				repeat: { is: 'number', label: say('form-repeat'), least: 0, most: 9 },
				calendar
			}
		},
		breach: { is: 'some', label: say('form-breach'), hint: say('form-breach-hint'), of: clocks },
		teams: {
			...{ is: 'record', label: say('form-teams'), add: say('form-add-team'), by: 'name' },
			word: say('word'),
			fields: {
				name,
				tier,
				members: {
					...{ is: 'some', label: say('form-members'), hint: say('form-members-hint') },
					of: people_
				},
				skills: { is: 'lines', label: say('form-skills'), hint: say('form-lines-hint') }
			}
		},
		shifts: {
			...{ is: 'list', label: say('form-roster'), hint: say('form-roster-hint') },
			...{ add: say('shift-add'), by: 'name' },
			fields: {
				name,
				from: { is: 'time', label: say('shift-from') },
				to: { is: 'time', label: say('shift-to'), hint: say('form-to-hint') },
				days: { is: 'some', label: say('form-days'), hint: say('form-days-hint'), of: days },
				people: { is: 'some', label: say('form-people'), of: people_ }
			}
		},
		zone: { is: 'text', label: say('zone'), hint: say('form-zone-hint') },
		calendars: {
			...{ is: 'record', label: say('form-calendars'), add: say('form-add-calendar') },
			word: say('word'),
			fields: {
				zone: { is: 'text', label: say('zone'), hint: say('form-zone-hint') },
				week: {
					...{ is: 'fields', label: say('form-week'), hint: say('form-week-hint') },
					fields: Object.fromEntries(
						days.map(({ value, label }) => [String(value), { is: 'lines', label, rows: 2 }])
					)
				},
				holidays: {
					...{ is: 'lines', label: say('form-holidays'), hint: say('form-holidays-hint'), rows: 5 }
				},
				ical: {
					...{ is: 'text', label: say('form-ical'), hint: say('form-ical-hint'), rows: 5 },
					as: 'code'
				}
			}
		},
		lease: span(say('form-lease')),
		followUp: {
			...{ is: 'fields', label: say('form-follow-up') },
			fields: { within: span(say('form-within')) }
		},
		reopenWithin: span(say('form-reopen')),
		offerWithin: span(say('form-offer')),
		keepClosed: span(say('form-keep')),
		causes: { is: 'lines', label: say('form-causes'), hint: say('form-lines-hint'), rows: 6 },
		templates: {
			...{ is: 'list', label: say('form-templates'), add: say('form-add-template'), by: 'title' },
			fields: {
				name: word,
				title: { is: 'text', label: say('form-title'), most: 80 },
				channel: {
					...{ is: 'one', label: say('form-channel'), none: say('form-default') },
					of: CHANNELS.map((one) => ({ value: one, label: one }))
				},
				text: { ...text(7), hint: say('form-template-hint') }
			}
		},
		...ruleFields(say, {
			...{ name, word, subjects, tier, team, priorities: forPriorities.of, forSubjects, forTiers },
			fits: { priority: forPriorities, queue: forQueues, vip }
		}),
		...outsideFields(say, { word, span })
	};
}
