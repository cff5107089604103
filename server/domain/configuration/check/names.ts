/** Two of the same name: nobody could tell which of them holds. */
import { quoted, type Path } from '../finding.ts';
import type { Configuration } from '../schema.ts';
import type { Check, Told } from './check.ts';

export const names: Check = {
	needs: [],
	run(configuration, told) {
		for (const list of LISTS) twice(configuration[list], [list], told);
		twice(configuration.alerts.webhooks, ['alerts', 'webhooks'], told);
		twice(configuration.alerts.email, ['alerts', 'email'], told);
		labelsTwice(configuration, told);
		const seen = new Set<string>();
		configuration.causes.forEach((cause, index) => {
			if (seen.has(cause.toLowerCase()))
				told.fault(['causes', index], `${quoted(cause)} stands here twice: take one out`);
			seen.add(cause.toLowerCase());
		});
	}
};

const LISTS = ['policies', 'paths', 'immediate', 'rules', 'sops', 'shifts', 'templates'] as const;

function twice(list: readonly { name: string }[], at: Path, { fault }: Told): void {
	const first = new Map<string, number>();
	list.forEach(({ name }, index) => {
		const key = name.toLowerCase();
		const before = first.get(key);
		if (before === undefined) first.set(key, index);
		else
			fault(
				[...at, index, 'name'],
				`${quoted(name)} is the name of ${at.join('.')}[${before}] already: give it another one`
			);
	});
}

/** Teams have names of two kinds; on the floor only the label is seen. */
function labelsTwice({ teams }: Configuration, { fault }: Told): void {
	const first = new Map<string, string>();
	for (const [id, { name }] of Object.entries(teams)) {
		const before = first.get(name.toLowerCase());
		if (before === undefined) first.set(name.toLowerCase(), id);
		else
			fault(
				['teams', id, 'name'],
				`the team ${quoted(before)} is called ${quoted(name)} already: call it otherwise`
			);
	}
}
