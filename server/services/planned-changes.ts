/** What a configuration would change at once, were it saved: for whoever is about to (ADMIN). */
import type { Case } from '#server/domain/case.ts';
import { Configuration, type ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { replanned } from '#server/domain/decide/replan.ts';
import { compilePlan } from '#server/domain/plan/compile.ts';

export interface PlannedChanges {
	/** Cases that follow the configuration. */
	open: number;
	/** Those of them whose clocks, place or team would change. */
	changed: number;
	/** A few of these, by what the helpdesk calls them. */
	such: string[];
}

const MOST_NAMED = 5;

/** @param zone the client's; @param version that holds now */
export function plannedChanges(
	written: ConfigurationInput,
	{ zone, version, at }: { zone: string; version: number; at: number },
	cases: Iterable<Case>
): PlannedChanges {
	const plan = compilePlan(zone, version + 1, Configuration.parse(written));
	let open = 0;
	const changed: string[] = [];
	for (const row of cases) {
		open++;
		if (replanned(row, { plan, at }).length > 0) changed.push(row.ref);
	}
	return { open, changed: changed.length, such: changed.slice(0, MOST_NAMED) };
}
