/**
 * Who is at a desk, and who else has a case open. A node says it again every few seconds, so that what it said ends with
 * it. Changes are read only while somebody of this node has a case open: an idle desk costs one line of a beat.
 */
import type { Whom } from '#lib/shared/wire/rows.ts';
import { newSecret } from '#server/clock.ts';
import type { Store } from '#server/store/index.ts';
import type { Place } from '#server/store/presence.ts';
import { repeat } from './repeat.ts';

/** Thrice before what was said is forgotten. */
const BEAT_MS = 4000;
const READ_MS = 250;

export interface PresenceParts {
	store: Pick<Store, 'presence' | 'clock'>;
	/** Whoever of this id serves the client now. */
	person: (client: string, id: string) => Whom | null;
	onTrouble: (error: unknown) => void;
}

/** What this node tells its desks: by name, everybody who has it open. */
export type TellLookers = (of: Place, people: Whom[]) => void;

interface Look {
	of: Place;
	person: string;
}

export class Presence {
	readonly #parts: PresenceParts;
	readonly #node = newSecret(6);
	/** Person → desks of this node. */
	readonly #desks = new Map<string, number>();
	/** Desk → what it has open. */
	readonly #looks = new Map<string, Look>();
	/** What the desks of this node were told last, by case. */
	readonly #told = new Map<string, string>();
	#tell: TellLookers = () => undefined;
	#after: string | null = null;

	constructor(parts: PresenceParts) {
		this.#parts = parts;
	}

	/** @returns the stop function */
	start(tell: TellLookers): () => Promise<void> {
		this.#tell = tell;
		const { onTrouble } = this.#parts;
		const stops = [
			repeat(BEAT_MS, () => this.#beat(), onTrouble),
			repeat(READ_MS, () => this.#read(), onTrouble)
		];
		return async () => {
			await Promise.all(stops.map((stop) => stop()));
		};
	}

	/** Somebody has sat down at a desk of this node. @returns says that they have left it */
	arrive(person: string): () => void {
		this.#desks.set(person, (this.#desks.get(person) ?? 0) + 1);
		this.#quietly(this.#store.atDesks(this.#node, [person], this.#now()));
		return () => {
			const left = (this.#desks.get(person) ?? 1) - 1;
			if (left > 0) return void this.#desks.set(person, left);
			this.#desks.delete(person);
			this.#quietly(this.#store.leftDesk(this.#node, person));
		};
	}

	/** Ids of everybody who is at a desk of any node. @throws StoreUnavailable */
	here(): Promise<Set<string>> {
		return this.#store.people(this.#now());
	}

	/**
	 * A desk has a case open, or none.
	 * @returns who has it open, the desk's own person among them
	 * @throws StoreUnavailable
	 */
	async look(desk: string, person: string, of: Place | null): Promise<Whom[]> {
		const before = this.#looks.get(desk);
		if (before && of && keyOf(before.of) === keyOf(of)) return this.#who(of);
		// from here on changes are read; what came before is in what is read below
		if (of) this.#looks.set(desk, { of, person });
		else this.#looks.delete(desk);
		if (before) await this.#lookAway(before);
		if (!of) return [];
		await this.#store.looks(of, this.#node, person, this.#now());
		await this.#store.changed(of);
		return this.#who(of);
	}

	/** A desk is gone; whatever it had open. */
	gone(desk: string): void {
		const before = this.#looks.get(desk);
		this.#looks.delete(desk);
		if (before) this.#quietly(this.#lookAway(before));
	}

	get #store() {
		return this.#parts.store.presence;
	}
	#now(): number {
		return this.#parts.store.clock.now();
	}
	#quietly(work: Promise<unknown>): void {
		work.catch(this.#parts.onTrouble);
	}

	async #lookAway({ of, person }: Look): Promise<void> {
		const others = [...this.#looks.values()].filter((one) => keyOf(one.of) === keyOf(of));
		if (others.length === 0) this.#told.delete(keyOf(of));
		// another desk of the same person has it open still
		if (others.some((one) => one.person === person)) return;
		await this.#store.looksAway(of, this.#node, person);
		await this.#store.changed(of);
	}

	async #beat(): Promise<void> {
		const now = this.#now();
		if (this.#desks.size > 0) await this.#store.atDesks(this.#node, [...this.#desks.keys()], now);
		for (const { of, person } of [...this.#looks.values()])
			await this.#store.looks(of, this.#node, person, now);
		// a node that has ended says nothing: what it said is gone by now
		for (const of of this.#open().values()) await this.#retell(of);
	}

	async #read(): Promise<void> {
		if (this.#looks.size === 0) {
			this.#after = null;
			return;
		}
		if (this.#after === null) {
			this.#after = await this.#store.end();
			for (const of of this.#open().values()) await this.#retell(of);
			return;
		}
		const changes = await this.#store.changesAfter(this.#after);
		const open = this.#open();
		const changed = new Map(changes.map((of) => [keyOf(of), of]));
		for (const [key, of] of changed) if (open.has(key)) await this.#retell(of);
		this.#after = changes.at(-1)?.id ?? this.#after;
	}

	#open(): Map<string, Place> {
		return new Map([...this.#looks.values()].map(({ of }) => [keyOf(of), of]));
	}

	async #retell(of: Place): Promise<void> {
		const people = await this.#who(of);
		const said = people.map(({ id }) => id).join('|');
		const key = keyOf(of);
		if (this.#told.get(key) === said || !this.#open().has(key)) return;
		this.#told.set(key, said);
		this.#tell({ client: of.client, case: of.case }, people);
	}

	async #who(of: Place): Promise<Whom[]> {
		const ids = await this.#store.lookers(of, this.#now());
		return [...ids].sort().flatMap((id) => this.#parts.person(of.client, id) ?? []);
	}
}

const keyOf = ({ client, case: id }: Place): string => `${client}/${id}`;
