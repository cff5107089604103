/** A value as a form shows it: the text of each control. */
import {
	asList,
	asValue,
	eachOf,
	entryName,
	fieldName,
	PRIORITY_KEYS,
	wasOf,
	wordOf,
	type Option,
	type Spec,
	type SpecOf
} from './spec.ts';

/** The text of a control of one value; "" for what is left out. */
export function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Text as a control of one line, or of several, gives it back when nobody touched it. */
export const inOneLine = (text: string): string => text.replaceAll(/[\r\n]/g, '');
export const inLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replace(/^\n/, '');

export const linesText = (value: unknown): string => asList(value).map(textOf).join('\n');

export const isChecked = ({ unless }: SpecOf<'flag'>, value: unknown): boolean =>
	typeof value === 'boolean' ? value : unless;

/** Whether a time is kept for each priority. */
export const isEach = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The choices, and whatever was chosen that is none of them any more. */
export function optionsOf(of: readonly Option[], value: unknown): readonly Option[] {
	const chosen = Array.isArray(value) ? asList(value) : [value];
	const known = new Set(of.map((one) => String(one.value)));
	const gone = chosen.map(textOf).filter((text) => text !== '' && !known.has(text));
	return gone.length === 0 ? of : [...of, ...gone.map((text) => ({ value: text, label: text }))];
}

/** What a form that was not touched sends, name by name, in order. */
export function entriesOf(spec: Spec, value: unknown, name: string): [string, string][] {
	switch (spec.is) {
		case 'text':
		case 'number':
		case 'time':
		case 'one':
			return [[name, textOf(value)]];
		case 'flag':
			return isChecked(spec, value) ? [[name, 'on']] : [];
		case 'some': {
			const chosen = asList(value).map(textOf);
			const all = optionsOf(spec.of, value).map((one) => String(one.value));
			return all.filter((one) => chosen.includes(one)).map((one) => [name, one]);
		}
		case 'lines':
			return [[name, linesText(value)]];
		case 'allowance': {
			const each = isEach(value);
			if (!each) return [[name, textOf(value)]];
			return [
				[eachOf(name), 'on'],
				...PRIORITY_KEYS.map((key): [string, string] => [
					fieldName(name, key),
					textOf(asValue(value)[key])
				])
			];
		}
		case 'fields':
			return Object.entries(spec.fields).flatMap(([field, inner]) =>
				entriesOf(inner, asValue(value)[field], fieldName(name, field))
			);
		case 'list':
			return asList(value).flatMap((entry, index) => [
				[wasOf(entryName(name, index)), String(index)] as [string, string],
				...fieldsOf(spec, entry, entryName(name, index))
			]);
		case 'record':
			return Object.entries(asValue(value)).flatMap(([word, entry], index) => {
				const at = entryName(name, index);
				return [
					[wasOf(at), word] as [string, string],
					[wordOf(at), word] as [string, string],
					...fieldsOf(spec, entry, at)
				];
			});
	}
}

const fieldsOf = (
	spec: SpecOf<'list'> | SpecOf<'record'>,
	entry: unknown,
	name: string
): [string, string][] => entriesOf({ ...spec, is: 'fields' }, entry, name);
