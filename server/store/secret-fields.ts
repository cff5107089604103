/** Which parts of what is set up are secret. They lie sealed in the store, and nobody beyond it notices. */
import type { Seals } from './seals.ts';
import { isSealed } from './seals.ts';

/** By the kind of an entry: paths, `*` for each of a list. */
const FIELDS: Record<string, readonly (readonly string[])[]> = {
	connector: [['settings']],
	// addresses of webhooks: who holds one can write into somebody's chat
	configuration: [['written', 'alerts', 'webhooks', '*', 'url']]
};

/** Those that a service seals and opens itself, so that they lie sealed in the memory of a node as well. Each is a text. */
const OF_SERVICES: typeof FIELDS = {
	person: [['secondFactor', 'secret']],
	'sign-in': [['secret']]
};

type Change = (place: string, part: unknown) => unknown;

/** @param name of the entry, such as `connector:acme/zendesk` */
export const sealEntry = <T>(seals: Seals, name: string, entry: T): T =>
	seals.sealing
		? changed(name, entry, (place, part) => seals.seal(place, JSON.stringify(part)))
		: entry;

/** @throws SealBroken */
export const openEntry = <T>(seals: Seals, name: string, entry: T): T =>
	changed(name, entry, (place, part) =>
		isSealed(part) ? (JSON.parse(seals.open(place, part)) as unknown) : part
	);

/** Whether each secret of it is sealed as it would be now. */
export function isEntryCurrent(seals: Seals, name: string, entry: unknown): boolean {
	let current = true;
	const look: Change = (_place, part) => {
		current &&= seals.isCurrent(typeof part === 'string' ? part : '');
		return part;
	};
	changed(name, changed(name, entry, look), look, OF_SERVICES);
	return current;
}

/** What services sealed of it, sealed as it would be now. @throws SealBroken */
export const resealServices = <T>(seals: Seals, name: string, entry: T): T =>
	changed(
		name,
		entry,
		(place, part) => seals.seal(place, seals.open(place, String(part))),
		OF_SERVICES
	);

function changed<T>(name: string, entry: T, change: Change, fields = FIELDS): T {
	const paths = fields[name.slice(0, name.indexOf(':'))] ?? [];
	return paths.reduce(
		(whole, path) => along(whole, path, (part) => change(`${name}#${path.join('.')}`, part)) as T,
		entry
	);
}

/** A copy in which what lies at the path is changed; what is not there stays away. */
function along(
	value: unknown,
	path: readonly string[],
	change: (part: unknown) => unknown
): unknown {
	const [head, ...rest] = path;
	if (head === undefined) return change(value);
	if (typeof value !== 'object' || value === null) return value;
	if (head === '*')
		return Array.isArray(value) ? value.map((one) => along(one, rest, change)) : value;
	const inner = (value as Record<string, unknown>)[head];
	if (inner === undefined || inner === null) return value;
	return { ...value, [head]: along(inner, rest, change) };
}
