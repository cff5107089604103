/** How a clock of a case stands, in words (rule DESK-51). Instants in ms since 1970. */
import type { ClockView } from '#lib/shared/wire/history.ts';
import { age, countdown, isPast, wait } from '#lib/shared/time/duration.ts';

export interface ClockStanding {
	is: 'met' | 'late' | 'past' | 'due' | 'running' | 'paused';
	/** "met", "4 min late", "03:05", "+00:38", "paused". */
	big: string;
	/** "in 2:04 of 5:00", "of 1 h, due 14:40". */
	small: string;
}

/** @param when says an instant as a time of day in the floor's zone */
export function clockStanding(
	clock: ClockView,
	now: number,
	dueSoonMs: number,
	when: (at: number) => string
): ClockStanding {
	const given = wait(clock.minutes * 60_000);
	if (clock.stoppedAt === null && clock.pausedAt !== null)
		return { is: 'paused', big: 'paused', small: `since ${when(clock.pausedAt)}, of ${given}` };
	if (clock.stoppedAt === null) {
		const is = isPast(clock.dueAt, now)
			? 'past'
			: clock.dueAt - now <= dueSoonMs
				? 'due'
				: 'running';
		const verb = is === 'past' ? 'was due' : 'due';
		return {
			is,
			big: countdown(clock.dueAt, now),
			small: `${verb} ${when(clock.dueAt)}, of ${given}`
		};
	}
	const took = `in ${wait(clock.stoppedAt - clock.startedAt)} of ${given}`;
	const late = clock.stoppedAt - clock.dueAt;
	return late > 0
		? { is: 'late', big: `${age(late)} late`, small: took }
		: { is: 'met', big: 'met', small: took };
}
