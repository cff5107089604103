import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may, tiersOf } from '#lib/shared/access/deeds.ts';
import { COMMAND_DEEDS } from '#lib/shared/access/desk.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { ESCALATED_TIERS, ROLES, type EscalatedTier, type Tier } from '#lib/shared/words.ts';
import { refusalFor } from './access.ts';
import type { Undoable } from './case.ts';

const COMMANDS = Object.keys(COMMAND_DEEDS) as DeskCommand['type'][];
const person = (role: Person['role'], tiers?: EscalatedTier[]): Person => ({
	...{ id: 'p', name: 'P', clients: '*', role },
	...(tiers && { tiers })
});
const at = (tier: Tier, undoBy?: string) => ({
	tier,
	ref: 'T-1',
	undo: undoBy === undefined ? null : ({ by: undoBy } as Undoable)
});

describe('ACC-3 a person acts in the tiers given, by the tier that a case is in now', () => {
	it.each([
		[person('supervisor', [1, 2]), 'claim', at(1), null],
		[
			person('supervisor', [1, 2]),
			'claim',
			at(3),
			'You act in tiers 1 and 2; this one is in tier 3.'
		],
		[person('supervisor', [2]), 'resolve', at(1), 'You act in tier 2; this one is in tier 1.'],
		[
			person('supervisor', [1, 2, 3]),
			'close',
			at(4),
			'You act in tiers 1, 2 and 3; this one is in tier 4.'
		],
		[person('supervisor'), 'resolve', at(4), null],
		[person('supervisor', []), 'retier', at(1), 'You act in no tier; this one is in tier 1.'],
		[person('manager'), 'claim', at(3), 'You act in tier 4; this one is in tier 3.'],
		[person('manager'), 'claim', at(4), null],
		[person('manager', [3]), 'claim', at(4), 'You act in tier 3; this one is in tier 4.'],
		[person('supervisor', [1]), 'note', at(4), null],
		[person('supervisor', [1]), 'escalate', at(0), null],
		[person('supervisor'), 'claim', at(0), 'T-1 is no escalation: escalate it first.'],
		[person('agent'), 'escalate', at(0), null],
		[person('agent'), 'note', at(4), null],
		[
			person('agent'),
			'claim',
			at(1),
			'You raise escalations and add notes; supervisors do the rest.'
		],
		[person('viewer'), 'note', at(1), 'You read here, and change nothing.']
	] as const)('%j: %s of %j', (who, command, state, said) => {
		expect(refusalFor(who, command, state)?.detail ?? null).toBe(said);
	});

	it('what somebody did last they may undo, wherever it brought the case', () => {
		const lead = person('supervisor', [1]);
		expect(refusalFor(lead, 'undo-retier', at(3, 'p'))).toBeNull();
		expect(refusalFor(lead, 'undo-retier', at(3, 'other'))?.code).toBe('forbidden');
		expect(refusalFor(lead, 'retier', at(3, 'p'))?.code).toBe('forbidden');
		expect(refusalFor(person('agent'), 'undo-claim', at(1, 'p'))?.code).toBe('forbidden');
	});

	it('whoever only tells of an escalation that runs does not say where it goes', () => {
		const said =
			'Where T-1 goes is for those who act in tier 2: escalate it without a tier or a skill.';
		for (const who of [person('agent'), person('supervisor', [1])]) {
			expect(refusalFor(who, 'escalate', at(2), true)?.detail).toBe(said);
			expect(refusalFor(who, 'escalate', at(2))).toBeNull();
			expect(refusalFor(who, 'escalate', at(0), true)).toBeNull();
		}
		expect(refusalFor(person('supervisor', [2]), 'escalate', at(2), true)).toBeNull();
	});

	it('whoever, whatever, wherever: allowed is what the role has, in the tiers of the person', () => {
		const people = fc.record({
			role: fc.constantFrom(...ROLES),
			tiers: fc.option(fc.uniqueArray(fc.constantFrom(...ESCALATED_TIERS)), { nil: undefined })
		});
		fc.assert(
			fc.property(
				people,
				fc.constantFrom(...COMMANDS),
				fc.constantFrom<Tier>(0, ...ESCALATED_TIERS),
				({ role, tiers }, command, tier) => {
					const who = person(role, tiers);
					const deed = COMMAND_DEEDS[command];
					const allowed = refusalFor(who, command, at(tier)) === null;
					if (!may(who, deed)) expect(allowed).toBe(false);
					else if (deed === 'raise') expect(allowed).toBe(true);
					else if (deed === 'act')
						expect(allowed).toBe((tiersOf(who) as readonly Tier[]).includes(tier));
					else
						expect(allowed).toBe(
							tier !== 0 && (role !== 'supervisor' || tiersOf(who).includes(tier))
						);
				}
			)
		);
	});

	it('of a case that is not there it says nothing: that is for the decision', () => {
		for (const command of COMMANDS)
			expect(refusalFor(person('administrator'), command, null)).toBeNull();
	});
});
