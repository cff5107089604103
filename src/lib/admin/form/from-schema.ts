/** A form for what a JSON Schema describes, such as the settings of a connector. */
import type { Fields, Option, Spec } from './spec.ts';

/** As much of JSON Schema as is read here. */
interface Schema {
	type?: string;
	description?: string;
	enum?: unknown[];
	const?: unknown;
	properties?: Record<string, Schema>;
	additionalProperties?: Schema | boolean;
	items?: Schema;
	anyOf?: Schema[];
	default?: unknown;
}

interface Words {
	none: string;
	add: string;
	word: string;
}

/** @param without fields that are asked for in another way */
export function fieldsFrom(schema: object, words: Words, without: readonly string[] = []): Fields {
	const { properties = {} } = schema as Schema;
	return Object.fromEntries(
		Object.entries(properties)
			.filter(([name]) => !without.includes(name))
			.map(([name, inner]) => [name, specOf(name, inner, words)])
	);
}

/** `integrationUser`: "Integration user". */
export function spelled(name: string): string {
	const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

function specOf(name: string, schema: Schema, words: Words): Spec {
	const asked = {
		label: spelled(name),
		...(schema.description !== undefined && { hint: schema.description })
	};
	const [only] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
	if (only) return { ...specOf(name, only, words), ...asked };
	const of = choices(schema);
	if (of) return { ...asked, is: 'one', of, none: words.none };
	switch (schema.type) {
		case 'boolean':
			return { ...asked, is: 'flag', unless: schema.default === true };
		case 'integer':
		case 'number':
			return { ...asked, is: 'number' };
		case 'array':
			return schema.items?.type === 'object'
				? { ...asked, is: 'list', add: words.add, fields: fieldsFrom(schema.items, words) }
				: { ...asked, is: 'lines' };
		case 'object':
			return typeof schema.additionalProperties === 'object' && !schema.properties
				? {
						...{ ...asked, is: 'record', add: words.add, word: words.word },
						fields: fieldsFrom(schema.additionalProperties, words)
					}
				: { ...asked, is: 'fields', fields: fieldsFrom(schema, words) };
		default:
			return { ...asked, is: 'text' };
	}
}

function choices({ enum: several, const: one }: Schema): Option[] | null {
	const all = several ?? (one === undefined ? null : [one]);
	if (!all) return null;
	return all.flatMap((value) =>
		typeof value === 'string' || typeof value === 'number'
			? [{ value, label: typeof value === 'string' ? spelled(value) : String(value) }]
			: []
	);
}
