/** Rows of cases: read them, and commit a change of one. */
import type { Case } from '#server/domain/case.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { upgradeRow } from '#server/domain/upgrade.ts';
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import { gather } from './gather.ts';
import type { ClientKeys, Keys } from './keys.ts';

export interface Commit {
	operation: string;
	/** The version decided against; 0 when there was no case. */
	against: number;
	after: Case;
	/** Somebody has still to do something about it. */
	open: boolean;
	events: CaseEvent[];
	/** The store's time at which it was decided. */
	decidedAt: number;
	/** Added to the store's time; 0 but in tests. */
	shift: number;
	setDeadlines: { member: string; at: number }[];
	dropDeadlines: string[];
	outbox: string[];
	/** Kept with the outcome and given back when the same operation comes again. */
	suffix: string;
	/** Of the command; kept with the outcome likewise. Empty when the same operation may come with another one. */
	fingerprint: string;
	/** False: the outcome is not remembered, since nobody will ask for the same operation again. */
	remember?: boolean;
}

export type Committed =
	| { kind: 'ok' | 'seen'; outcome: Outcome }
	/** Somebody was faster; `row` is how the case stands now. */
	| { kind: 'conflict'; row: Case | null }
	/** Decided at a time that the store does not share; `now` is the store's. */
	| { kind: 'clock'; now: number };

export interface Outcome {
	version: number;
	/** epoch/stream id */
	position: string;
	suffix: string;
	/** Of the command that it is the outcome of; empty when none was kept. */
	fingerprint: string;
}

/** How long the outcome of an operation is remembered: a day of retries. */
const REMEMBER_MS = 24 * 60 * 60_000;
/** How far apart a node's idea of the time and the store's may be. */
const TOLERANCE_MS = 250;
const CHUNK = 500;
/** How many changes go to the store together: it does nothing else meanwhile, for two or three milliseconds. */
const TOGETHER = 64;

export class CaseStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	readonly #newEpoch: () => string;
	readonly #commit = gather<Commit, Committed>(TOGETHER, (client, commits) =>
		this.#commitAll(client, commits)
	);
	readonly #read = gather<string, Case | null>(CHUNK, (client, ids) => this.#rows(client, ids));

	constructor(connection: Connection, keys: Keys, newEpoch: () => string) {
		this.#connection = connection;
		this.#keys = keys;
		this.#newEpoch = newEpoch;
	}

	/**
	 * What several ask for at the same moment is one request, and each of them is done or not by itself.
	 * @throws StoreUnavailable, also when the outcome is unknown: the same operation may be sent again
	 */
	commit(client: string, commit: Commit): Promise<Committed> {
		return this.#commit(client, commit);
	}

	async #commitAll(client: string, commits: Commit[]): Promise<Committed[]> {
		const keys = this.#keys.client(client);
		const answers = await ask(() =>
			this.#connection.commitCases(commitKeys(keys, commits), [
				String(REMEMBER_MS),
				String(TOLERANCE_MS),
				this.#newEpoch(),
				String(commits.length),
				...commits.map(({ after }) => after.id),
				...commits.flatMap(commitArguments)
			])
		);
		return commits.map((_, index) => committed(answers[2 * index], answers[2 * index + 1]));
	}

	/** @returns what an earlier commit of this operation on this case answered, or null */
	async outcome(client: string, id: string, operation: string): Promise<Outcome | null> {
		const key = this.#keys.client(client).operation(id, operation);
		const found = await ask(() => this.#connection.get(key));
		return found === null ? null : parseOutcome(found);
	}

	read(client: string, id: string): Promise<Case | null> {
		return this.#read(client, id);
	}

	/** Rows of `ids` that are there, in no order. */
	async readMany(client: string, ids: string[]): Promise<Case[]> {
		const rows: Case[] = [];
		for (let start = 0; start < ids.length; start += CHUNK)
			for (const row of await this.#rows(client, ids.slice(start, start + CHUNK)))
				if (row) rows.push(row);
		return rows;
	}

	async #rows(client: string, ids: string[]): Promise<(Case | null)[]> {
		const stored = await ask(() => this.#connection.hmGet(this.#keys.client(client).cases, ids));
		return stored.map((row) => (row ? parseRow(row) : null));
	}

	/** Every case that somebody has still to do something about: open ones, and those to be followed up. */
	async readOpen(client: string): Promise<Case[]> {
		const ids = await ask(() => this.#connection.sMembers(this.#keys.client(client).open));
		return this.readMany(client, ids);
	}

	/** A part of all cases, in no order; a case may come twice. `next` is "0" when it was the last part. */
	async scan(
		client: string,
		cursor: string,
		count: number
	): Promise<{ rows: Case[]; next: string }> {
		const { cases } = this.#keys.client(client);
		const found = await ask(() => this.#connection.hScan(cases, cursor, { COUNT: count }));
		return { rows: found.entries.map(({ value }) => parseRow(value)), next: found.cursor };
	}

	/** As `scan`, over the open cases alone. */
	async scanOpen(
		client: string,
		cursor: string,
		count: number
	): Promise<{ rows: Case[]; next: string }> {
		const { open } = this.#keys.client(client);
		const found = await ask(() => this.#connection.sScan(open, cursor, { COUNT: count }));
		return { rows: await this.readMany(client, found.members), next: found.cursor };
	}
}

/** The hour that an instant lies in, as the log's index names it. */
export const hourOf = (at: number): string => String(Math.floor(at / 3_600_000));

const commitKeys = (keys: ClientKeys, commits: Commit[]): string[] => [
	keys.cases,
	keys.open,
	keys.log,
	keys.meta,
	keys.hours,
	keys.deadlines,
	keys.outbox,
	...commits.map(({ after }) => keys.trail(after.id)),
	...commits.filter(isRemembered).map(({ after, operation }) => keys.operation(after.id, operation))
];

const isRemembered = ({ remember = true }: Commit): boolean => remember;

function commitArguments(commit: Commit): string[] {
	const hours = [...new Set(commit.events.map(({ at }) => hourOf(at)))];
	return [
		`${commit.against + 1}|${JSON.stringify(commit.after)}`,
		commit.open ? '1' : '0',
		JSON.stringify(commit.events),
		String(commit.decidedAt),
		String(commit.shift),
		`${commit.suffix}|${commit.fingerprint}`,
		commit.operation,
		isRemembered(commit) ? '1' : '0',
		...listed(commit.setDeadlines.flatMap(({ member, at }) => [String(at), member])),
		...listed(commit.dropDeadlines),
		...listed(commit.outbox),
		...listed(hours)
	];
}

/** As the script reads a list: its length first. */
const listed = (items: string[]): string[] => [String(items.length), ...items];

function committed(status = '', detail = ''): Committed {
	switch (status) {
		case 'ok':
		case 'seen':
			return { kind: status, outcome: parseOutcome(detail) };
		case 'clock':
			return { kind: 'clock', now: Number(detail) };
		default:
			return { kind: 'conflict', row: detail === '' ? null : parseRow(detail) };
	}
}

function parseRow(stored: string): Case {
	return upgradeRow(JSON.parse(stored.slice(stored.indexOf('|') + 1)) as Case);
}

function parseOutcome(text: string): Outcome {
	const [version = '0', position = '', suffix = '', fingerprint = ''] = text.split('|');
	return { version: Number(version), position, suffix, fingerprint };
}
