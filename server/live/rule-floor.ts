/** What the live side tells the rules of the floor. */
import type { Floor } from '#server/services/rules/floor.ts';
import type { LiveState } from './state/live-state.ts';

/** A node that has not heard the store for so long leaves rules to others. */
const FRESH_MS = 5000;

export const ruleFloor = (state: LiveState): Floor => ({
	cases: (client) => state.client(client)?.cases,
	look(client, queue) {
		const observed = state.client(client)?.queues.get(queue)?.latest;
		return observed ? { queue, ...observed } : null;
	},
	fresh: () => state.now() - state.freshAt() < FRESH_MS,
	listen(changed) {
		const known = new Set<string>();
		return state.listen({
			changed(clients) {
				for (const client of clients) known.add(client);
				changed(clients);
			},
			reloaded: () => changed(known)
		});
	}
});
