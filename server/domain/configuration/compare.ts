/** What differs between two configurations, path by path. */
import { pathText, quoted, type Path } from './finding.ts';
import type { ConfigurationInput } from './schema.ts';

/** `before` is left out of what is new, `after` of what is gone. */
export interface Change {
	/** Such as `policies["Everything else"].claim`. */
	path: string;
	before?: unknown;
	after?: unknown;
}

/**
 * Entries of lists are compared by their name, so that one that was put in changes no other; whether they changed places
 * is told as one change of the list, by names.
 */
export function compare(before: ConfigurationInput, after: ConfigurationInput): Change[] {
	const found: Change[] = [];
	differ(before, after, '', found);
	return found;
}

function differ(before: unknown, after: unknown, at: string, found: Change[]): void {
	if (before === undefined) found.push({ path: at, after });
	else if (after === undefined) found.push({ path: at, before });
	else if (isNamed(before) && isNamed(after)) inList(before, after, at, found);
	else if (isFields(before) && isFields(after)) inFields(before, after, at, found);
	else if (isList(before) && isList(after) && before.length === after.length)
		before.forEach((one, index) => differ(one, after[index], `${at}[${index}]`, found));
	else if (JSON.stringify(before) !== JSON.stringify(after))
		found.push({ path: at, before, after });
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of fields without names, such as the steps of a path. */
const isList = (value: unknown): value is Fields[] =>
	Array.isArray(value) && value.length > 0 && value.every(isFields);

interface Named extends Fields {
	name: string;
}

/** A list whose entries all have a name, each another one. */
const isNamed = (value: unknown): value is Named[] =>
	Array.isArray(value) &&
	value.every((one) => isFields(one) && typeof one['name'] === 'string') &&
	new Set(value.map(({ name }: Named) => name)).size === value.length;

const beneath = (at: string, part: Path): string => {
	const text = pathText(part);
	return at === '' || text.startsWith('[') ? `${at}${text}` : `${at}.${text}`;
};

function inFields(before: Fields, after: Fields, at: string, found: Change[]): void {
	for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
		differ(before[key], after[key], beneath(at, [key]), found);
}

function inList(before: Named[], after: Named[], at: string, found: Change[]): void {
	const names = (list: Named[], other: Named[]) =>
		list.map(({ name }) => name).filter((name) => other.some((one) => one.name === name));
	const [was, is] = [names(before, after), names(after, before)];
	if (was.join('\0') !== is.join('\0')) found.push({ path: at, before: was, after: is });
	for (const name of new Set([...before, ...after].map((one) => one.name))) {
		const of = (list: Named[]) => list.find((one) => one.name === name);
		differ(of(before), of(after), `${at}[${quoted(name)}]`, found);
	}
}
