/** Settings that are saved whole by who read them earlier: they take the place of what was read, and of nothing newer. */
import { isDeepStrictEqual } from 'node:util';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { Audit } from './audit.ts';
import { failure } from './cases.ts';
import type { Directory, Kind, Kinds } from './directory.ts';
import { fingerprint } from './fingerprint.ts';

/** Says of settings which they are: other ones have another tag. */
export const tagOf = (settings: object): string => fingerprint(settings);

/** Whether something may take the place of what is there by now, said by its tag; null when there is none. */
export type Onto = (tag: string | null) => boolean;

/** Of settings, as they are shown to who may save them. */
export interface Tagged {
	/** Which state it is. */
	tag: string;
}

/** The audit trail, to be told and to be asked who was faster. */
export type Trail = Pick<Audit, 'tell' | 'read'>;

export interface Saving<K extends Kind> {
	kind: K;
	id: string;
	/** In words: "this board". */
	noun: string;
	/** Whatever is there, if left out. */
	onto?: Onto | undefined;
	/** Of what is kept; all of it, if left out. */
	tag?: (entry: Kinds[K]) => string;
	/** As it is before anybody saved it. */
	asItComes?: () => Kinds[K] | null;
	/** What speaks against it, whichever state was read. */
	refuse?: (known: Kinds[K] | null) => Failure | null;
	/** What is kept. Asked again where somebody was faster, as all of these. */
	value: (known: Kinds[K] | null) => Kinds[K];
}

export type Saved<T> =
	| { ok: false; error: Failure }
	/** `known`: what it took the place of; `changed`: whether it was another one. */
	| { ok: true; value: T; known: T | null; changed: boolean };

interface Parts {
	directory: Directory;
	audit: Pick<Trail, 'read'>;
}

/** Among so many entries about things whose ids hold that of one its own newest is looked for. */
const LATEST = 50;
const ENDS = /:(removed|disconnected)$/;

/**
 * Of several who save at the same time, on whichever node, each is asked what it takes the place of. What is there
 * already is no conflict.
 * @returns the failure `not-current`, which says who was faster, where `onto` does not take what is there by now
 * @throws StoreUnavailable
 */
export async function saveOnto<K extends Kind>(
	{ directory, audit }: Parts,
	saving: Saving<K>
): Promise<Saved<Kinds[K]>> {
	const { kind, id, onto = () => true, tag = tagOf, refuse, asItComes } = saving;
	let known = null as Kinds[K] | null;
	let value = null as Kinds[K] | null;
	const against = await directory.putUnless(
		...([kind, id] as const),
		() => value as Kinds[K],
		(kept): Failure | 'as it is' | 'newer' | null => {
			known = kept ?? asItComes?.() ?? null;
			const refused = refuse?.(known) ?? null;
			if (refused) return refused;
			value = saving.value(known);
			if (isDeepStrictEqual(plain(kept), plain(value))) return 'as it is';
			return onto(known && tag(known)) ? null : 'newer';
		}
	);
	if (against === 'newer')
		return { ok: false, error: await notCurrent({ directory, audit }, saving) };
	if (against !== null && against !== 'as it is') return { ok: false, error: against };
	return { ok: true, value: value as Kinds[K], known, changed: against === null };
}

/** Says who was faster, where the trail knows. */
export async function notCurrent<K extends Kind>(
	{ directory, audit }: Parts,
	{ kind, id, noun, asItComes }: Pick<Saving<K>, 'kind' | 'id' | 'noun' | 'asItComes'>
): Promise<Failure> {
	// whoever is told so looks at it here, as it is by now
	await directory.load();
	const kept = directory.find(kind, id);
	const comes = kept === null && Boolean(asItComes?.());
	const { entries } = await audit.read('*', { what: kind, of: id }, { limit: LATEST });
	const latest = entries.find(({ of }) => of.kind === kind && of.id === id);
	const knows = latest && !comes && ENDS.test(latest.what) === (kept === null);
	const who = knows ? latest.by.name : 'Somebody';
	const did = kept || comes ? `changed ${noun}` : `took ${noun} away`;
	return failure('not-current', `${who} ${did} meanwhile.`);
}

/** As the store has it: a field that is left out and one that is undefined are one. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
