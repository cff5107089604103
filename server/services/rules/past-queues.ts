/** A rule over queues held against the looks that are kept. */
import type { Queue } from '#server/domain/directory.ts';
import type { CompiledRule } from '#server/domain/rules/compile.ts';
import { LOOK_HOLDS_MS, type QueueLook } from '#server/domain/rules/facts.ts';
import { firstHolding, instantsToTry, type TriedBy } from '#server/domain/rules/instants.ts';
import { begins, type Looks } from './looks.ts';
import type { Tally } from './tally.ts';

export interface QueueTrial {
	compiled: CompiledRule;
	triedBy: TriedBy;
	from: number;
	to: number;
	looks: Looks;
	tally: Tally;
}

/** Counts each time that the rule began to hold: as if what it opened was resolved before the next time. */
export function tryQueue(queue: Queue, trial: QueueTrial): void {
	const { looks, from, to, tally } = trial;
	const all = looks.of(queue.id);
	let held = false;
	for (const [index, look] of all.entries()) {
		const until = Math.min(to, all[index + 1]?.at ?? to, look.at + LOOK_HOLDS_MS + 1);
		const since = Math.max(from, look.at);
		if (since >= until) continue;
		for (const { at, holds } of turnsOf(look, since, until, held, trial)) {
			held = holds;
			if (holds) tally.hit({ case: null, queue: queue.id, ref: queue.name, at, running: false });
		}
	}
}

/** When the rule began, and ceased, to hold while this look was the latest. */
function* turnsOf(
	look: QueueLook,
	from: number,
	to: number,
	before: boolean,
	{ compiled, triedBy }: QueueTrial
): Generator<{ at: number; holds: boolean }> {
	const asked = (now: number) => compiled.holds({ now, case: null, customer: null, queue: look });
	let instants = instantsToTry(from, to - 1, begins(look), triedBy);
	let held = before;
	while (instants.length > 0) {
		const wanted = !held;
		const at = firstHolding(instants, (now) => asked(now) === wanted);
		if (at === null) return;
		held = wanted;
		yield { at, holds: held };
		instants = instants.filter((one) => one > at);
	}
}
