/** Everything that is wrong or odd in what somebody wrote: its text, its form, and what its parts have to do with each other. */
import { CHECKS } from './check/all.ts';
import type { Surroundings, Told } from './check/check.ts';
import { firstOf, inOrder, pathText, type Finding } from './finding.ts';
import { readText, readValue, type Reading } from './read.ts';
import { soundParts, whole, type Sound } from './read/sound.ts';
import type { Configuration, ConfigurationInput } from './schema.ts';

export interface Examined {
	/** Each stops a save; in the order of the text. */
	faults: Finding[];
	/** Shown, and no hindrance. */
	warnings: Finding[];
	/** There when there is no fault: as it was written, to be kept, and as it is used. */
	sound: { written: ConfigurationInput; configuration: Configuration } | null;
}

/** @param text YAML or JSON. Never throws. */
export const examineText = (text: string, around: Surroundings): Examined =>
	examine(readText(text), around);

/** @param value what was parsed already, such as a part of a JSON body. Never throws. */
export const examineValue = (value: unknown, around: Surroundings): Examined =>
	examine(readValue(value), around);

function examine(reading: Reading, around: Surroundings): Examined {
	const { configuration, written } = reading;
	const found = checkParts(reading, around);
	const faults = firstOf(inOrder([...reading.faults, ...found.faults]), reading.more);
	return {
		faults,
		warnings: firstOf(inOrder(found.warnings)),
		sound: written && configuration && faults.length === 0 ? { written, configuration } : null
	};
}

function checkParts({ source, configuration, broken }: Reading, around: Surroundings) {
	const faults: Finding[] = [];
	const warnings: Finding[] = [];
	const sound: Sound | null = configuration
		? whole(configuration)
		: broken && soundParts(source.value as object, broken);
	if (!sound) return { faults, warnings };
	const into =
		(list: Finding[]): Told['fault'] =>
		(path, message) => {
			const at = sound.origin(path);
			list.push({ path: pathText(at), ...source.placeOf(at), message });
		};
	const told: Told = { fault: into(faults), warn: into(warnings) };
	for (const { needs, run } of CHECKS)
		if (!needs.some((section) => sound.touched.has(section)))
			run(sound.configuration, told, around);
	return { faults, warnings };
}
