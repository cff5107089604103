/** What a path says is next: the settings, read for themselves. */
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { Place } from '#server/domain/case.ts';
import { MINUTE, type StepSettings } from '../settings/settings.ts';
import { stepOf, type Reading } from './terms.ts';
import { shownIn, weekdayOf } from './work-hours.ts';

/** Whether somebody is there who can take a step. */
export function manned(step: StepSettings, { settings, window }: Reading, at: number): boolean {
	const teams = Object.entries(settings.teams)
		.filter(([id, { tier }]) => (step.team === undefined ? tier === step.tier : id === step.team))
		.map(([, team]) => team);
	const unknown = teams.length === 0 || teams.some(({ members }) => members === undefined);
	if (unknown) return true;
	const members = teams.flatMap((team) => team.members ?? []);
	if (members.length === 0) return false;
	if (settings.shifts.length === 0) return true;
	const minute = Math.floor(at / MINUTE) - window.from;
	const shows = shownIn(settings.zone, window)[minute] ?? NaN;
	return settings.shifts.some(
		({ days, from, to, people }) =>
			members.some((member) => people.includes(member)) && covers(days, from, to, shows)
	);
}

function covers(days: readonly string[], from: string, to: string, shows: number): boolean {
	const [begin, end] = [from, to].map((time) => {
		const [hours, minutes] = time.split(':');
		return Number(hours) * 60 + Number(minutes);
	}) as [number, number];
	const today = Math.floor(shows / 1440);
	return [today, today - 1].some((day) => {
		const on = shows - day * 1440;
		return days.includes(weekdayOf(day)) && on >= begin && on < (end <= begin ? end + 1440 : end);
	});
}

export type Next =
	{ act: 'notify' } | { act: 'page' } | { act: 'step'; step: number; round: number };

/** What is to be done when the time in a step has run out. */
export function afterDwell(place: Place, tier: EscalatedTier, reading: Reading, at: number): Next {
	const path = reading.path(place.path);
	const step = path?.steps[Math.max(0, stepOf(path, place, tier))];
	if (step?.then === 'page-management' || place.paged > 0) return { act: 'page' };
	if (step?.then === 'notify' && !place.notified) return { act: 'notify' };
	return goOn(place, tier, reading, at);
}

/** Where the path goes on, whatever its time. */
export function goOn(place: Place | null, tier: EscalatedTier, reading: Reading, at: number): Next {
	const path = reading.path(place?.path);
	// once management was paged it has it
	if (!place || !path || place.paged > 0) return { act: 'page' };
	const there = path.steps.map((step) => manned(step, reading, at));
	const next = there.indexOf(true, stepOf(path, place, tier) + 1);
	if (next !== -1) return { act: 'step', step: next, round: place.round };
	const again = there.indexOf(true);
	if (place.round >= path.repeat || again === -1) return { act: 'page' };
	return { act: 'step', step: again, round: place.round + 1 };
}
