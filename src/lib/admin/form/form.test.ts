import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fieldsFrom } from './from-schema.ts';
import { PART_FIELDS, PARTS, partSpec } from './parts.ts';
import { readForm, untouched } from './read.ts';
import { type Spec } from './spec.ts';

const NORTHWIND = parse(
	readFileSync(new URL('../../../../docs/examples/northwind.yaml', import.meta.url), 'utf8')
) as Record<string, unknown>;
const say = Object.assign((key: string) => key, { locale: 'en', direction: 'ltr' } as const);
const AROUND = {
	people: [
		{ id: 'ana', name: 'Ana' },
		{ id: 'zoe', name: 'Zoe' }
	],
	queues: [{ id: 'front', name: 'Front' }],
	written: NORTHWIND
};

const text = fc.oneof(
	fc.constantFrom('15m', ' a ', 'a\r\nb', '\n\nb', '', '06:00', '24:00', 'ü', 'a\rb', '__proto__'),
	fc.string({ maxLength: 12 })
);
const list = (one: fc.Arbitrary<unknown>) => fc.array(one, { maxLength: 3 });

/** Whatever the schema takes for a spec, and more: of what a form does not ask for, too. */
function valueOf(spec: Spec): fc.Arbitrary<unknown> {
	switch (spec.is) {
		case 'text':
		case 'time':
			return text;
		case 'number':
			return fc.oneof(fc.integer(), text);
		case 'flag':
			return fc.boolean();
		case 'one':
			return spec.of.length > 0
				? fc.oneof(fc.constantFrom(...spec.of.map(({ value }) => value)), fc.constant('gone'))
				: fc.constant('gone');
		case 'some':
			return fc.uniqueArray(
				fc.oneof(
					fc.constantFrom('gone', 'other'),
					...spec.of.map(({ value }) => fc.constant(value))
				),
				{ maxLength: 4 }
			);
		case 'lines':
			return list(spec.numbers ? fc.oneof(fc.integer(), text) : text);
		case 'allowance':
			return fc.oneof(text, fc.record({ '1': text, '2': text, '3': text, '4': text }));
		case 'fields':
			return beside(spec.fields);
		case 'list':
			return list(beside(spec.fields));
		case 'record':
			return fc.dictionary(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/), beside(spec.fields), {
				maxKeys: 3,
				noNullPrototype: true
			});
	}
}

const beside = (fields: Readonly<Record<string, Spec>>): fc.Arbitrary<object> =>
	fc.record(
		{
			...Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, valueOf(one)])),
			unasked: fc.jsonValue({ maxDepth: 2 })
		},
		{ requiredKeys: [] }
	);

describe('ADMIN-12 a form that nobody touched changes nothing', () => {
	it.each(PARTS)('%s, of any document', (part) => {
		const spec = partSpec(part, say as never, AROUND);
		fc.assert(
			fc.property(valueOf(spec), (value) => {
				const read = readForm(spec, untouched(spec, value), value);
				expect(read.faults).toEqual([]);
				expect(read.value ?? {}).toEqual(value);
			}),
			{ numRuns: 150 }
		);
	});

	it.each(PARTS)('%s, of the example', (part) => {
		const spec = partSpec(part, say as never, AROUND);
		expect(readForm(spec, untouched(spec, NORTHWIND), NORTHWIND).value).toEqual(NORTHWIND);
	});

	test('settings by a schema of their own, without their secrets', () => {
		const Settings = z.strictObject({
			secrets: z.array(z.string()),
			queue: z.string().nullable().default(null),
			priorities: z.strictObject({ urgent: z.literal([1, 2]).default(1) }).prefault({}),
			groups: z.record(z.string(), z.strictObject({ team: z.string().optional() })).default({})
		});
		const schema = z.toJSONSchema(Settings, { io: 'input', unrepresentable: 'any' });
		const fields = fieldsFrom(schema, { none: '', add: '', word: '' }, ['secrets']);
		expect(Object.keys(fields)).toEqual(['queue', 'priorities', 'groups']);
		const spec: Spec = { is: 'fields', label: '', fields };
		fc.assert(
			fc.property(valueOf(spec), (value) => {
				expect(readForm(spec, untouched(spec, value), value).value ?? {}).toEqual(value);
			}),
			{ numRuns: 150 }
		);
	});

	test('every part of the document that has a form is asked for by one part alone', () => {
		const all = PARTS.flatMap((part) => PART_FIELDS[part]);
		expect(new Set(all).size).toBe(all.length);
	});
});

