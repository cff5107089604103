/** Systems that are connected to a client (ADMIN): set up by a form of the connector's own schema; secrets go in only. */
import { z } from 'zod';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { changedFields } from '#server/domain/audit.ts';
import { covers, type Connected } from '#server/domain/directory.ts';
import { findConnector, listConnectors } from '#server/connectors/registry.ts';
import { failure } from './cases.ts';
import type { SettingUp } from './clients.ts';
import type { Directory } from './directory.ts';
import { invalid } from './faults.ts';
import { saveOnto, tagOf, type Onto, type Tagged, type Trail } from './onto.ts';

type Settings = Record<string, unknown>;

export interface Connection extends Tagged {
	connector: string;
	title: string;
	/** Where the system is to send to, without the host. */
	address: string;
	connected: boolean;
	/** JSON Schema of its settings; what is a secret is marked so. */
	schema: object;
	/** As they were given, without secrets. */
	settings: Settings;
	/** How many secrets it has, by field. */
	secrets: Record<string, number>;
	/** What is wrong with what is kept; null when nothing is. */
	fault: string | null;
}

export class Connections {
	readonly #directory: Directory;
	readonly #audit: Trail;

	constructor(directory: Directory, audit: Trail) {
		this.#directory = directory;
		this.#audit = audit;
	}

	/** What there is to connect, and what is connected. */
	of(client: string): Connection[] {
		return listConnectors().map(({ id, title, settings, secrets, configure }) => {
			const kept = this.#directory.find('connector', `${client}/${id}`);
			const given = asSettings(kept?.settings);
			const configured = kept ? configure(kept.settings) : null;
			return {
				...{ connector: id, title, address: `/hooks/${client}/${id}` },
				connected: kept !== null,
				tag: kept ? shownTag(kept.settings, secrets) : '',
				schema: z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }),
				settings: without(given, secrets),
				secrets: Object.fromEntries(secrets.map((name) => [name, listOf(given[name]).length])),
				fault: configured && !configured.ok ? configured.reason : null
			};
		});
	}

	/**
	 * Connects a system, or changes how.
	 * @param said its settings; secrets that are left out stay as they are, a new one takes the place of the older of two
	 * @param onto which state it may take the place of; any, if left out
	 * @throws StoreUnavailable
	 */
	async put(
		who: SettingUp,
		client: string,
		id: string,
		said: Settings,
		onto?: Onto
	): Promise<Ack<Tagged>> {
		const connector = findConnector(id);
		if (!connector || !covers(who.clients, client)) return absent();
		const name = `${client}/${id}`;
		const { secrets } = connector;
		const settingsOn = (kept: Connected | null): Settings => {
			const before = asSettings(kept?.settings);
			const settings: Settings = { ...said };
			for (const secret of secrets) {
				const given = listOf(said[secret]).filter((one) => one !== '');
				const held = listOf(before[secret]);
				settings[secret] = given.length > 0 ? [...given, ...held].slice(0, 2) : held;
			}
			return settings;
		};
		const saved = await saveOnto(
			{ directory: this.#directory, audit: this.#audit },
			{
				...{ kind: 'connector', id: name, noun: 'this system', onto },
				tag: ({ settings }) => shownTag(settings, secrets),
				refuse: (kept) => {
					const parsed = connector.settings.safeParse(settingsOn(kept));
					return parsed.success ? null : invalid(parsed.error);
				},
				value: (kept) => ({ client, connector: id, settings: settingsOn(kept) })
			}
		);
		if (!saved.ok) return saved;
		const { known, value } = saved;
		const tag = shownTag(value.settings, secrets);
		if (!saved.changed) return { ok: true, data: { tag } };
		const fields = changedFields(asSettings(known?.settings), asSettings(value.settings));
		this.#audit.tell({
			...{ by: who.by, what: known ? 'connector:changed' : 'connector:connected', client },
			...{ of: { kind: 'connector', id: name }, detail: known ? fields : connector.title }
		});
		return { ok: true, data: { tag } };
	}

	/** Drops the older of two secrets: what it signed is refused from then on. @throws StoreUnavailable */
	async dropOldSecret(who: SettingUp, client: string, id: string): Promise<Ack<object>> {
		const connector = findConnector(id);
		const name = `${client}/${id}`;
		if (!connector || !covers(who.clients, client)) return absent();
		const dropped = await this.#directory.change('connector', name, (kept) => {
			const settings = { ...asSettings(kept.settings) };
			for (const secret of connector.secrets)
				settings[secret] = listOf(settings[secret]).slice(0, 1);
			return { ...kept, settings };
		});
		if (!dropped) return absent();
		this.#audit.tell({
			...{ by: who.by, what: 'connector:changed', client },
			...{ of: { kind: 'connector', id: name }, detail: connector.secrets.join(', ') }
		});
		return { ok: true, data: {} };
	}

	/** What it sends from then on is refused. @throws StoreUnavailable */
	async remove(who: SettingUp, client: string, id: string): Promise<Ack<object>> {
		const name = `${client}/${id}`;
		if (!covers(who.clients, client) || !(await this.#directory.has('connector', name)))
			return absent();
		await this.#directory.remove('connector', name);
		this.#audit.tell({
			...{ by: who.by, what: 'connector:disconnected', client },
			...{ of: { kind: 'connector', id: name }, detail: '' }
		});
		return { ok: true, data: {} };
	}
}

const asSettings = (value: unknown): Settings =>
	typeof value === 'object' && value !== null ? (value as Settings) : {};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

const without = (settings: Settings, names: readonly string[]): Settings =>
	Object.fromEntries(Object.entries(settings).filter(([name]) => !names.includes(name)));

/** Of what somebody can have read: of secrets how many there are, and nothing that follows from one. */
function shownTag(settings: unknown, secrets: readonly string[]): string {
	const given = asSettings(settings);
	return tagOf([without(given, secrets), secrets.map((name) => listOf(given[name]).length)]);
}

/** What is answered where a system is not there, or not for who asks. */
export const absent = (): { ok: false; error: ReturnType<typeof failure> } => ({
	ok: false,
	error: failure('not-found', 'There is no such system, or this client is not one of yours.')
});
