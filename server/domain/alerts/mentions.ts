/** Whoever is named in a note is asked to read it, until they take a step in the case or it has ended. */
import { ACTS } from '#lib/shared/alert-acts.ts';
import type { Case } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { mentionKey, type AlertNews } from './alert.ts';

/** @param from how many news the change has already */
export function mentionNews(
	after: Case,
	events: readonly CaseEvent[],
	before: Case | null,
	from: number
): AlertNews[] {
	const found: AlertNews[] = [];
	const read = before?.mentioned.filter((id) => !after.mentioned.includes(id)) ?? [];
	const last = events.at(-1);
	if (read.length > 0 && last)
		found.push({
			kind: 'alert-end',
			n: from,
			keys: read.map((id) => mentionKey(after.id, id)),
			why: last.type,
			at: last.at
		});
	for (const event of events) {
		if (event.type !== 'noted') continue;
		for (const { id, name } of event.mentions ?? [])
			if (id !== event.by.id)
				found.push({
					kind: 'alert',
					n: from + found.length,
					alert: {
						client: after.client,
						case: after.id,
						ref: after.ref,
						key: mentionKey(after.id, id),
						rule: 'mention',
						severity: 'info',
						title: `${after.ref}: ${event.by.name} names ${name} in a note`,
						act: ACTS.read,
						names: { by: event.by.name, to: name },
						at: event.at,
						to: 'person',
						tier: after.tier === 0 ? null : after.tier,
						team: after.team,
						owner: after.owner?.id ?? null,
						person: id,
						except: null
					}
				});
	}
	return found;
}
