/** How a case stands beside its clocks, a line each (rule DESK-52). Instants in ms since 1970. */
import { isLapsing } from '#lib/shared/lease.ts';
import type { NextStep, PathStepView, PathView } from '#lib/shared/wire/help.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import type { TimerName } from '#lib/shared/words.ts';
import { firstName, TIER_WORDS, WAITING_WORDS } from '#lib/words.ts';

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
	when: When
): Standing[] {
	return [
		...lease(row, me, now, when),
		...waiting(row),
		...followUp(row, when),
		...(path && row.followUp === undefined ? onPath(path, when) : [])
	];
}

function lease({ owner, lease }: Stands, me: string, now: number, when: When): Standing[] {
	if (!owner || !lease) return [];
	const mine = owner.id === me;
	const lapsing = isLapsing(lease, now);
	const whose = mine ? 'Yours' : `${firstName(owner.name)} has it`;
	return [
		{
			of: 'lease',
			words: `${whose} until ${when(lease.due)}${lapsing ? ', then it lapses' : ''}`,
			tone: lapsing ? 'due' : 'calm',
			timer: 'lease',
			act: mine && lapsing ? 'hold-on' : null
		}
	];
}

function waiting({ status, waitingFor, paused }: Stands): Standing[] {
	if (status !== 'waiting') return [];
	const words = WAITING_WORDS[waitingFor ?? 'other'];
	return [
		{
			of: 'waiting',
			words: paused ? `Paused: ${words}` : `${sentenceCase(words)}, clocks run on`,
			tone: paused ? 'paused' : 'calm',
			timer: 'resolve',
			act: 'go-on'
		}
	];
}

const followUp = ({ followUp }: Stands, when: When): Standing[] =>
	followUp === undefined
		? []
		: [
				{
					of: 'follow-up',
					words: `Resolved. Ask the customer by ${when(followUp)}, then it is closed without`,
					tone: 'calm',
					timer: 'closing',
					act: null
				}
			];

const onPath = (path: PathView, when: When): Standing[] => [
	{ of: 'path', words: pathWords(path, when), tone: 'calm', timer: 'dwell', act: null }
];

/** "Step 2 of 4, next: tier 3, Experts, at 15:10". */
export function pathWords({ name, steps, step, round, next }: PathView, when: When): string {
	if (step < 0) return `Beside the path “${name}”: nothing moves it on`;
	const again = round > 0 ? `, round ${round + 1}` : '';
	const here = `Step ${step + 1} of ${steps.length}${again}`;
	return next ? `${here}, ${nextWords(next, when)}` : here;
}

function nextWords({ what, at, tier, team, skipped }: NextStep, when: When): string {
	const time = at === null ? ' (it stands still)' : ` at ${when(at)}`;
	if (what === 'tell-team') return `its team is told once more${time}`;
	if (what === 'management') return `then management is asked${time}`;
	const nobody =
		skipped.length === 0 ? '' : `; nobody is there in ${skipped.map(place).join(', ')}`;
	return `next: ${place({ tier, team })}${time}${nobody}`;
}

const place = ({ tier, team }: PathStepView): string => `tier ${tier}, ${team ?? TIER_WORDS[tier]}`;

const sentenceCase = (words: string): string => words.replace(/^./, (first) => first.toUpperCase());
