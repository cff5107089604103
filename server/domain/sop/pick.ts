/** Which SOPs a case is worked by (F6). */
import type { Subject, Tier } from '#lib/shared/words.ts';
import type { SopView } from '#lib/shared/wire/sop.ts';
import type { SopSpec } from '#server/domain/configuration/schema.ts';
import { readSop } from './read.ts';

/**
 * @param sops of a client's configuration, whose order stays
 * @returns those for this subject and tier; none for a case that is no escalation
 */
export function sopFor(
	sops: readonly SopSpec[],
	{ subject, tier }: { subject: Subject | null; tier: Tier }
): SopSpec[] {
	if (subject === null || tier === 0) return [];
	return sops.filter(
		({ for: fits }) =>
			(fits.subject?.includes(subject) ?? true) && (fits.tier?.includes(tier) ?? true)
	);
}

/**
 * An SOP as a desk shows it.
 * @param version of the configuration that it is from
 * @param ticks of the case: SOP name → indices of what is done
 */
export function sopView(
	spec: SopSpec,
	version: number,
	ticks: Readonly<Record<string, number[]>>
): SopView {
	const { name, title } = spec;
	const { blocks, steps } = readSop(spec);
	const own = Object.hasOwn(ticks, name) ? (ticks[name] ?? []) : [];
	const done = own.filter((index) => index < steps.length).sort((one, other) => one - other);
	return { name, title, version, blocks, steps, done };
}
