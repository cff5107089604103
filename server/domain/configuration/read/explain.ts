/** What the schema found wrong, told so that whoever wrote it knows what to write instead. */
import type { z } from 'zod';
import { pathText, quoted, type Finding, type Path } from '../finding.ts';
import { listed, nearest } from '../nearest.ts';
import { teamMeant } from '../team-meant.ts';
import type { Source } from './document.ts';
import { exampleOf, holidayMeant } from './examples.ts';
import { expectation, fieldsAt, homeOf, kindAt, type Kind } from './kinds.ts';
import { remedyFor } from './remedies.ts';

type Issue = z.core.$ZodIssue;

/** A finding with its path as the schema has it, so that what is wrong can be left out of what is checked further. */
export interface SchemaFault {
	at: Path;
	finding: Finding;
}

/** So many are looked at: where there are more, somebody is not at work on a configuration. */
const MOST_LOOKED_AT = 1000;

/** The faults that the schema found in `source`, and how many more there are. */
export function explain(
	error: z.ZodError,
	source: Source
): { faults: SchemaFault[]; more: number } {
	const issues = error.issues.flatMap((issue) => single(issue, source)).flatMap(apart);
	const faults = issues.slice(0, MOST_LOOKED_AT).map((issue) => faultOf(issue, source));
	return {
		faults: faults.filter(({ at }, _, all) => !isSlipOfAnother(at, all, source)),
		more: Math.max(0, issues.length - MOST_LOOKED_AT)
	};
}

/** Fields that there are not, one by one. */
const apart = (issue: Issue): Issue[] =>
	issue.code === 'unrecognized_keys'
		? issue.keys.map((key) => ({ ...issue, keys: [key] }))
		: [issue];

/** A field is missing because it was misspelled beside: that one is told already. */
function isSlipOfAnother(at: Path, all: readonly SchemaFault[], source: Source): boolean {
	const field = at.at(-1);
	if (valueAt(source.value, at) !== undefined || typeof field !== 'string') return false;
	return all.some(({ at: other }) => {
		const beside = other.length === at.length && at.slice(0, -1).every((p, i) => p === other[i]);
		const slip = other.at(-1);
		return (
			beside &&
			typeof slip === 'string' &&
			slip !== field &&
			nearest(slip, fieldsAt(at.slice(0, -1))) === field
		);
	});
}

/** Of a union, what is wrong with the form that was meant. */
function single(issue: Issue, source: Source): Issue[] {
	if (issue.code !== 'invalid_union') return [issue];
	const path = issue.path as Path;
	const value = valueAt(source.value, path);
	const fields = typeof value === 'object' && value !== null && !Array.isArray(value);
	const meant = fields ? issue.errors.at(-1) : undefined;
	if (!meant) return [{ ...issue, code: 'custom', message: '' }];
	return meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue);
}

function faultOf(issue: Issue, source: Source): SchemaFault {
	const path = issue.path as Path;
	const tell = (at: Path, message: string, what?: 'key'): SchemaFault => ({
		at,
		finding: { path: pathText(at), ...source.placeOf(at, what), message }
	});
	if (issue.code === 'unrecognized_keys') {
		const [key = ''] = issue.keys;
		return tell([...path, key], unknownField(path, key), 'key');
	}
	if (issue.code === 'invalid_key') {
		const remedy = remedyFor({ is: 'name' }, String(path.at(-1)));
		return tell(path, sentence({ is: 'name' }, quoted(String(path.at(-1))), remedy));
	}
	return tell(path, messageOf(issue, path, source));
}

function unknownField(path: Path, key: string): string {
	const fields = fieldsAt(path);
	if (fields.includes('mon') && /^[a-z]{3,9}\s*(-|–|to)\s*[a-z]{3,9}$/i.test(key))
		return 'there is no such field: write each day on a line of its own, such as mon: [09:00-17:00]';
	if (key === 'true' && fields.includes('on'))
		return 'there is no such field: it was "on" before a program read it as true; write "on" in quotes';
	const near = nearest(key, fields);
	if (near !== null) return `there is no such field: did you mean "${near}"?`;
	const home = homeOf(key);
	if (home !== null) return `there is no such field here: it belongs to ${home}`;
	return `there is no such field: expected ${listed(fields, 'or')}`;
}

