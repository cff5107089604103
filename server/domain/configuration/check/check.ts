/** What a check of a configuration is. */
import type { Path } from '../finding.ts';
import type { Section } from '../read/sound.ts';
import type { Configuration } from '../schema.ts';

/** What is known of the client beside its configuration. */
export interface Surroundings {
	/** IANA name, for a configuration that names none. */
	zone: string;
	/** Ids of its queues; when left out, none is missed. */
	queues?: readonly string[];
	/** Ids of who has an account and serves it; when left out, nobody is missed. */
	people?: readonly string[];
}

export interface Told {
	/** Stops a save. */
	fault(path: Path, message: string): void;
	/** Is shown. */
	warn(path: Path, message: string): void;
}

/** One concern. */
export interface Check {
	/** Parts that it has to know whole: when something is wrong in one of them it is left out. */
	needs: readonly Section[];
	run(configuration: Configuration, told: Told, around: Surroundings): void;
}

/** The zone of a client that is configured so. */
export const zoneOf = ({ zone }: Configuration, around: Surroundings): string =>
	zone ?? around.zone;
