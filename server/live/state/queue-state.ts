/** What is known of one queue: its latest look and its trend, a point a minute for half an hour. */
import type { QueueTile } from '#lib/shared/wire/rows.ts';
import { freshForOf, type Queue } from '#server/domain/directory.ts';
import type { Observed } from '#server/store/queues.ts';

const MINUTE_MS = 60_000;
const TREND_POINTS = 30;

export class QueueState {
	#latest: Observed | null = null;
	/** Minute → the last `waiting` seen in it. */
	readonly #minutes = new Map<number, number>();
	#tile: { of: Observed; queue: Queue; tile: QueueTile } | null = null;

	#looks = 0;

	/** Grows with every look. */
	get looks(): number {
		return this.#looks;
	}

	/** The latest look; null before the first. */
	get latest(): Observed | null {
		return this.#latest;
	}

	/** @returns false when it is older than what is known */
	observe(observed: Observed): boolean {
		if (this.#latest && observed.at < this.#latest.at) return false;
		this.#latest = observed;
		this.#looks += 1;
		this.#minutes.set(Math.floor(observed.at / MINUTE_MS), observed.waiting);
		const oldest = Math.floor(observed.at / MINUTE_MS) - TREND_POINTS;
		for (const minute of this.#minutes.keys()) if (minute <= oldest) this.#minutes.delete(minute);
		return true;
	}

	/** The tile, the same object as long as nothing changed; null before the first look. */
	tile(queue: Queue): QueueTile | null {
		const observed = this.#latest;
		if (!observed) return null;
		if (this.#tile?.of === observed && sameQueue(this.#tile.queue, queue)) return this.#tile.tile;
		const { at, waiting, oldestWaitSeconds, agents, serviceLevel, offered, handled, abandoned } =
			observed;
		const tile: QueueTile = {
			key: `${queue.client}/${queue.id}`,
			client: queue.client,
			queue: queue.id,
			name: queue.name,
			at,
			waiting,
			oldestSince: oldestWaitSeconds === null ? null : Math.round(at - oldestWaitSeconds * 1000),
			answerWithin: queue.answerWithin,
			...agents,
			serviceLevel,
			offered,
			handled,
			abandoned,
			trend: this.#trend(),
			freshFor: freshForOf(queue) * 1000
		};
		this.#tile = { of: observed, queue, tile };
		return tile;
	}

	/** A minute in which nothing was seen is as the one before it. */
	#trend(): number[] {
		const minutes = [...this.#minutes.keys()].sort((one, other) => one - other);
		const [first, last] = [minutes[0], minutes.at(-1)];
		if (first === undefined || last === undefined) return [];
		const points: number[] = [];
		for (let minute = first; minute <= last; minute++)
			points.push(this.#minutes.get(minute) ?? points.at(-1) ?? 0);
		return points.slice(-TREND_POINTS);
	}
}

/** The directory may have been read anew. */
const sameQueue = (one: Queue, other: Queue): boolean =>
	one.name === other.name &&
	one.answerWithin === other.answerWithin &&
	one.freshFor === other.freshFor;
