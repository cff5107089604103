import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import { questions, type Questions } from '#lib/live/questions.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Row } from '#lib/shared/wire/rows.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import { isLapsing } from '#lib/shared/lease.ts';
import {
	belongs,
	isToFollowUp,
	matcher,
	NO_FILTER,
	WHOSE,
	type Filter,
	type Whose
} from './filters.ts';
import type { FormName } from './keys.ts';
import { lay, type Before } from './optimism.ts';
import { Acts } from './acts.svelte.ts';
import { Hold } from './hold.svelte.ts';
import { arrange, byKey } from './order.ts';
import { doneWords, failedWords } from './results.ts';
import type { DeskSay } from './say.ts';
import type { Outcome } from './send.ts';
import { Toasts } from './toasts.svelte.ts';
import { namesById } from '#lib/words.ts';

/** What an undo has until the server says exactly; the server's own rule is the one that counts. */
const UNDO_MS = 8000;

/** Which case is meant, and what people call it. */
export type CaseRef = Pick<Row, 'key' | 'client' | 'case' | 'ref'>;

/** What a supervisor has in front of them: the board's rows, what was tapped, filtered, chosen and said. */
export class Desk {
	readonly board: LiveBoard;
	readonly ask: Questions;
	readonly me: Person;
	readonly say: DeskSay;
	readonly toasts: Toasts;
	filter: Filter = $state.raw(NO_FILTER);
	/** The row that the keyboard is on; it is also the one whose details are open. */
	cursor: string | null = $state(null);
	open = $state(false);
	/** The form that is open in the details. */
	form: FormName | null = $state(null);
	/** How high the actions of the details are, in px: what is said stands above them. */
	lift = $state(0);
	readonly hold = new Hold();
	readonly #acts: Acts;

