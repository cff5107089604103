/** Queues by name that the client does not have. */
import { quoted, type Path } from '../finding.ts';
import { meant } from '../nearest.ts';
import type { Match } from '../schema.ts';
import type { Check } from './check.ts';

export const queues: Check = {
	needs: [],
	run({ policies, immediate }, { warn }, { queues: known }) {
		if (!known) return;
		const names = new Set(known);
		const look = ({ queue = [] }: Match, at: Path) =>
			queue.forEach((name, index) => {
				if (!names.has(name))
					warn(
						[...at, 'for', 'queue', index],
						`this client has no queue ${quoted(name)}: ${meant(name, known, 'it has none yet, set it up first')}`
					);
			});
		policies.forEach((policy, index) => look(policy.for, ['policies', index]));
		immediate.forEach((one, index) => look(one.for, ['immediate', index]));
	}
};
