/** Cases whose row is being read, because the log alone does not give it; and what the log told of them meanwhile. */
import type { CaseEvent } from '#server/domain/events.ts';
import type { LogEntry } from '#server/store/log.ts';

interface Reading {
	/** The newest version that the log told of. */
	version: number;
	/** How many reads are under way. */
	reads: number;
	/** What happened, to be told once the row is there. */
	events: CaseEvent[];
}

export class Awaited {
	readonly #cases = new Map<string, Reading>();

	/** The log tells of a case; nothing is kept unless it is being read. */
	hear({ case: id, version, events }: LogEntry): void {
		const reading = this.#cases.get(id);
		if (!reading) return;
		reading.version = Math.max(reading.version, version);
		reading.events.push(...events);
	}

	/** A read begins, for the sake of `entry`. */
	begin(entry: LogEntry): void {
		const reading = this.#cases.get(entry.case) ?? { version: 0, reads: 0, events: [] };
		reading.reads += 1;
		this.#cases.set(entry.case, reading);
		this.hear(entry);
	}

	/**
	 * A read has ended.
	 * @param version of the row that it brought; null when there is none
	 * @returns the events to tell; `old` when the log has told of a newer row: another read has begun; null when the
	 * row is old and another read is under way
	 */
	end(id: string, version: number | null): CaseEvent[] | 'old' | null {
		const reading = this.#cases.get(id);
		if (!reading) return [];
		reading.reads -= 1;
		if (version !== null && version < reading.version) {
			if (reading.reads > 0) return null;
			reading.reads = 1;
			return 'old';
		}
		if (reading.reads === 0) this.#cases.delete(id);
		return reading.events.splice(0);
	}
}
