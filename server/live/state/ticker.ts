/** What just happened, as the ticker of a wall tells it. */
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { Happening, Tick, Whom } from '#lib/shared/wire/rows.ts';
import type { Case } from '#server/domain/case.ts';
import type { CaseEvent, Change, EventType } from '#server/domain/events.ts';

const WORTH_TELLING: Partial<Record<EventType, Happening>> = {
	escalated: 'escalated',
	claimed: 'claimed',
	handed: 'claimed',
	'taken-over': 'claimed',
	released: 'released',
	retiered: 'retiered',
	resolved: 'resolved',
	closed: 'resolved',
	reopened: 'reopened',
	'clock-past': 'past-sla',
	triggered: 'triggered',
	stepped: 'stepped',
	'lease-lapsed': 'lease-lapsed',
	'customer-updated': 'customer-updated',
	'management-paged': 'management-paged',
	'claim-undone': 'claim-undone',
	'take-over-undone': 'claim-undone',
	'accept-undone': 'claim-undone',
	'retier-undone': 'retier-undone'
};

/** @returns the line for an event of an escalation, or null when it is not worth one */
export function tickOf(after: Case, event: CaseEvent): Tick | null {
	const what = WORTH_TELLING[event.type];
	if (!what || after.tier === 0) return null;
	// closing what was resolved already is no news to the floor
	if (event.type === 'closed' && event.status.before === 'resolved') return null;
	const resolve = (event.clocks ?? after.clocks).resolve;
	const tier = 'tier' in event && typeof event.tier === 'object' ? event.tier.after : after.tier;
	return {
		at: event.at,
		what,
		client: after.client,
		case: after.id,
		ref: after.ref,
		who: TAKEN.has(event.type) && 'owner' in event ? nameOf(event.owner) : actorName(event),
		tier: tier as EscalatedTier,
		...(what === 'resolved' && resolve && { left: resolve.dueAt - event.at })
	};
}

const TAKEN = new Set<EventType>(['claimed', 'handed', 'taken-over']);

/** Of whoever has it then. */
const nameOf = (owner: Whom | Change<Whom | null>): string | null =>
	'after' in owner ? (owner.after?.name ?? null) : owner.name;

const actorName = ({ by }: CaseEvent): string | null => (by.kind === 'clock' ? null : by.name);

/** So many lines are kept, for boards that show a part of what happens. */
const KEPT = 100;

interface Line {
	tick: Tick;
	/** Of the case, when it was told. */
	queue: string | null;
}

/** The newest lines, newest first by when it happened: what is told late takes its own place. A new list each time. */
export class Ticker {
	#lines: readonly Line[] = [];

	/** The newest `limit` lines of what `covers` says. */
	newest(limit: number, covers: (of: Pick<Case, 'queue' | 'tier'>) => boolean): Tick[] {
		const found: Tick[] = [];
		for (const { tick, queue } of this.#lines) {
			if (found.length === limit) break;
			if (covers({ tier: tick.tier, queue })) found.push(tick);
		}
		return found;
	}

	add(tick: Tick, queue: string | null): void {
		const newer = this.#lines.filter(({ tick: { at } }) => at > tick.at);
		this.#lines = [...newer, { tick, queue }, ...this.#lines.slice(newer.length)].slice(0, KEPT);
	}
}
