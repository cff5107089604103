/** What a try of a rule found. */
import { dayOf } from '#server/domain/shift/zone.ts';

export interface Hit {
	/** The case that it would have escalated; null where it would have opened one for a queue. */
	case: string | null;
	queue: string | null;
	/** What people call it. */
	ref: string;
	/** When, ms since 1970. */
	at: number;
	/** The case was an escalation already: the rule would have been another trigger of it. */
	running: boolean;
}

export interface DryRun {
	from: number;
	/** Up to when it was tried: earlier than now when it was cut short. */
	to: number;
	/** False when it was cut short: there was more to read than one try may take. */
	complete: boolean;
	fired: number;
	/** How many of these were escalations already. */
	onRunning: number;
	/** How many of the others became escalations later, without the rule. */
	escalatedAnyway: number;
	/** How many escalations there were in that time. */
	escalations: number;
	/** Of all escalations that there would have been, those that the rule would have begun; null of none. */
	share: number | null;
	/** Every day of the client's zone, those without included. */
	perDay: { day: string; fired: number }[];
	/** Oldest first; the first of them when there are many. */
	hits: Hit[];
	/** Looks at queues are known from here on; null when the rule asks for none, or none is known. */
	queuesSince: number | null;
	/** How often it could not be worked out, and why the last time. */
	faults: { count: number; last: string | null };
	/** Cases whose history could not be read whole: they are not among those that were tried. */
	skipped: number;
}

const MOST_HITS = 500;

export class Tally {
	#hits: Hit[] = [];
	/** Cases that the rule would have made escalations, and that became none since. */
	readonly #begun = new Set<string>();
	#begins = 0;
	#anyway = 0;
	#escalations = 0;
	#skipped = 0;
	#faults = 0;
	#lastFault: string | null = null;

	hit(hit: Hit): void {
		this.#hits.push(hit);
		if (hit.running) return;
		this.#begins++;
		if (hit.case !== null) this.#begun.add(hit.case);
	}

	escalated(id: string): void {
		this.#escalations++;
		if (this.#begun.delete(id)) this.#anyway++;
	}

	skip(): void {
		this.#skipped++;
	}

	fault(fault: string): void {
		this.#faults++;
		this.#lastFault = fault;
	}

	/** @param zone of the client */
	read(span: Pick<DryRun, 'from' | 'to' | 'complete' | 'queuesSince'>, zone: string): DryRun {
		const hits = this.#hits.sort((one, other) => one.at - other.at);
		const all = this.#escalations + this.#begins - this.#anyway;
		return {
			...span,
			fired: hits.length,
			onRunning: hits.length - this.#begins,
			escalatedAnyway: this.#anyway,
			escalations: this.#escalations,
			share: all === 0 ? null : this.#begins / all,
			perDay: perDay(hits, span, zone),
			hits: hits.slice(0, MOST_HITS),
			faults: { count: this.#faults, last: this.#lastFault },
			skipped: this.#skipped
		};
	}
}

const DAY_MS = 86_400_000;

function perDay(hits: Hit[], { from, to }: { from: number; to: number }, zone: string) {
	const counts = Map.groupBy(hits, ({ at }) => dayOf(zone, at));
	const days: DryRun['perDay'] = [];
	for (let day = dayOf(zone, from); day <= dayOf(zone, to); day++)
		days.push({
			day: new Date(day * DAY_MS).toISOString().slice(0, 10),
			fired: counts.get(day)?.length ?? 0
		});
	return days;
}
