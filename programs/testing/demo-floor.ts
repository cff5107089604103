/** The demo floor over the real rules of the case, in memory. */
import { isEscalation } from '#server/domain/case.ts';
import { isRunning } from '#server/domain/clocks/deadlines.ts';
import { openFloor } from '../demo/opening.ts';
import { ownPractices } from '../demo/set-up.ts';
import { demoPlan } from './demo-plan.ts';
import { createMemoryFloor, viewOf } from './memory-floor.ts';

/** When it opens: a Saturday evening. */
export const OPENED_AT = Date.UTC(2026, 10, 21, 19, 0);
const options = { seed: 7, now: OPENED_AT, run: 'test', firstNumber: 1_000_000 };
export const opened = (seed = 7) => openFloor({ ...options, seed, practices: ownPractices() });

/** A floor whose items are carried out by the real rules, and whose clocks run. */
export function played(seed = 7) {
	let now = OPENED_AT;
	const floor = createMemoryFloor(() => now, demoPlan);
	const opening = opened(seed);
	const sim = opening.floor;
	const send = (items: typeof opening.others) =>
		items.map(({ client, item }) => ({ item, answer: floor.act(client, item) }));
	const told = send([...opening.escalations.flat(), ...opening.others, ...opening.resolved.flat()]);
	const escalations = () => [...floor.cases.values()].filter(isEscalation);
	/** What the clocks did, and that the demo hears of it. */
	const tick = () => {
		for (const one of floor.tick()) sim.learn(viewOf(one));
	};
	return {
		sim,
		floor,
		told,
		escalations,
		tick,
		step(to: number) {
			const sent = send(sim.step((now = to)));
			tick();
			return sent;
		},
		/** Of which a clock of the three has run out. */
		late: () =>
			escalations().filter(({ clocks }) =>
				[clocks.claim, clocks.update, clocks.resolve].some(
					(clock) => isRunning(clock) && clock.dueAt < now
				)
			).length,
		breaches: () => escalations().filter(({ subject }) => subject === 'sla-breach').length
	};
}
