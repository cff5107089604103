/**
 * What a form that was sent makes of the value that was there. What stands as it was shown stays as it was, to the letter;
 * what the form does not ask for stays, too. What is wrong with it is the server's to say.
 */
import type { FieldFault } from '#lib/shared/wire/errors.ts';
import {
	entriesOf,
	inLines,
	inOneLine,
	isChecked,
	isEach,
	linesText,
	optionsOf,
	textOf
} from './show.ts';
import {
	asList,
	asValue,
	eachOf,
	entryName,
	fieldName,
	PRIORITY_KEYS,
	wasOf,
	wordOf,
	type Fields,
	type Spec,
	type SpecOf,
	type Value
} from './spec.ts';

export interface Read {
	/** Undefined for what is left out. */
	value: unknown;
	/** What keeps entries apart, and is wrong: nothing can be kept by it. */
	faults: FieldFault[];
}

/** @param before the value that the form was made from */
export function readForm(spec: Spec, form: FormData, before: unknown, name = ''): Read {
	const faults: FieldFault[] = [];
	return { value: read(spec, form, before, name, faults), faults };
}

/** As browsers send line breaks, they are not kept. */
const sent = (form: FormData, name: string): string => {
	const field = form.get(name);
	return typeof field === 'string' ? field : '';
};

const allSent = (form: FormData, name: string): string[] =>
	form.getAll(name).filter((field): field is string => typeof field === 'string');

function read(
	spec: Spec,
	form: FormData,
	before: unknown,
	name: string,
	faults: FieldFault[]
): unknown {
	switch (spec.is) {
		case 'text': {
			const shown = spec.rows === undefined ? inOneLine : inLines;
			return kept(shown(sent(form, name)), shown(textOf(before)), before, (text) => text);
		}
		case 'time':
			return keptLine(form, name, before, (text) => text);
		case 'number':
			return keptLine(form, name, before, (text) =>
				Number.isNaN(Number(text)) ? text : Number(text)
			);
		case 'one':
			return keptLine(
				form,
				name,
				before,
				(text) => spec.of.find(({ value }) => String(value) === text)?.value ?? text
			);
		case 'flag': {
			const checked = form.has(name);
			return checked === isChecked(spec, before) ? before : checked;
		}
		case 'lines':
			return kept(inLines(sent(form, name)), inLines(linesText(before)), before, (text) =>
				text
					.split('\n')
					.map((line) => line.trim())
					.filter((line) => line !== '')
					.map((line) => (spec.numbers && !Number.isNaN(Number(line)) ? Number(line) : line))
			);
		case 'some':
			return readSome(spec, allSent(form, name), before);
		case 'allowance':
			return readAllowance(form, before, name);
		case 'fields':
			return emptied(readFields(spec.fields, form, asValue(before), name, faults), before);
		case 'list':
			return readList(spec, form, before, name, faults);
		case 'record':
			return readRecord(spec, form, before, name, faults);
	}
}

/** @param parse is asked for what is not empty and differs from what was shown */
function kept<T>(text: string, shown: string, before: unknown, parse: (text: string) => T) {
	if (text === shown) return before;
	return text.trim() === '' ? undefined : parse(text);
}

/** As `kept`, of a control of one line, in which blanks around what is typed say nothing. */
const keptLine = <T>(form: FormData, name: string, before: unknown, parse: (text: string) => T) =>
	kept(inOneLine(sent(form, name)).trim(), inOneLine(textOf(before)).trim(), before, parse);

/** Nothing in it: left out, unless it stood there empty. */
function emptied(value: Value, before: unknown): unknown {
	if (Object.keys(value).length > 0) return value;
	return before !== undefined && Object.keys(asValue(before)).length === 0 ? before : undefined;
}

function readSome({ of }: SpecOf<'some'>, chosen: string[], before: unknown): unknown {
	const was = asList(before);
	const stays = was.filter((one) => chosen.includes(textOf(one)));
	const comes = optionsOf(of, before)
		.map(({ value }) => value)
		.filter((value) => chosen.includes(String(value)) && !was.some((one) => one === value));
	const all = [...stays, ...comes];
	if (comes.length === 0 && stays.length === was.length) return before;
	return all.length === 0 ? undefined : all;
}

function readAllowance(form: FormData, before: unknown, name: string): unknown {
	if (!form.has(eachOf(name))) {
		return keptLine(form, name, isEach(before) ? undefined : before, (text) => text);
	}
	const was = isEach(before) ? asValue(before) : {};
	return {
		...was,
		...Object.fromEntries(
			PRIORITY_KEYS.map((key) => [
				key,
				keptLine(form, fieldName(name, key), was[key], (text) => text) ?? ''
			])
		)
	};
}

function readFields(
	fields: Fields,
	form: FormData,
	before: Value,
	name: string,
	faults: FieldFault[]
): Value {
	const value = new Map(Object.entries(before));
	for (const [field, spec] of Object.entries(fields)) {
		const now = read(spec, form, before[field], fieldName(name, field), faults);
		if (now === undefined) value.delete(field);
		else value.set(field, now);
	}
	return Object.fromEntries(value);
}

function readList(
	spec: SpecOf<'list'>,
	form: FormData,
	before: unknown,
	name: string,
	faults: FieldFault[]
): unknown {
	const was = asList(before);
	const list: Value[] = [];
	for (let index = 0; form.has(wasOf(entryName(name, index))); index++) {
		const at = entryName(name, index);
		const from = sent(form, wasOf(at));
		const entry = from === '' ? {} : asValue(was[Number(from)]);
		list.push(readFields(spec.fields, form, entry, at, faults));
	}
	return list.length === 0 && was.length === 0 ? before : list;
}

function readRecord(
	spec: SpecOf<'record'>,
	form: FormData,
	before: unknown,
	name: string,
	faults: FieldFault[]
): unknown {
	const was = asValue(before);
	const record: [string, Value][] = [];
	for (let index = 0; form.has(wasOf(entryName(name, index))); index++) {
		const at = entryName(name, index);
		const [from, word] = [sent(form, wasOf(at)), sent(form, wordOf(at)).trim()];
		if (word === '') faults.push({ path: wordOf(at), message: 'expected a word for it' });
		if (record.some(([other]) => other === word))
			faults.push({ path: wordOf(at), message: `expected another word: ${word} is there twice` });
		const entry = from !== '' && Object.hasOwn(was, from) ? asValue(was[from]) : {};
		record.push([word, readFields(spec.fields, form, entry, at, faults)]);
	}
	// an entry may be called as what every object has
	return record.length === 0 && Object.keys(was).length === 0 ? before : Object.fromEntries(record);
}

/** A form as it is sent when nobody touched it. */
export function untouched(spec: Spec, value: unknown, name = ''): FormData {
	const form = new FormData();
	for (const [field, text] of entriesOf(spec, value, name)) form.append(field, text);
	return form;
}
