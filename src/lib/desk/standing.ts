/** How a case stands beside its clocks, a line each (rule DESK-52). Instants in ms since 1970. */
import { isLapsing } from '#lib/shared/lease.ts';
import type { NextStep, PathStepView, PathView } from '#lib/shared/wire/help.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import type { TimerName } from '#lib/shared/words.ts';
import { firstName } from '#lib/words.ts';
import type { DeskSay } from './say.ts';

export interface Standing {
	/** What it tells of. */
	of: 'lease' | 'waiting' | 'path' | 'follow-up';
	words: string;
	tone: 'calm' | 'due' | 'paused';
	/** The timer that can say why. */
	timer: TimerName;
	/** What can be done about it with one tap. */
	act: 'hold-on' | 'go-on' | null;
}

/** What of a case these lines are made of: its row, or as much of it as is known. */
export type Stands = Pick<Row, 'owner' | 'lease' | 'status' | 'waitingFor' | 'paused' | 'followUp'>;

/** Says an instant as a time of day in the floor's zone. */
type When = (at: number) => string;

/** @param path null as long as it is not known, or where there is none */
export function standings(
	row: Stands,
	path: PathView | null,
	me: string,
	now: number,
	when: When,
	say: DeskSay
): Standing[] {
	return [
		...lease(row, me, now, when, say),
		...waiting(row, say),
		...followUp(row, when, say),
		...(path && row.followUp === undefined ? onPath(path, when, say) : [])
	];
}

function lease(
	{ owner, lease }: Stands,
	me: string,
	now: number,
	when: When,
	say: DeskSay
): Standing[] {
	if (!owner || !lease) return [];
	const mine = owner.id === me;
	const lapsing = isLapsing(lease, now);
	const until = { name: firstName(owner.name), time: when(lease.due) };
	const key = mine ? 'yours-until' : 'theirs-until';
	return [
		{
			of: 'lease',
			words: say(lapsing ? `${key}-lapses` : key, until),
			tone: lapsing ? 'due' : 'calm',
			timer: 'lease',
			act: mine && lapsing ? 'hold-on' : null
		}
	];
}

function waiting({ status, waitingFor, paused }: Stands, say: DeskSay): Standing[] {
	if (status !== 'waiting') return [];
	const words = say(`waiting-${waitingFor ?? 'other'}`);
	return [
		{
			of: 'waiting',
			words: paused
				? say('paused-for', { words })
				: say('clocks-run', { words: sentenceCase(words) }),
			tone: paused ? 'paused' : 'calm',
			timer: 'resolve',
			act: 'go-on'
		}
	];
}

const followUp = ({ followUp }: Stands, when: When, say: DeskSay): Standing[] =>
	followUp === undefined
		? []
		: [
				{
					of: 'follow-up',
					words: say('resolved-ask-by', { time: when(followUp) }),
					tone: 'calm',
					timer: 'closing',
					act: null
				}
			];

const onPath = (path: PathView, when: When, say: DeskSay): Standing[] => [
	{ of: 'path', words: pathWords(path, when, say), tone: 'calm', timer: 'dwell', act: null }
];

/** "Step 2 of 4, next: tier 3, Experts, at 15:10". */
export function pathWords(
	{ name, steps, step, round, next }: PathView,
	when: When,
	say: DeskSay
): string {
	if (step < 0) return say('beside-path', { path: name });
	const here = say(round > 0 ? 'step-of-round' : 'step-of', {
		step: step + 1,
		all: steps.length,
		round: round + 1
	});
	return next ? say('here-next', { here, next: nextWords(next, when, say) }) : here;
}

function nextWords({ what, at, tier, team, skipped }: NextStep, when: When, say: DeskSay): string {
	const time = at === null ? say('stands-still') : say('at-time', { time: when(at) });
	if (what !== 'step') return say(`next-${what}`, { time });
	const next = say('next-place', { place: place({ tier, team }, say), time });
	if (skipped.length === 0) return next;
	return say('next-nobody', { next, places: skipped.map((one) => place(one, say)).join(', ') });
}

const place = ({ tier, team }: PathStepView, say: DeskSay): string =>
	say('place', { tier, team: team ?? say(`tier-${tier}`) });

const sentenceCase = (words: string): string => words.replace(/^./, (first) => first.toUpperCase());
