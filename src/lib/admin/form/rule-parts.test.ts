import { describe, expect, test } from 'vitest';
import { partSpec, type PARTS } from './parts.ts';
import { readForm, untouched } from './read.ts';

const say = Object.assign((key: string) => key, { locale: 'en', direction: 'ltr' } as const);
const AROUND = { people: [], queues: [], written: {} };

describe('ADMIN-15 rules, what escalates at once, warnings, what is to be done and an iCalendar file have a form', () => {
	const filled = (part: (typeof PARTS)[number], typed: Record<string, string>) => {
		const spec = partSpec(part, say as never, AROUND);
		const form = untouched(spec, {});
		for (const [name, text] of Object.entries(typed)) form.append(name, text);
		return readForm(spec, form, {}).value;
	};

	test('a rule, with its expression as it was typed', () => {
		const value = filled('rules', {
			...{ 'rules[0]:was': '', 'rules[0].name': 'late', 'rules[0].enabled': 'on' },
			...{
				'rules[0].when': 'case.age >\r\n\tduration("24h")',
				'rules[0].escalate.subject': 'complaint'
			},
			...{
				'immediate[0]:was': '',
				'immediate[0].name': 'Outage',
				'immediate[0].for.priority': '1'
			},
			'immediate[0].subject': 'technical'
		});
		expect(value).toEqual({
			rules: [
				{
					...{ name: 'late', when: 'case.age >\n\tduration("24h")' },
					escalate: { subject: 'complaint' }
				}
			],
			immediate: [{ name: 'Outage', for: { priority: [1] }, subject: 'technical' }]
		});
	});

	test('warnings are numbers, and what is none stays as it was typed', () => {
		const value = filled('policies', {
			...{
				'policies[0]:was': '',
				'policies[0].name': 'All',
				'policies[0].warn': '50\r\n 80 \r\nsoon'
			},
			...{ 'policies[0].raiseAt.clock': 'resolve', 'policies[0].raiseAt.share': '60' }
		});
		expect(value).toEqual({
			policies: [{ name: 'All', warn: [50, 80, 'soon'], raiseAt: { clock: 'resolve', share: 60 } }]
		});
	});

	test('what is to be done, and a file of holidays', () => {
		const text = 'Before you call:\n\n- Ask the **bank**';
		expect(
			filled('sops', {
				...{ 'sops[0]:was': '', 'sops[0].name': 'refund', 'sops[0].title': 'Refund' },
				...{ 'sops[0].for.subject': 'billing', 'sops[0].text': text.replaceAll('\n', '\r\n') }
			})
		).toEqual({ sops: [{ name: 'refund', title: 'Refund', for: { subject: ['billing'] }, text }] });
		const calendar = { 'calendars[0]:was': '', 'calendars[0]:word': 'office' };
		expect(filled('calendars', { ...calendar, 'calendars[0].ical': 'BEGIN:VCALENDAR' })).toEqual({
			calendars: { office: { ical: 'BEGIN:VCALENDAR' } }
		});
	});
});