	readonly clients = $derived.by(() => namesById(this.board.head?.clients ?? []));
	/** The board makes a new array at each beat; while its rows are the same ones, nothing below is reckoned anew. */
	readonly #server = $derived.by(() => {
		const rows = this.board.rows;
		const same =
			rows.length === this.#served.length && rows.every((row, at) => row === this.#served[at]);
		return same ? this.#served : (this.#served = rows);
	});
	#served: readonly Row[] = [];
	readonly #rows = $derived.by(() => {
		const [rows, { pending }] = [this.#server, this.#acts];
		return pending.length === 0 ? rows : rows.map((row) => lay(row, pending));
	});
	readonly #byKey = $derived.by(() => byKey(this.#rows));
	/** What the filters leave, whosever it is. */
	readonly #found = $derived.by(() => {
		const clients = this.clients;
		return this.#rows.filter(
			matcher(
				this.filter,
				(id) => clients.get(id) ?? id,
				(subject) => this.say(`subject-${subject}`)
			)
		);
	});
	readonly #wanted = $derived.by(() => {
		const { whose } = this.filter;
		return this.#found.filter((row) => belongs(row, whose, this.me.id));
	});
	readonly #arranged = $derived.by(() =>
		arrange(
			this.#wanted.map((row) => row.key),
			this.hold.frozen?.keys ?? [],
			this.hold.frozen !== null
		)
	);
	/** How many each chip would show, with the other filters as they are. */
	readonly counts: Record<Whose, number> = $derived.by(() => {
		const count = (whose: Whose) =>
			this.#found.reduce((sum, row) => sum + Number(belongs(row, whose, this.me.id)), 0);
		return Object.fromEntries(WHOSE.map((whose) => [whose, count(whose)])) as Record<Whose, number>;
	});

	constructor(board: LiveBoard, me: Person, say: DeskSay) {
		this.board = board;
		this.me = me;
		this.say = say;
		this.ask = questions(board.line);
		this.#acts = new Acts(board, this.ask, me);
		this.toasts = new Toasts(() => board.exactly(), say);
	}

	/** Keys in the order to show them. */
	get keys(): readonly string[] {
		return this.#arranged.keys;
	}
	/** How many wait behind the held list. */
	get waiting(): number {
		return this.#arranged.waiting.length;
	}
	/** The row as it is to be shown; undefined when it was never here. */
	row(key: string): Row | undefined {
		return this.#byKey.get(key) ?? this.hold.frozen?.rows.get(key);
	}
	/** The escalation of a key while it is open. */
	openRow(key: string): Row | undefined {
		const row = this.gone(key) ? undefined : this.row(key);
		return row && !isToFollowUp(row) ? row : undefined;
	}
	/** True when it left while the list was held: it keeps its place and can no longer be acted on. */
	gone(key: string): boolean {
		return !this.#byKey.has(key);
	}
	clientName(id: string): string {
		return this.clients.get(id) ?? id;
	}
	/** "Kestrel 1207": what people call it. */
	name(of: { client: string; ref: string }): string {
		return `${this.clientName(of.client)} ${of.ref}`;
	}
	get connected(): boolean {
		return this.board.status.is === 'live';
	}

	/** A finger is on the list. */
	holdStill(): void {
		this.hold.begin(this.keys, this.#byKey);
	}
	narrow(change: Partial<Filter>): void {
		this.hold.end();
		this.filter = { ...this.filter, ...change };
	}

	/** Moves the cursor by so many rows and stays within the list. */
	move(by: number): void {
		const at = this.cursor === null ? -1 : this.keys.indexOf(this.cursor);
		const next = at < 0 ? 0 : Math.min(this.keys.length - 1, Math.max(0, at + by));
		const key = this.keys[next] ?? null;
		if (key !== this.cursor) this.form = null;
		this.cursor = key;
	}

	/** Opens a form in the details of the cursor's row, or closes it. */
	askFor(form: FormName | null): void {
		this.form = form;
		if (form) this.open = true;
	}
	show(key: string): void {
		if (key !== this.cursor) this.form = null;
		this.cursor = key;
		this.open = true;
	}

	/** Whoever has it says so, before the claim lapses: the step that costs least is a note. */
	holdOn(row: Row): void {
		if (row.owner?.id !== this.me.id || !row.lease || !isLapsing(row.lease, this.board.exactly()))
			return;
		void this.do(row, { type: 'note', text: this.say('note-still-on-it') });
	}
	claim(row: Row): void {
		if (row.owner?.id !== this.me.id) void this.#undoable(row, { type: 'claim' });
	}
	retier(row: Row, tier: EscalatedTier): void {
		if (row.tier !== tier) void this.#undoable(row, { type: 'retier', tier });
	}
	/** Takes the last act back, if that is still open. */
	undo(): void {
		const last = this.toasts.takeUndo();
		if (!last) return;
		void last.outcome.then((outcome) => {
			if (outcome.is === 'done') void this.do(last.row, { type: last.undo }, last.before);
		});
	}

	/** @returns what came of it; it was said by then */
	async do(row: CaseRef, command: DeskCommand, before?: Before): Promise<Outcome> {
		const name = this.name(row);
		const ran = this.openRow(row.key) !== undefined;
		const outcome = await this.#send(row, command, before);
		const changed = outcome.is === 'done' && outcome.done.changed;
		const words =
			failedWords(outcome, name, this.say) ?? doneWords(command, name, this.say, { ran, changed });
		this.toasts.say(words, outcome.is !== 'done');
		return outcome;
	}
	/** As `do`, without a word when it was done. */
	async quietly(row: CaseRef, command: DeskCommand): Promise<Outcome> {
		const outcome = await this.#send(row, command);
		const failed = failedWords(outcome, this.name(row), this.say);
		if (failed) this.toasts.say(failed, true);
		return outcome;
	}

	async #undoable(row: Row, command: DeskCommand & { type: 'claim' | 'retier' }): Promise<void> {
		const { owner, ownedSince, tier, tierSince } = row;
		const words = doneWords(command, this.name(row), this.say);
		const sent = this.#send(row, command);
		if (this.connected)
			this.toasts.offerUndo({
				row,
				words,
				undo: `undo-${command.type}`,
				before: { owner, ownedSince, tier, tierSince },
				until: this.board.exactly() + UNDO_MS,
				outcome: sent
			});
		const outcome = await sent;
		const failed = failedWords(outcome, this.name(row), this.say);
		if (failed) this.toasts.say(failed, true);
		this.toasts.answered(sent, outcome.is === 'done' ? (outcome.done.undoUntil ?? 0) : 0);
	}

	#send(row: CaseRef, command: DeskCommand, before?: Before): Promise<Outcome> {
		return this.#acts.send(row, command, { row: this.openRow(row.key), before });
	}
}