function messageOf(issue: Issue, path: Path, source: Source): string {
	const kind = kindAt(path);
	const value = valueAt(source.value, path);
	if (!kind) return issue.message;
	if (value === undefined) return `it is missing: expected ${expectation(kind)}`;
	if (issue.code === 'custom' && kind.is === 'names') return issue.message;
	const field = String(path.at(-1));
	if (value === null)
		return `nothing stands after "${field}:": expected ${expectation(kind)}, or leave it out`;
	if (issue.code === 'too_small' || issue.code === 'too_big') {
		const size = sizeMessage(issue, value);
		if (size) return size;
	}
	if (issue.code === 'invalid_format' && (issue.format === 'url' || issue.format === 'email'))
		return issue.format === 'url'
			? `expected an address such as https://hooks.example.com/andon, not ${shown(value, path, source)}`
			: `expected an e-mail address such as floor@example.com, not ${shown(value, path, source)}`;
	// a text whose form the schema itself explains
	if (kind.is === 'text' && typeof value === 'string')
		return `${issue.message}, not ${shown(value, path, source)}${dayRemedy(value, path)}`;
	return sentence(kind, shown(value, path, source), remedy(kind, value, path, source));
}

const sentence = (kind: Kind, found: string, mends: string | null): string =>
	`expected ${expectation(kind)}, not ${found}${mends === null ? '' : `: ${mends}`}`;

function sizeMessage(
	issue: Issue & { code: 'too_small' | 'too_big' },
	value: unknown
): string | null {
	const bound =
		issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
	if (Array.isArray(value)) return `expected ${bound} in this list, not ${value.length}`;
	if (typeof value === 'string')
		return value === ''
			? 'expected text, not nothing'
			: `expected ${bound} characters, not ${value.length}`;
	return null;
}

function remedy(kind: Kind, value: unknown, path: Path, source: Source): string | null {
	if (typeof value !== 'object') {
		const typed = source.typed(path) ?? String(value);
		return special(kind, typed, path, source) ?? remedyFor(kind, typed);
	}
	const [first] = Array.isArray(value) ? value : [];
	switch (kind.is) {
		case 'names':
			return 'write the name of each before a colon and its content below it, without "- "';
		case 'list':
			return 'begin each entry with "- "';
		case 'fields':
			return 'leave out the "- "';
		default:
			return typeof first === 'string' || typeof first === 'number' ? `write ${first}` : null;
	}
}

/** What mends a value because of where it stands. */
function special(kind: Kind, typed: string, path: Path, source: Source): string | null {
	const field = path.at(-1);
	if (kind.is === 'name' && field === 'team') {
		const team = teamMeant(typed, valueAt(source.value, ['teams']));
		return team === null ? null : `did you mean ${quoted(team).slice(1, -1)}?`;
	}
	if ((kind.is !== 'fields' && kind.is !== 'names') || typeof field !== 'string') return null;
	const example = exampleOf(field, typed);
	return example === null ? null : `write ${example}`;
}

function dayRemedy(value: string, path: Path): string {
	const day = path.at(-2) === 'holidays' ? holidayMeant(value) : null;
	return day === null ? '' : `: write ${day}`;
}

/** A value as a message shows it. */
function shown(value: unknown, path: Path, source: Source): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'fields';
	return typeof value === 'string' && source.typed(path) === undefined
		? quoted(value)
		: quoted(source.typed(path) ?? String(value)).slice(1, -1);
}

/** What stands at a path; undefined when nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
	let found = value;
	for (const part of path) {
		if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part))
			return undefined;
		found = (found as Record<string | number, unknown>)[part];
	}
	return found;
}
