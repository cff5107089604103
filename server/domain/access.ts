/** Whether a person may ask for a command of a case as it stands. The role says what, the tiers say where. */
import { may } from '#lib/shared/access/deeds.ts';
import { COMMAND_DEEDS } from '#lib/shared/access/desk.ts';
import { mayAct, mayDo, tiersFor } from '#lib/shared/access/tiers.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { Tier } from '#lib/shared/words.ts';
import type { Case } from './case.ts';
import type { Refusal } from './commands.ts';

type State = Pick<Case, 'tier' | 'undo' | 'ref'>;

/**
 * @param steers it names a tier or a skill: whoever only tells of an escalation that runs leaves the way to its path
 * @param state null when there is no such case, which is for the decision to say
 * @returns null when the person may; else why not, in words
 */
export function refusalFor(
	person: Person,
	command: DeskCommand['type'],
	state: State | null,
	steers = false
): Refusal | null {
	const deed = COMMAND_DEEDS[command];
	if (!may(person, deed)) return forbidden(CANNOT[person.role] ?? CANNOT.viewer);
	if (state !== null && steers && state.tier > 0 && !mayAct(person, state))
		return forbidden(
			`Where ${state.ref} goes is for those who act in tier ${state.tier}: escalate it without a tier or a skill.`
		);
	if (state === null || mayDo(person, command, state)) return null;
	if (state.tier === 0)
		return { code: 'not-escalated', detail: `${state.ref} is no escalation: escalate it first.` };
	const does = deed === 'hand-over' ? 'hand over' : 'act';
	return forbidden(
		`You ${does} in ${named(tiersFor(person, deed))}; this one is in tier ${state.tier}.`
	);
}

const CANNOT: Record<Person['role'], string> = {
	viewer: 'You read here, and change nothing.',
	agent: 'You raise escalations and add notes; supervisors do the rest.',
	supervisor: 'Supervisors do not do this.',
	manager: 'Managers do not do this.',
	administrator: 'Administrators do not do this.'
};

const forbidden = (detail: string): Refusal => ({ code: 'forbidden', detail });

/** "tier 2", "tiers 1 and 3", "no tier". */
function named(tiers: readonly Tier[]): string {
	const [last, ...before] = [...tiers].sort().reverse();
	if (last === undefined) return 'no tier';
	return before.length === 0 ? `tier ${last}` : `tiers ${before.reverse().join(', ')} and ${last}`;
}
