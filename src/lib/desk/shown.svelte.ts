import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import { namesById } from '#lib/words.ts';
import type { Acts } from './acts.svelte.ts';
import { afterPaint } from './after-paint.ts';
import { NO_FILTER, searchable, type Filter } from './filters.ts';
import { Hold } from './hold.svelte.ts';
import { layEach } from './optimism.ts';
import { arrange, unlessSame } from './order.ts';
import type { DeskSay } from './say.ts';
import { lastPast, sieve, unlessSameCounts, type Counts } from './sieve.ts';

/** The list follows a search when nothing was typed for so long. */
const TYPED_MS = 90;

/** The rows as they are to be shown: the server's, with what was tapped laid over them, filtered, held still. */
export class ShownRows {
	#asked: Filter = $state.raw(NO_FILTER);
	#used: Filter = $state.raw(NO_FILTER);
	#forget: () => void = () => undefined;
	readonly hold = new Hold();
	readonly #board: LiveBoard;
	readonly #acts: Acts;
	readonly #me: string;
	readonly #say: DeskSay;

	readonly clients = $derived.by(() => namesById(this.#board.head?.clients ?? []));
	/** Of the rows that something was tapped of, how they are to be shown. */
	readonly #laid = $derived.by(() =>
		layEach(this.#acts.pending, { get: (key) => this.#board.row(key) })
	);
	readonly #rows = $derived.by(() => {
		const [{ rows }, laid] = [this.#board, this.#laid];
		return laid.size === 0 ? rows : rows.map((row) => laid.get(row.key) ?? row);
	});
	/** When the row ran out that did so last: what is past SLA is reckoned anew only when another one has. */
	readonly #pastAt = $derived.by(() => lastPast(this.#board.rows, this.#board.now));
	readonly #words = $derived.by(() => {
		const clients = this.clients;
		return searchable(
			(id) => clients.get(id) ?? id,
			(subject) => this.#say(`subject-${subject}`)
		);
	});
	readonly #sieved = $derived.by(() =>
		sieve(this.#rows, {
			...{ filter: this.#used, wordsOf: this.#words },
			...{ now: this.#pastAt, me: this.#me }
		})
	);
	readonly #arranged = $derived.by(() =>
		arrange(
			this.#sieved.rows.map((row) => row.key),
			this.hold.frozen?.keys ?? [],
			this.hold.frozen !== null
		)
	);
	readonly #keys = $derived.by(() => (this.#last = unlessSame(this.#last, this.#arranged.keys)));
	#last: readonly string[] = [];
	/** How many each chip would show, with the other filters as they are. */
	readonly counts = $derived.by(
		() => (this.#counted = unlessSameCounts(this.#counted, this.#sieved.counts))
	);
	#counted: Counts | null = null;

	constructor(board: LiveBoard, acts: Acts, me: string, say: DeskSay) {
		this.#board = board;
		this.#acts = acts;
		this.#me = me;
		this.#say = say;
	}

	/** What was asked for last: what the chips show. */
	get filter(): Filter {
		return this.#asked;
	}
	/** What the list is of: it follows what was asked for once that has been painted. */
	get used(): Filter {
		return this.#used;
	}
	/** Those that the filter wants, most urgent first, whatever is held. */
	get wanted(): readonly Row[] {
		return this.#sieved.rows;
	}
	/** Keys in the order to show them. */
	get keys(): readonly string[] {
		return this.#keys;
	}
	/** How many wait behind the held list. */
	get waiting(): number {
		return this.#arranged.waiting.length;
	}
	/** The row as it is to be shown; undefined when it was never here. */
	row(key: string): Row | undefined {
		return this.#laid.get(key) ?? this.#board.row(key) ?? this.hold.frozen?.rows.get(key);
	}
	/** True when it left while the list was held: it keeps its place and can no longer be acted on. */
	gone(key: string): boolean {
		return this.#board.row(key) === undefined;
	}

	/** A finger is on the list. */
	holdStill(): void {
		const [laid, rows] = [this.#laid, this.#board.view?.rows];
		this.hold.begin(this.keys, { get: (key) => laid.get(key) ?? rows?.get(key) });
	}
	/** @param typed it is being typed: the list follows when that rests */
	narrow(change: Partial<Filter>, typed = false): void {
		this.#asked = { ...this.#asked, ...change };
		this.#forget();
		this.#forget = afterPaint(() => this.#use(), typed ? TYPED_MS : 0);
	}
	/** The list is of what was asked for, now: somebody goes on in it without waiting for it to follow. */
	settle(): void {
		if (this.#asked === this.#used) return;
		this.#forget();
		this.#use();
	}
	/** What the list is of in the beginning. */
	begin(filter: Filter): void {
		this.#asked = filter;
		this.#use();
	}
	#use(): void {
		this.hold.end();
		this.#used = this.#asked;
	}
}