describe('ADMIN-12 what is changed in a form changes that alone', () => {
	const change = (part: (typeof PARTS)[number], set: (form: FormData) => void) => {
		const spec = partSpec(part, say as never, AROUND);
		const form = untouched(spec, NORTHWIND);
		set(form);
		return readForm(spec, form, NORTHWIND);
	};
	const expected = (mend: (document: typeof NORTHWIND) => void) => {
		const copy = structuredClone(NORTHWIND);
		mend(copy);
		return copy;
	};

	test('a time, and one for each priority', () => {
		const { value } = change('policies', (form) => {
			form.set('policies[0].claim', '7m');
			form.set('policies[2].resolve.2', '5h');
		});
		expect(value).toEqual(
			expected((copy) => {
				const policies = copy['policies'] as Record<string, unknown>[];
				Object.assign(policies[0] ?? {}, { claim: '7m' });
				Object.assign(policies[2]?.['resolve'] ?? {}, { 2: '5h' });
			})
		);
	});

	test('a time for each priority becomes one for all', () => {
		const { value } = change('policies', (form) => {
			form.delete('policies[2].claim:each');
			form.set('policies[2].claim', '9m');
		});
		expect((value as { policies: { claim: unknown }[] }).policies[2]?.claim).toBe('9m');
	});

	test('members are kept in their order, whoever comes and goes', () => {
		const { value } = change('teams', (form) => {
			form.delete('teams[0].members');
			for (const one of ['zoe', 'cleo', 'ana']) form.append('teams[0].members', one);
		});
		const { teams } = value as { teams: Record<string, { members: string[] }> };
		expect(teams['leads']?.members).toEqual(['ana', 'cleo', 'zoe']);
	});

	test('entries change places, go and come with what the form does not ask for', () => {
		const { value } = change('policies', (form) => {
			// the second goes, and the others change places
			const [first, third] = ['policies[0]', 'policies[2]'].map((name) =>
				[...form].filter(([field]) => field.startsWith(name))
			);
			for (const [field] of [...form]) if (field.startsWith('policies[')) form.delete(field);
			for (const [field, text] of third ?? []) form.append(field.replace('[2]', '[0]'), text);
			for (const [field, text] of first ?? []) form.append(field.replace('[0]', '[1]'), text);
			form.append('policies[2]:was', '');
			form.append('policies[2].name', 'New');
		});
		const [first, , third] = NORTHWIND['policies'] as object[];
		expect((value as { policies: unknown }).policies).toEqual([third, first, { name: 'New' }]);
	});

	test('an entry of a record is renamed, and two of one word are refused', () => {
		const renamed = change('teams', (form) => form.set('teams[1]:word', 'money'));
		const { teams } = renamed.value as { teams: Record<string, unknown> };
		expect(Object.keys(teams)).toEqual(['leads', 'money', 'network', 'management']);
		expect(teams['money']).toEqual((NORTHWIND['teams'] as typeof teams)['billing']);
		const twice = change('teams', (form) => form.set('teams[1]:word', 'leads'));
		expect(twice.faults).toEqual([
			{ path: 'teams[1]:word', message: 'expected another word: leads is there twice' }
		]);
		expect(change('teams', (form) => form.set('teams[0]:word', ' ')).faults).toHaveLength(1);
	});

	test('what is emptied is left out', () => {
		const { value } = change('process', (form) => {
			for (const name of ['lease', 'followUp.within', 'causes']) form.set(name, '');
		});
		const gone = expected((copy) => {
			Object.assign(copy, { lease: undefined, followUp: undefined, causes: undefined });
		});
		expect(value).toEqual(gone);
	});
});
