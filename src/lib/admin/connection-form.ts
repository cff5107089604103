/** The form of a connected system, made of its own schema; its secrets go in and never come out. */
import type { FieldFault } from '#lib/shared/wire/errors.ts';
import type { Connection } from '#server/http/page-services.ts';
import { fieldsFrom } from './form/from-schema.ts';
import { readForm } from './form/read.ts';
import type { Spec } from './form/spec.ts';

const NO_WORDS = { none: '', add: '', word: '' };

/** What its form asks for, but for secrets. */
export const settingsSpec = (
	{ schema, secrets }: Connection,
	words: { none: string; add: string; word: string } = NO_WORDS
): Spec & { is: 'fields' } => ({
	...{ is: 'fields', label: '' },
	fields: fieldsFrom(schema, words, Object.keys(secrets))
});

/** Name of the field of a secret. */
export const secretName = (secret: string): string => `secret:${secret}`;

export function settingsFrom(
	connection: Connection,
	form: FormData
): { settings: Record<string, unknown>; faults: FieldFault[] } {
	const { value, faults } = readForm(settingsSpec(connection), form, connection.settings);
	const secrets = Object.keys(connection.secrets).flatMap((name): [string, string[]][] => {
		const given = form.get(secretName(name));
		return typeof given === 'string' && given.trim() !== '' ? [[name, [given.trim()]]] : [];
	});
	return { settings: { ...(value ?? {}), ...Object.fromEntries(secrets) }, faults };
}
