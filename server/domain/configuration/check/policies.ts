/** What stands against itself within one policy. */
import { PRIORITIES, type Priority } from '#lib/shared/words.ts';
import type { Path } from '../finding.ts';
import type { PolicySpec } from '../schema.ts';
import { spanText } from '../span-text.ts';
import type { Check, Told } from './check.ts';

export const policies: Check = {
	needs: [],
	run(configuration, told) {
		configuration.policies.forEach((policy, index) => {
			const at: Path = ['policies', index];
			shares(policy, at, told);
			lengths(policy, at, told);
			for (const clock of ['claim', 'update', 'resolve'] as const)
				urgentFirst(policy[clock], [...at, clock], told);
			if (policy.raiseAt?.clock === 'update' && policy.update === undefined)
				told.fault(
					[...at, 'raiseAt', 'clock'],
					'this policy has no clock "update": give it one, or write claim or resolve here'
				);
		});
	}
};

function shares({ warn: given }: PolicySpec, at: Path, { fault }: Told): void {
	const ascending = [...new Set(given)].sort((one, other) => one - other);
	if (ascending.join() !== given.join())
		fault([...at, 'warn'], `expected shares that ascend: write [${ascending.join(', ')}]`);
}

type Allowance = PolicySpec['claim'];

const allowed = (allowance: Allowance, priority: Priority): number =>
	typeof allowance === 'number' ? allowance : allowance[priority];

function lengths({ claim, update, resolve }: PolicySpec, at: Path, { fault, warn }: Told): void {
	const longer = (clock: Allowance) =>
		PRIORITIES.find((one) => allowed(clock, one) > allowed(resolve, one));
	const said = (clock: Allowance, priority: Priority) =>
		`${spanText(allowed(clock, priority))} for priority ${priority} is longer than the ${spanText(allowed(resolve, priority))} to resolve it`;
	const late = longer(claim);
	if (late) fault([...at, 'claim'], `${said(claim, late)}: make claim shorter, or resolve longer`);
	const silent = update === undefined ? undefined : longer(update);
	if (update !== undefined && silent)
		warn(
			[...at, 'update'],
			`${said(update, silent)}, so the customer would hear nothing before: make update shorter`
		);
}

function urgentFirst(allowance: Allowance | undefined, at: Path, { warn }: Told): void {
	if (allowance === undefined || typeof allowance === 'number') return;
	const odd = PRIORITIES.find(
		(one) => one > 1 && allowance[(one - 1) as Priority] > allowance[one]
	);
	if (odd)
		warn(
			[...at, String(odd)],
			`priority ${odd} has less time than priority ${odd - 1}, and 1 is the most urgent: check the order`
		);
}
