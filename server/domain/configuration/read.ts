/** From what somebody wrote, as YAML, JSON or a value, to a configuration: every fault at once, each with its remedy. */
import { EXPECTED_TEXT, findOddText } from './read/odd-text.ts';
import { parseText, sourceOf, type Parsed, type Source } from './read/document.ts';
import { explain } from './read/explain.ts';
import { inOrder, pathText, WHOLE, type Finding, type Path } from './finding.ts';
import { Configuration, type ConfigurationInput } from './schema.ts';

/** What was read, as far as it was understood. */
export interface Reading {
	source: Source;
	/** In the order of the text. None: `configuration` and `written` are there. */
	faults: Finding[];
	/** How many more there are: beyond a thousand they are only counted. */
	more: number;
	configuration: Configuration | null;
	/** As it was written, to be kept: spans as text. */
	written: ConfigurationInput | null;
	/** Where the schema was not met; null when what was read is no configuration at all. */
	broken: Path[] | null;
}

/** Reads a configuration from YAML 1.2 or JSON, of 1 MB at most. Never throws. */
export const readText = (text: string): Reading => read(parseText(text));

/** Reads a configuration that came as a value, such as a part of a larger JSON document. Never throws. */
export const readValue = (value: unknown): Reading =>
	read({ source: sourceOf(value), faults: [], whole: true });

function read({ source, faults, whole }: Parsed): Reading {
	const nothing = { source, configuration: null, written: null, broken: null, more: 0 };
	if (!whole) return { ...nothing, faults: inOrder(faults) };
	const odd = oddities(source);
	if (odd.length > 0) return { ...nothing, faults: inOrder([...faults, ...odd]) };
	const parsed = Configuration.safeParse(source.value);
	const wrong = parsed.success ? NOTHING_WRONG : explain(parsed.error, source);
	const all = inOrder([...faults, ...wrong.faults.map(({ finding }) => finding)]);
	return {
		source,
		faults: all,
		more: wrong.more,
		configuration: parsed.data ?? null,
		written: parsed.success && all.length === 0 ? (source.value as ConfigurationInput) : null,
		broken: wrong.faults.map(({ at }) => at)
	};
}

const NOTHING_WRONG: ReturnType<typeof explain> = { faults: [], more: 0 };

/** What no schema is asked about: it is not fields at all, or has text that cannot be kept. */
function oddities({ value, placeOf }: Source): Finding[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		const message = 'expected fields such as "teams:" and "paths:" at the outermost level';
		return [{ path: WHOLE, ...placeOf([]), message }];
	}
	const odd = findOddText(value);
	if (odd === null) return [];
	const message = odd.message ?? EXPECTED_TEXT;
	return [{ path: pathText(odd.path), ...placeOf(odd.path), message }];
}
