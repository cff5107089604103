/**
 * The sound parts of a configuration that as a whole is none, so that what its parts have to do with each other is told
 * along with what is wrong in them.
 */
import type { Path } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { Configuration } from '../schema.ts';
import { fieldsAt } from './kinds.ts';

export type Section = keyof Configuration;

export interface Sound {
	configuration: Configuration;
	/** Parts of which something was left out: nothing can be said of what is not in them. */
	touched: ReadonlySet<Section>;
	/** The path in what was written of a path in `configuration`. */
	origin(path: Path): Path;
}

/** Nothing was left out. */
export const whole = (configuration: Configuration): Sound => ({
	configuration,
	touched: new Set(),
	origin: (path) => path
});

/**
 * Leaves out each entry of a list or of names, and each other part, in which something is wrong.
 * @param broken where the schema was not met
 * @returns null when what is left is still no configuration
 */
export function soundParts(value: object, broken: readonly Path[]): Sound | null {
	const touched = new Set(broken.map(([section]) => sectionOf(String(section))));
	const indexes = new Map<string, number[]>();
	const left: Record<string, unknown> = {};
	for (const [section, content] of Object.entries(value)) {
		const faults = broken.filter(([first]) => first === section);
		if (faults.length === 0) left[section] = content;
		else if (faults.every(({ length }) => length > 1)) {
			const wrong = new Set(faults.map(([, entry]) => String(entry)));
			const sound = Object.entries(content as object).filter(([entry]) => !wrong.has(entry));
			if (Array.isArray(content)) {
				left[section] = sound.map(([, entry]) => entry as unknown);
				indexes.set(
					section,
					sound.map(([index]) => Number(index))
				);
			} else if (NAMED.has(section)) left[section] = Object.fromEntries(sound);
		}
	}
	const parsed = Configuration.safeParse(left);
	if (!parsed.success) return null;
	const origin = (path: Path): Path => {
		const [section, index, ...rest] = path;
		const old = indexes.get(String(section))?.[Number(index)];
		return section === undefined || old === undefined ? path : [section, old, ...rest];
	};
	return { configuration: parsed.data, touched, origin };
}

/** A part that was misspelled is left out, too. */
const sectionOf = (name: string): Section => (nearest(name, fieldsAt([])) ?? name) as Section;

/** Parts whose entries have names; of the other ones that are no lists nothing can be left out. */
const NAMED: ReadonlySet<string> = new Set(['calendars', 'teams'] satisfies Section[]);
