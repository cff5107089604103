/** Figures that one panel shows. As the others, each costs what is shown, not what is open. */
import type { Brief, Figures } from '#lib/shared/wire/rows.ts';
import type { Case } from '#server/domain/case.ts';
import type { Cut, Grouped } from '../state/cut.ts';
import { firstOf } from './first.ts';
import type { Source } from './source.ts';

/** So many lines at the most. */
export const LINES = 12;

const grouped = (group: Grouped, now: number) => ({
	open: group.due.size,
	pastSla: group.due.before(now),
	unclaimed: group.unclaimed
});

export function tiers({ parts, tiers: shown, now }: Source): Figures['tiers'] {
	return [...shown].sort().map((tier) => {
		const groups = parts.flatMap(({ cut }) => cut.tiers.get(tier) ?? []);
		const counted = groups.map((group) => grouped(group, now));
		const longest = groups.flatMap(({ since }) => since.first(1)).map(({ due }) => due);
		return {
			tier,
			open: total(counted, 'open'),
			pastSla: total(counted, 'pastSla'),
			unclaimed: total(counted, 'unclaimed'),
			longest: longest.length > 0 ? Math.min(...longest) : null
		};
	});
}

type Counted = ReturnType<typeof grouped>;
const total = (counted: Counted[], name: keyof Counted): number =>
	counted.reduce((sum, one) => sum + one[name], 0);

/** All of them, those with the most past SLA first. Teams of one name are one team, whatever client they work for. */
export function teams({ parts, now }: Source): Figures['teams'] {
	const found = new Map<string, Counted>();
	for (const { cut } of parts)
		for (const [team, group] of cut.teams) {
			const [known, more] = [found.get(team), grouped(group, now)];
			found.set(team, {
				open: (known?.open ?? 0) + more.open,
				pastSla: (known?.pastSla ?? 0) + more.pastSla,
				unclaimed: (known?.unclaimed ?? 0) + more.unclaimed
			});
		}
	return [...found]
		.map(([team, group]) => ({ team, ...group }))
		.sort(
			(one, other) =>
				other.pastSla - one.pastSla || other.open - one.open || (one.team < other.team ? -1 : 1)
		);
}

export const unclaimed = (source: Source): Brief[] => briefs(source, (cut) => cut.waiting);

export function promises(source: Source): Figures['promises'] {
	const all = source.parts.map(({ cut }) => cut.promises);
	return {
		open: all.reduce((sum, { size }) => sum + size, 0),
		late: all.reduce((sum, index) => sum + index.before(source.now), 0),
		next: briefs(source, (cut) => cut.promises)
	};
}

const briefs = (source: Source, of: (cut: Cut) => Cut['due']): Brief[] =>
	firstOf(source.parts, ({ cut }) => of(cut), LINES).flatMap(({ id, due, part }) => {
		const state = part.client.cases.get(id);
		return state ? [brief(state, due)] : [];
	});

const brief = ({ client, id, ref, tier }: Case, at: number): Brief => ({
	key: `${client}/${id}`,
	client,
	ref,
	tier: tier as Brief['tier'],
	at
});
