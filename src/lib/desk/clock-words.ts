/** How a clock of a case stands, in words (rule DESK-51). Instants in ms since 1970. */
import type { ClockView } from '#lib/shared/wire/history.ts';
import { age, countdown, isPast, wait } from '#lib/shared/time/duration.ts';
import type { DeskSay } from './say.ts';

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
	when: (at: number) => string,
	say: DeskSay
): ClockStanding {
	const { locale } = say;
	const given = wait(clock.minutes * 60_000, locale);
	if (clock.stoppedAt === null && clock.pausedAt !== null)
		return {
			is: 'paused',
			big: say('state-paused'),
			small: say('paused-since', { time: when(clock.pausedAt), given })
		};
	if (clock.stoppedAt === null) {
		const is = isPast(clock.dueAt, now)
			? 'past'
			: clock.dueAt - now <= dueSoonMs
				? 'due'
				: 'running';
		return {
			is,
			big: countdown(clock.dueAt, now, locale),
			small: say(is === 'past' ? 'was-due' : 'is-due', { time: when(clock.dueAt), given })
		};
	}
	const took = say('took', { took: wait(clock.stoppedAt - clock.startedAt, locale), given });
	const late = clock.stoppedAt - clock.dueAt;
	return late > 0
		? { is: 'late', big: say('late', { age: age(late, locale) }), small: took }
		: { is: 'met', big: say('met'), small: took };
}
