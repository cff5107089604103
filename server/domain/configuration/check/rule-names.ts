/** Teams and queues that a rule compares with, and that there are not: it would wait for them for ever. */
import { quoted } from '../finding.ts';
import { meant } from '../nearest.ts';
import type { Configuration } from '../schema.ts';
import { teamMeant } from '../team-meant.ts';
import type { Check } from './check.ts';

export const ruleNames: Check = {
	needs: ['teams'],
	run({ rules, teams }, { warn }, { queues }) {
		const names = Object.values(teams).map(({ name }) => name);
		rules.forEach(({ when }, index) => {
			const at = ['rules', index, 'when'];
			// a client without teams of its own has whichever the helpdesk names
			for (const said of names.length > 0 ? comparedWith('case.team', when) : [])
				if (!names.includes(said))
					warn(at, `no team is called ${quoted(said)}: ${nameMeant(said, teams)}`);
			for (const said of queues ? ['case.queue', 'queue.name'] : [])
				for (const queue of comparedWith(said, when))
					if (!queues?.includes(queue))
						warn(
							at,
							`this client has no queue ${quoted(queue)}: ${meant(queue, queues ?? [], 'it has none yet, set it up first')}`
						);
		});
	}
};

/** Rules know teams as they are called on the floor. */
function nameMeant(said: string, teams: Configuration['teams']): string {
	const id = Object.hasOwn(teams, said) ? said : teamMeant(said, teams);
	const name = id === null ? undefined : teams[id]?.name;
	if (name !== undefined)
		return `rules take the name of a team as it is shown, did you mean ${quoted(name)}?`;
	return meant(
		said,
		Object.values(teams).map((one) => one.name),
		''
	);
}

const TEXT = /"([^"\\]*)"|'([^'\\]*)'/g;

/** Texts that a rule compares a variable with, by `==`, `!=` or `in […]`; the empty one stands for none. */
function comparedWith(variable: string, when: string): string[] {
	const name = `(?<![\\w.])${variable.replace('.', '\\.')}(?![\\w.])`;
	const text = `(?:"[^"\\\\]*"|'[^'\\\\]*')`;
	const forms = [
		`${name}\\s*[!=]=\\s*${text}`,
		`${text}\\s*[!=]=\\s*${name}`,
		`${name}\\s+in\\s*\\[[^\\]]*\\]`
	];
	const found = [...when.matchAll(new RegExp(forms.join('|'), 'g'))];
	const said = found.flatMap(([whole]) =>
		[...whole.matchAll(TEXT)].map(([, double, single]) => double ?? single ?? '')
	);
	return [...new Set(said)].filter((one) => one !== '');
}
