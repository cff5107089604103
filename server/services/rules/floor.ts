/** What rules need to know of the floor; the live side of the node offers it. */
import type { Case } from '#server/domain/case.ts';
import type { QueueLook } from '#server/domain/rules/facts.ts';

export interface Floor {
	/** The open cases of a client, by id; a case that changed is another object. Undefined for one that is not known yet. */
	cases(client: string): ReadonlyMap<string, Case> | undefined;
	/** The latest look at a queue; null before the first. */
	look(client: string, queue: string): QueueLook | null;
	/** False while the node does not hear the store: what it knows may be old. */
	fresh(): boolean;
	/** Calls `changed` with clients of which something may have changed. @returns the stop function */
	listen(changed: (clients: Iterable<string>) => void): () => void;
}
