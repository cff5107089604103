/** What the schema expects at a path, in words: the schema is walked as data, so that no list of fields stands twice. */
import { z } from 'zod';
import { Slug } from '#lib/shared/wire/commands.ts';
import {
	betweenText,
	Interval,
	KEPT_SPAN,
	Name,
	OFFER_SPAN,
	Span,
	TimeOfDay,
	type Between
} from '../fields.ts';
import type { Path } from '../finding.ts';
import { listed } from '../nearest.ts';
import { Configuration } from '../schema.ts';

type Schema = z.core.$ZodType;

/** What may stand somewhere. */
export type Kind =
	| { is: 'span'; between?: Between }
	| { is: 'time' | 'hours' | 'name' | 'text' | 'boolean' }
	| { is: 'number'; from: number; to: number }
	| { is: 'choice'; of: (string | number)[] }
	| { is: 'allowance'; fields: string[] }
	| { is: 'list'; of: Kind }
	| { is: 'fields'; fields: string[] }
	/** Names that the writer chooses, or of a few, each with its own content. */
	| { is: 'names'; keys: string[] | null };

/** The schema at a path; undefined where there is none. Of a union, the one that has fields. */
function schemaAt(path: Path): Schema | undefined {
	let schema: Schema | undefined = Configuration;
	for (const part of path) {
		if (!schema) return undefined;
		schema = inside(opened(schema), part);
	}
	return schema;
}

function inside(schema: Schema, part: string | number): Schema | undefined {
	if (schema instanceof z.ZodObject) return schema.shape[part] as Schema | undefined;
	if (schema instanceof z.ZodArray) return schema.element;
	if (schema instanceof z.ZodRecord) return schema.valueType as Schema;
	if (schema instanceof z.ZodUnion)
		return inside(schema.options.find((one) => one instanceof z.ZodObject) as Schema, part);
	return undefined;
}

/** Without what makes it optional. */
function opened(schema: Schema): Schema {
	let open = schema;
	while (
		open instanceof z.ZodOptional ||
		open instanceof z.ZodDefault ||
		open instanceof z.ZodPrefault
	)
		open = open.def.innerType;
	return open;
}

// a description makes another schema of the same definition
const KNOWN = new Map<unknown, Kind>([
	[Span.def, { is: 'span' }],
	[OFFER_SPAN.field.def, { is: 'span', between: OFFER_SPAN.between }],
	[KEPT_SPAN.field.def, { is: 'span', between: KEPT_SPAN.between }],
	[TimeOfDay.def, { is: 'time' }],
	[Interval.def, { is: 'hours' }],
	[Name.def, { is: 'name' }],
	[Slug.def, { is: 'name' }]
]);

/** What is expected at a path; null where there is no such place. */
export function kindAt(path: Path): Kind | null {
	const schema = schemaAt(path);
	return schema ? kindOf(opened(schema)) : null;
}

function kindOf(schema: Schema): Kind {
	const known = KNOWN.get(schema._zod.def);
	if (known) return known;
	if (schema instanceof z.ZodLiteral) return { is: 'choice', of: schema.def.values as string[] };
	if (schema instanceof z.ZodObject) return { is: 'fields', fields: Object.keys(schema.shape) };
	if (schema instanceof z.ZodArray) return { is: 'list', of: kindOf(opened(schema.element)) };
	if (schema instanceof z.ZodRecord) {
		const key = kindOf(schema.keyType as Schema);
		return { is: 'names', keys: key.is === 'choice' ? key.of.map(String) : null };
	}
	if (schema instanceof z.ZodUnion) {
		const fields = kindOf(schema.options.find((one) => one instanceof z.ZodObject) as Schema);
		return { is: 'allowance', fields: fields.is === 'fields' ? fields.fields : [] };
	}
	if (schema instanceof z.ZodBoolean) return { is: 'boolean' };
	if (schema instanceof z.ZodNumber)
		return { is: 'number', from: schema.minValue ?? 0, to: schema.maxValue ?? Infinity };
	return { is: 'text' };
}

/** Fields, or names, that may stand at a path; none where any name may. */
export function fieldsAt(path: Path): string[] {
	const kind = kindAt(path);
	if (kind?.is === 'fields' || kind?.is === 'allowance') return kind.fields;
	return kind?.is === 'names' ? (kind.keys ?? []) : [];
}

/** What was expected, as a message says it. */
export function expectation(kind: Kind): string {
	switch (kind.is) {
		case 'span':
			return kind.between ? betweenText(kind.between) : 'a time such as 15m, 1h 30m or 2d';
		case 'time':
			return 'a time of day such as 09:30';
		case 'hours':
			return 'hours such as 09:00-17:30';
		case 'name':
			return 'a name of 1–40 lower-case letters, digits or "-"';
		case 'text':
			return 'text';
		case 'boolean':
			return 'true or false';
		case 'number':
			return `a whole number from ${kind.from} to ${kind.to}`;
		case 'choice':
			return listed(kind.of, 'or');
		case 'allowance':
			return 'a time such as 15m, or one for each priority such as { 1: 5m, 2: 10m, 3: 15m, 4: 30m }';
		case 'list':
			return 'a list';
		case 'names':
			return kind.keys
				? `${listed(kind.keys)}, each with what it is`
				: 'names, each with what it is';
		case 'fields':
			return `fields such as ${listed(kind.fields.slice(0, 4))}`;
	}
}

/** Where a field may stand that was looked for in vain, such as `paths[].steps[]`; null when nowhere. */
export function homeOf(field: string): string | null {
	return HOMES.get(field) ?? null;
}

const HOMES = new Map<string, string>();
(function walk(schema: Schema, at: string): void {
	const open = opened(schema);
	if (open instanceof z.ZodObject)
		for (const [field, inner] of Object.entries(open.shape)) {
			if (!HOMES.has(field)) HOMES.set(field, at || 'the outermost level');
			walk(inner as Schema, `${at}${at && '.'}${field}`);
		}
	else if (open instanceof z.ZodArray) walk(open.element, `${at}[]`);
	else if (open instanceof z.ZodRecord) walk(open.valueType as Schema, `${at}.<name>`);
})(Configuration, '');
