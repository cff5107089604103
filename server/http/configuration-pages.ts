/**
 * What pages may ask of configurations: administrators of all of it, who sets up shifts of teams and the roster alone,
 * and everybody of their own clients.
 */
import { may } from '#lib/shared/access/deeds.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { Block } from '#lib/shared/wire/sop.ts';
import type { Case } from '#server/domain/case.ts';
import type { Change } from '#server/domain/configuration/compare.ts';
import type { Finding } from '#server/domain/configuration/finding.ts';
import { shiftParts, withShiftParts } from '#server/domain/configuration/parts.ts';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { richText } from '#server/domain/sop/rich-text.ts';
import { covers } from '#server/domain/directory.ts';
import { failure } from '#server/services/cases.ts';
import {
	asYaml,
	type Configurations,
	type Given,
	type Shown
} from '#server/services/configurations.ts';
import type { Directory } from '#server/services/directory.ts';
import { plannedChanges, type PlannedChanges } from '#server/services/planned-changes.ts';
import type { VersionHead } from '#server/store/configurations.ts';

export type { Change, ConfigurationInput, Finding, Given, PlannedChanges, VersionHead };

export interface ShownConfiguration {
	version: number;
	at: number | null;
	by: string | null;
	why: string | null;
	/** Of who sets up shifts: only the parts that are theirs. */
	written: ConfigurationInput;
	/** The same as YAML, with all that is not theirs left out. */
	yaml: string;
	/** Whether all of it is theirs. */
	whole: boolean;
	people: { id: string; name: string }[];
	queues: { id: string; name: string }[];
	zone: string;
}

export interface CheckedConfiguration {
	faults: Finding[];
	warnings: Finding[];
	/** Null while there are faults. */
	planned: PlannedChanges | null;
}

export interface ConfigurationPages {
	/** Null when there is no such client, or it is not theirs. @throws StoreUnavailable */
	read(person: Person, client: string): Promise<ShownConfiguration | null>;
	/** Changes nothing. Null for who may not. @throws StoreUnavailable */
	check(person: Person, client: string, given: Given): Promise<CheckedConfiguration | null>;
	/** Markdown of what is to be done, as it is drawn beside a case. Null for who may not. */
	preview(person: Person, client: string, markdown: string): Block[] | null;
	/**
	 * @param expected the version that it was made from
	 * @throws StoreUnavailable
	 */
	save(
		person: Person,
		client: string,
		given: Given,
		why: string,
		expected: number
	): Promise<Ack<{ version: number; changed: boolean; warnings: Finding[] }>>;
	/** Newest first. @throws StoreUnavailable */
	versions(person: Person, client: string, before?: number): Promise<VersionHead[]>;
	/** A version, and what it would take to go from the one that holds to it. @throws StoreUnavailable */
	version(
		person: Person,
		client: string,
		version: number
	): Promise<{ shown: Shown; yaml: string; changes: Change[] } | null>;
}

interface Services {
	directory: Directory;
	configurations: Configurations;
	openCases: (client: string) => Iterable<Case>;
	now: () => number;
}

const MOST_WHY = 500;

export function configurationPages(services: Services): ConfigurationPages {
	const { directory, configurations, openCases, now } = services;
	const isWhole = (person: Person) => may(person, 'set-up-clients');
	const isTheirs = (person: Person, client: string) =>
		(isWhole(person) || may(person, 'set-up-shifts')) &&
		covers(person.clients, client) &&
		directory.find('client', client) !== null;
	/** What they say, put into the whole where only a part is theirs; null where they may not say it so. */
	const wholeOf = async (person: Person, client: string, given: Given): Promise<Given | null> => {
		if (isWhole(person)) return given;
		if ('text' in given || typeof given.value !== 'object' || given.value === null) return null;
		const { written } = await configurations.current(client);
		return { value: withShiftParts(written, given.value) };
	};
	return {
		async read(person, client) {
			if (!isTheirs(person, client)) return null;
			const shown = await configurations.current(client);
			const whole = isWhole(person);
			const written = whole ? shown.written : shiftParts(shown.written);
			return {
				...{ version: shown.version, at: shown.at, by: shown.by?.name ?? null, why: shown.why },
				...{ written, yaml: asYaml({ ...shown, written }), whole },
				people: directory
					.all('person')
					.filter(({ clients }) => covers(clients, client))
					.map(({ id, name }) => ({ id, name }))
					.sort((one, other) => one.name.localeCompare(other.name)),
				queues: directory.queuesOf(client).map(({ id, name }) => ({ id, name })),
				zone: directory.find('client', client)?.zone ?? 'UTC'
			};
		},
		async check(person, client, said) {
			const given = isTheirs(person, client) ? await wholeOf(person, client, said) : null;
			if (!given) return null;
			const { faults, warnings, sound } = configurations.check(client, given);
			const { version } = await configurations.current(client);
			const zone = directory.find('client', client)?.zone ?? 'UTC';
			const planned =
				sound && plannedChanges(sound.written, { zone, version, at: now() }, openCases(client));
			return { faults, warnings, planned };
		},
		preview(person, client, markdown) {
			return isWhole(person) && isTheirs(person, client) ? richText(markdown) : null;
		},
		async save(person, client, said, why, expected) {
			const given = isTheirs(person, client) ? await wholeOf(person, client, said) : null;
			if (!given) return { ok: false, error: notAllowed() };
			const { id, name } = person;
			const reason = why.trim().slice(0, MOST_WHY);
			return configurations.save(client, given, {
				by: { kind: 'person', id, name },
				...(reason !== '' && { why: reason }),
				expected
			});
		},
		async versions(person, client, before) {
			if (!isWhole(person) || !isTheirs(person, client)) return [];
			return configurations.versions(client, before);
		},
		async version(person, client, version) {
			if (!isWhole(person) || !isTheirs(person, client)) return null;
			const shown = await configurations.version(client, version);
			if (!shown) return null;
			const current = await configurations.current(client);
			const changes = await configurations.changes(client, current.version, version);
			return { shown, yaml: asYaml(shown), changes: changes ?? [] };
		}
	};
}

const notAllowed = () =>
	failure('forbidden', 'This client is not one of yours, or not all of this is yours to change.');
