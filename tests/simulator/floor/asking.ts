/** Whoever asks something of the nodes, and asks again until it is answered. */
import type { Done } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { CLIENT, type Node } from '../node.ts';
import { must } from '../reckoning/broken.ts';
import { HOUR } from '../settings/settings.ts';
import type { World } from '../world.ts';
import { drawWish, type Wish } from './draw.ts';

/** For so long the same is asked again; the store remembers it for a day. */
const PATIENCE = 20 * HOUR;

export class Asking {
	/** Of every case that somebody has tried to open. */
	readonly ids: string[] = [];
	readonly #world: World;
	readonly #unanswered = new Map<string, Wish & { since: number }>();
	#count = 0;

	constructor(world: World) {
		this.#world = world;
	}

	/** What somebody wants of one of the cases; null when there is none. */
	wish(id?: string): Wish | null {
		const { chance, store, now } = this.#world;
		const offered = this.offered();
		const among = offered.length > 0 && chance.often(0.7) ? offered : this.ids;
		const which = id ?? (among.length > 0 ? chance.pick(among) : '');
		const row = store.read(CLIENT, which);
		return row && drawWish(chance, row, now);
	}

	/** Cases that a colleague was asked to take: they are answered soon, or never. */
	offered(): string[] {
		return this.ids.filter((id) => this.#world.store.read(CLIENT, id)?.offer);
	}

	/** Asks a node, and does not wait for the answer. @returns the operation */
	ask(wish: Wish, told: { operation?: string | undefined; node?: Node } = {}): string {
		const { operation = `operation-${++this.#count}`, node = this.#world.anyNode() } = told;
		const { at, by, command, case: id } = wish;
		const when = at === undefined ? '' : ` at ${new Date(at).toISOString()}`;
		this.#world.tell(
			() => `${node.name} ${operation}: ${by.id} of ${id}: ${JSON.stringify(command)}${when}`
		);
		this.#unanswered.set(operation, { since: this.#world.now, ...wish });
		this.#world.under(node.run({ operation, client: CLIENT, ...wish }), (answer) =>
			this.#answered(wish, operation, answer)
		);
		return operation;
	}

	/** Who was not answered asks again, by the same operation. */
	async askAgain(): Promise<void> {
		if (this.#world.awake.length === 0) return;
		for (const [operation, { since, ...wish }] of [...this.#unanswered])
			if (this.#world.now - since < PATIENCE) this.ask(wish, { operation });
			else this.#unanswered.delete(operation);
		await this.#world.quiet();
	}

	/** What was answered as done is in the log; what failed for now is asked again. */
	#answered({ case: id }: Wish, operation: string, answer: Ack<Done> | null): void {
		if (answer === null || (!answer.ok && answer.error.temporary)) return;
		this.#unanswered.delete(operation);
		if (!answer.ok || !answer.data.changed) {
			const how = answer.ok ? 'nothing to do' : answer.error.code;
			return this.#world.tell(() => `${operation}: ${how}`);
		}
		const log = this.#world.store.log(CLIENT);
		const kept = log.some((entry) => entry.case === id && entry.operation === operation);
		must(kept, 'SIM-7', () => `${operation} of ${id} was answered as done, and is not in the log`);
	}
}
