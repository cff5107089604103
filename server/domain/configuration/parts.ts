/** Which parts of a configuration somebody may save who does not set up the client: who works when, and in which team. */
import type { ConfigurationInput } from './schema.ts';

export const SHIFT_PARTS = ['teams', 'shifts'] as const satisfies (keyof ConfigurationInput)[];

/** The parts of who works when, and nothing else. */
export const shiftParts = (written: ConfigurationInput): ConfigurationInput =>
	Object.fromEntries(
		SHIFT_PARTS.flatMap((part) => (written[part] === undefined ? [] : [[part, written[part]]]))
	);

/** `before` with these parts as they are in `said`; a part that is left out there is taken away. */
export function withShiftParts(before: ConfigurationInput, said: object): object {
	const rest = Object.entries(before).filter(([part]) => !SHIFT_PARTS.some((one) => one === part));
	return { ...Object.fromEntries(rest), ...shiftParts(said as ConfigurationInput) };
}
