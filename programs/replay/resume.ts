/** Going on where an earlier replay of the same log ended. */
import type { Api } from '../client/index.ts';
import type { Planned } from './plan.ts';

/**
 * What the server does not know yet. A case whose last news is of some minute has been told everything before that
 * minute; what belongs to the minute itself is told again, because part of it may be missing, and changes nothing twice.
 */
export async function unknownYet(api: Api, client: string, planned: Planned[]): Promise<Planned[]> {
	const told = new Map<string, number>();
	for await (const { case: id, updatedAt } of api.allCases(client, { limit: 500 }))
		told.set(id, updatedAt);
	if (told.size === 0) return planned;
	return planned.filter(
		(one) => one.kind === 'queue' || one.at >= (told.get(one.item.case) ?? -Infinity)
	);
}
