/** Configurations of clients: checked whole, kept as versions, told to every node. */
import { mask } from '#server/domain/masking/mask.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Ack, Failure } from '#lib/shared/wire/errors.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { covers } from '#server/domain/directory.ts';
import { compare, type Change } from '#server/domain/configuration/compare.ts';
import { examineText, examineValue, type Examined } from '#server/domain/configuration/examine.ts';
import { findingText, type Finding } from '#server/domain/configuration/finding.ts';
import type { ConfigurationInput, KeptConfiguration } from '#server/domain/configuration/schema.ts';
import { writeYaml } from '#server/domain/configuration/write.ts';
import type { VersionHead } from '#server/store/configurations.ts';
import type { Store } from '#server/store/index.ts';
import { failure } from './cases.ts';
import type { Telling } from './audit.ts';
import type { Directory } from './directory.ts';
import type { AuditBy } from '#lib/shared/wire/audit.ts';
import { COMMAND_LINE, changedFields } from '#server/domain/audit.ts';

/** A configuration as it comes: YAML or JSON as text, or a value. */
export type Given = { text: string } | { value: unknown };

/** A configuration as it is shown; `at` and `by` are null for the version 0 of a client that was never configured. */
export interface Shown {
	client: string;
	version: number;
	at: number | null;
	by: Actor | null;
	why: string | null;
	written: ConfigurationInput;
}

export interface Saved extends VersionHead {
	/** False when it said what held already: no version was made. */
	changed: boolean;
	warnings: Finding[];
}

const TRIES = 20;
/** How many faults a failure names. */
const MOST_FIELDS = 200;

export class Configurations {
	readonly #store: Store;
	readonly #directory: Directory;

	readonly #audit: Telling;

	constructor(store: Store, directory: Directory, audit: Telling) {
		this.#store = store;
		this.#directory = directory;
		this.#audit = audit;
	}

	/** What holds now. @throws StoreUnavailable */
	async current(client: string): Promise<Shown> {
		const version = await this.#store.configurations.version(client);
		const kept = version === 0 ? null : await this.#store.configurations.read(client, version);
		return kept ?? { client, version: 0, at: null, by: null, why: null, written: {} };
	}

	/** Faults and warnings; nothing is kept. */
	check(client: string, given: Given): Examined {
		const people = this.#directory
			.all('person')
			.filter(({ clients }) => covers(clients, client))
			.map(({ id }) => id);
		const around = {
			...(people.length > 0 && { people }),
			zone: this.#directory.find('client', client)?.zone ?? 'UTC',
			queues: this.#directory.queuesOf(client).map(({ id }) => id)
		};
		return 'text' in given ? examineText(given.text, around) : examineValue(given.value, around);
	}

	/**
	 * Keeps a configuration that has no fault; it holds from then on, for open cases, too.
	 * @param expected the version that it was made from; whichever holds, if left out
	 * @returns the version, or the failure `invalid` with every fault, or `not-current`
	 * @throws StoreUnavailable when the outcome is unknown: the same may be sent again and makes no second version
	 */
	async save(
		client: string,
		given: Given,
		{ by, why, expected }: { by: Actor; why?: string | undefined; expected?: number | undefined }
	): Promise<Ack<Saved>> {
		const { sound, faults, warnings } = this.check(client, given);
		if (!sound) return { ok: false, error: invalidConfiguration(faults) };
		const { written } = sound;
		for (let tries = 0; tries < TRIES; tries++) {
			const { written: before, client: _, at, by: maker, ...head } = await this.current(client);
			if (at !== null && maker !== null && isDeepStrictEqual(before, plain(written)))
				return { ok: true, data: { ...head, at, by: maker, changed: false, warnings } };
			if (expected !== undefined && expected !== head.version)
				return { ok: false, error: notCurrent(expected, head.version) };
			const next: KeptConfiguration = {
				client,
				version: head.version + 1,
				// of two nodes the one may be a little behind the other
				at: Math.max(at ?? 0, this.#store.clock.now()),
				by,
				why: why === undefined ? null : mask(why),
				written
			};
			if (!(await this.#store.configurations.keep(next))) continue;
			this.#audit.tell({
				...{ by: toldBy(by), what: 'configuration:put', client },
				of: { kind: 'configuration', id: `${client} ${next.version}` },
				detail: [changedFields(before, plain(written)), next.why].filter(Boolean).join('. ')
			});
			await this.#directory.load();
			const { written: _written, client: _client, ...made } = next;
			return { ok: true, data: { ...made, changed: true, warnings } };
		}
		return {
			ok: false,
			error: failure('busy', 'Others are changing this configuration; try again.')
		};
	}

	/** Versions below `before`, newest first. @throws StoreUnavailable */
	versions(client: string, before = Infinity, limit = 50): Promise<VersionHead[]> {
		return this.#store.configurations.heads(client, before, limit);
	}

	/** One version, or null. Version 0 is what a client has that was never configured. @throws StoreUnavailable */
	async version(client: string, version: number): Promise<Shown | null> {
		if (version === 0) return { client, version, at: null, by: null, why: null, written: {} };
		return this.#store.configurations.read(client, version);
	}

	/** What differs between two versions; null when one of them is not there. @throws StoreUnavailable */
	async changes(client: string, from: number, to: number): Promise<Change[] | null> {
		const [before, after] = await Promise.all([
			this.version(client, from),
			this.version(client, to)
		]);
		return before && after ? compare(before.written, after.written) : null;
	}
}

function toldBy({ kind, id, name }: Actor): AuditBy {
	if (kind === 'program' && id === COMMAND_LINE.id) return COMMAND_LINE;
	return { kind: kind === 'person' ? 'person' : 'key', id, name };
}

/** YAML to be exported, with a comment that says whose it is and which one. */
export const asYaml = ({ written, client, version, at, by, why }: Shown): string =>
	writeYaml(written, [
		at === null || by === null
			? `${client}: never configured`
			: `${client}, version ${version}, ${new Date(at).toISOString()}, ${by.name}`,
		...(why ? [why] : [])
	]);

/** As it is read back. */
const plain = (written: ConfigurationInput): object =>
	JSON.parse(JSON.stringify(written)) as object;

/** The failure of a configuration with faults: each by its path, with its line in the message where there is one. */
export function invalidConfiguration(faults: readonly Finding[]): Failure {
	const [first] = faults;
	const rest = faults.length - 1;
	const detail = first
		? `${findingText(first)}${rest > 0 ? ` (and ${rest} more)` : ''}`
		: 'The configuration is not valid.';
	const fields = faults.slice(0, MOST_FIELDS).map(({ path, line, message }) => ({
		path,
		message: line === undefined ? message : `line ${line}: ${message}`
	}));
	return { ...failure('invalid', detail), fields };
}

const notCurrent = (expected: number, version: number): Failure =>
	failure(
		'not-current',
		`expected: version ${expected} was changed meanwhile, ${version} holds now; read it and make the change there.`
	);
