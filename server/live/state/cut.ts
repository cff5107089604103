/**
 * A part of a client's escalations, as a board shows one: counted and in order, and kept so as cases change. What nobody
 * has asked for yet is not kept; what was asked for once is, so that asking costs nothing that grows with what is open.
 */
import type { EscalatedTier } from '#lib/shared/words.ts';
import { isEscalation, type Case, type Escalation } from '#server/domain/case.ts';
import { isRunning, nextDue } from '#server/domain/clocks/deadlines.ts';
import { DueIndex } from './due-index.ts';

/** Which escalations of a client: of these queues (its own ids) and tiers. */
export interface Filter {
	queues: '*' | readonly string[];
	tiers: '*' | readonly EscalatedTier[];
}

export const EVERYTHING: Filter = { queues: '*', tiers: '*' };

/** Two filters of one key let the same pass. */
export const filterKey = ({ queues, tiers }: Filter): string =>
	`${tiers === '*' ? '*' : [...tiers].sort().join(',')}|${queues === '*' ? '*' : [...queues].sort().join(',')}`;

/** Escalations that have something in common. */
export interface Grouped {
	due: DueIndex;
	/** By since when they are in their tier. */
	since: DueIndex;
	unclaimed: number;
}

/** @param id and what it was and is: null where it is not of the cut */
type Keep = (id: string, before: Escalation | null, after: Escalation | null) => void;

export class Cut {
	readonly #queues: ReadonlySet<string> | null;
	readonly #tiers: ReadonlySet<EscalatedTier> | null;
	readonly #cases: ReadonlyMap<string, Case>;
	readonly #kept: Keep[] = [];
	readonly due: DueIndex;
	#unclaimed = 0;
	#waiting: DueIndex | null = null;
	#promises: DueIndex | null = null;
	#tierGroups: ReadonlyMap<EscalatedTier, Grouped> | null = null;
	#teamGroups: ReadonlyMap<string, Grouped> | null = null;
	#changes = 0;

	/** @param cases of the client, as they stand */
	constructor(filter: Filter, cases: ReadonlyMap<string, Case>) {
		this.#queues = filter.queues === '*' ? null : new Set(filter.queues);
		this.#tiers = filter.tiers === '*' ? null : new Set(filter.tiers);
		this.#cases = cases;
		// an escalation whose clocks all stand still is due last, and counted
		this.due = this.#index((state) => nextDue(state)?.due ?? Infinity);
		this.#keep((_id, before, after) => {
			this.#unclaimed += waits(after) - waits(before);
		});
	}

	/** How many nobody has. */
	get unclaimed(): number {
		return this.#unclaimed;
	}
	/** What nobody has, by since when it waits for somebody. */
	get waiting(): DueIndex {
		return (this.#waiting ??= this.#index((state) => (waits(state) ? waitsSince(state) : null)));
	}
	/** Whose customer is to be told, by when. */
	get promises(): DueIndex {
		return (this.#promises ??= this.#index(({ clocks: { update } }) =>
			isRunning(update) ? update.dueAt : null
		));
	}
	get tiers(): ReadonlyMap<EscalatedTier, Grouped> {
		return (this.#tierGroups ??= this.#groups(({ tier }) => tier));
	}
	get teams(): ReadonlyMap<string, Grouped> {
		return (this.#teamGroups ??= this.#groups(({ team }) => team));
	}
	/** Grows with whatever changes in it. */
	get changes(): number {
		return this.#changes;
	}

	covers(state: Pick<Case, 'queue' | 'tier'>): boolean {
		if (this.#tiers && (state.tier === 0 || !this.#tiers.has(state.tier))) return false;
		return !this.#queues || (state.queue !== null && this.#queues.has(state.queue));
	}

	/** A case became another; what is not of this cut costs a look. */
	put(id: string, before: Case | null, after: Case): void {
		const [was, is] = [this.#part(before), this.#part(after)];
		if (!was && !is) return;
		this.#changes += 1;
		for (const keep of this.#kept) keep(id, was, is);
	}

	/** Something happened to a case of it, which may be as it was. */
	happened(): void {
		this.#changes += 1;
	}

	#part(state: Case | null): Escalation | null {
		return state && isEscalation(state) && this.covers(state) ? state : null;
	}

	#keep(keep: Keep): void {
		for (const [id, state] of this.#cases) {
			const part = this.#part(state);
			if (part) keep(id, null, part);
		}
		this.#kept.push(keep);
	}

	/** @param at where an escalation stands in it; null when it does not */
	#index(at: (state: Escalation) => number | null): DueIndex {
		const index = new DueIndex();
		this.#keep((id, _before, after) => {
			const instant = after && at(after);
			if (instant === null) index.delete(id);
			else index.set(id, instant);
		});
		return index;
	}

	#groups<Key>(of: (state: Escalation) => Key | null): ReadonlyMap<Key, Grouped> {
		const groups = new Map<Key, Grouped>();
		const leave = (id: string, key: Key, before: Escalation) => {
			const group = groups.get(key);
			if (!group) return;
			group.unclaimed -= waits(before);
			group.due.delete(id);
			group.since.delete(id);
			if (group.due.size === 0) groups.delete(key);
		};
		const join = (id: string, key: Key, after: Escalation) => {
			const group = groups.get(key) ?? newGroup();
			groups.set(key, group);
			group.unclaimed += waits(after);
			group.due.set(id, nextDue(after)?.due ?? Infinity);
			group.since.set(id, after.tierSince);
		};
		this.#keep((id, before, after) => {
			const [was, is] = [before && of(before), after && of(after)];
			if (before && was !== null && was !== is) leave(id, was, before);
			if (!after || is === null) return;
			const stays = groups.get(is);
			if (before && stays && was === is) stays.unclaimed -= waits(before);
			join(id, is, after);
		});
		return groups;
	}
}

const newGroup = (): Grouped => ({ due: new DueIndex(), since: new DueIndex(), unclaimed: 0 });

const waits = (state: Escalation | null): number => (state?.owner === null ? 1 : 0);

/** Since when it waits for somebody: since its time to be claimed began, or since it is in its tier. */
const waitsSince = ({ clocks: { claim }, tierSince }: Escalation): number =>
	claim && claim.stoppedAt === null ? claim.startedAt : tierSince;
