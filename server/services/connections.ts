/** Systems that are connected to a client (ADMIN): set up by a form of the connector's own schema; secrets go in only. */
import { z } from 'zod';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { changedFields } from '#server/domain/audit.ts';
import { covers } from '#server/domain/directory.ts';
import { findConnector, listConnectors } from '#server/connectors/registry.ts';
import type { Telling } from './audit.ts';
import { failure } from './cases.ts';
import type { SettingUp } from './clients.ts';
import type { Directory } from './directory.ts';
import { invalid } from './faults.ts';

type Settings = Record<string, unknown>;

export interface Connection {
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
	readonly #audit: Telling;

	constructor(directory: Directory, audit: Telling) {
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
	 * @throws StoreUnavailable
	 */
	async put(who: SettingUp, client: string, id: string, said: Settings): Promise<Ack<object>> {
		const connector = findConnector(id);
		if (!connector || !covers(who.clients, client)) return absent();
		const name = `${client}/${id}`;
		await this.#directory.has('connector', name);
		const kept = this.#directory.find('connector', name);
		const before = asSettings(kept?.settings);
		const settings: Settings = { ...said };
		for (const secret of connector.secrets) {
			const given = listOf(said[secret]).filter((one) => one !== '');
			const held = listOf(before[secret]);
			settings[secret] = given.length > 0 ? [...given, ...held].slice(0, 2) : held;
		}
		const parsed = connector.settings.safeParse(settings);
		if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
		const changed = changedFields(before, settings);
		if (kept && changed === '') return { ok: true, data: {} };
		await this.#directory.put('connector', name, { client, connector: id, settings });
		this.#audit.tell({
			...{ by: who.by, what: kept ? 'connector:changed' : 'connector:connected', client },
			...{ of: { kind: 'connector', id: name }, detail: kept ? changed : connector.title }
		});
		return { ok: true, data: {} };
	}

	/** Drops the older of two secrets: what it signed is refused from then on. @throws StoreUnavailable */
	async dropOldSecret(who: SettingUp, client: string, id: string): Promise<Ack<object>> {
		const connector = findConnector(id);
		const name = `${client}/${id}`;
		const kept = this.#directory.find('connector', name);
		if (!connector || !kept || !covers(who.clients, client)) return absent();
		const settings = { ...asSettings(kept.settings) };
		for (const secret of connector.secrets) settings[secret] = listOf(settings[secret]).slice(0, 1);
		await this.#directory.put('connector', name, { client, connector: id, settings });
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

/** What is answered where a system is not there, or not for who asks. */
export const absent = (): { ok: false; error: ReturnType<typeof failure> } => ({
	ok: false,
	error: failure('not-found', 'There is no such system, or this client is not one of yours.')
});
