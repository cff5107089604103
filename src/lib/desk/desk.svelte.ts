import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import { questions, type Questions } from '#lib/live/questions.ts';
import { givesAnything, mayDo, type Standing } from '#lib/shared/access/tiers.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Row, UndoableAct } from '#lib/shared/wire/rows.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import { isLapsing } from '#lib/shared/lease.ts';
import { isToFollowUp, type Filter } from './filters.ts';
import type { FormName } from './keys.ts';
import type { Before } from './optimism.ts';
import { Drafts } from './drafts.ts';
import { Acts } from './acts.svelte.ts';
import { Lookers } from './lookers.svelte.ts';
import { doneWords, failedWords } from './results.ts';
import type { DeskSay } from './say.ts';
import type { Outcome } from './send.ts';
import { lookAt, newsBetween, newsWords, type Looked } from './news.ts';
import { Bulk } from './bulk.svelte.ts';
import { Pane } from './pane.svelte.ts';
import { Selection } from './selection.svelte.ts';
import { ShownRows } from './shown.svelte.ts';
import { Toasts, type Undo } from './toasts.svelte.ts';

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
	readonly drafts: Drafts;
	/** The row that the keyboard is on; the details show it, too, when they are open, as soon as they have followed. */
	cursor: string | null = $state(null);
	open = $state(false);
	readonly pane = new Pane();
	/** The form that is open in the details. */
	form: FormName | null = $state(null);
	openViews: () => void = () => undefined;
	openKeys: () => void = () => undefined;
	/** How high the actions of the details are, in px: what is said stands above them. */
	lift = $state(0);
	/** An escalation is being raised, in the place of the details. */
	raising = $state(false);
	readonly lookers = new Lookers();
	readonly shown: ShownRows;
	readonly selection = new Selection();
	readonly bulk: Bulk;
	readonly #acts: Acts;

	/** @param drafts what was being typed when the page was loaded anew */
	constructor(board: LiveBoard, me: Person, say: DeskSay, drafts = new Drafts('', null)) {
		this.drafts = drafts;
		this.board = board;
		this.me = me;
		this.say = say;
		this.ask = questions(board.line);
		this.#acts = new Acts(board, this.ask, me);
		this.shown = new ShownRows(board, this.#acts, me.id, say);
		this.toasts = new Toasts(() => board.exactly(), say);
		this.bulk = new Bulk({
			...{ board, say, acts: this.#acts, selection: this.selection, toasts: this.toasts },
			name: (row) => this.name(row),
			openRow: (key) => this.openRow(key),
			may: (command, row) => this.may(command, row)
		});
	}

	get filter(): Filter {
		return this.shown.filter;
	}
	/** Keys in the order to show them. */
	get keys(): readonly string[] {
		return this.shown.keys;
	}
	/** The row as it is to be shown; undefined when it was never here. */
	row(key: string): Row | undefined {
		return this.shown.row(key);
	}
	/** The escalation of a key while it is open. */
	openRow(key: string): Row | undefined {
		const row = this.gone(key) ? undefined : this.row(key);
		return row && !isToFollowUp(row) ? row : undefined;
	}
	/** True when it left while the list was held: it keeps its place and can no longer be acted on. */
	gone(key: string): boolean {
		return this.shown.gone(key);
	}
	clientName(id: string): string {
		return this.shown.clients.get(id) ?? id;
	}
	name(of: { client: string; ref: string }): string {
		return `${this.clientName(of.client)} ${of.ref}`;
	}
	/** Whether to offer a command of a case; the server decides by the same table. */
	may(command: DeskCommand['type'], of: Standing): boolean {
		return mayDo(this.me, command, of);
	}
	/** Who has it may give it away; a manager may give away what others have, or nobody. */
	mayHand(row: Row): boolean {
		return this.may('hand', row) && (row.owner?.id === this.me.id || givesAnything(this.me));
	}
	mayTakeOver(row: Row): boolean {
		return row.owner !== null && row.owner.id !== this.me.id && this.may('take-over', row);
	}
	get connected(): boolean {
		return this.board.status.is === 'live';
	}

	/** Nothing that is sent arrives, and that is known. */
	get cut(): boolean {
		return this.board.status.is === 'stale' || this.board.status.is === 'refused';
	}
	/** Nothing is typed, on its way, or could be undone. */
	get idle(): boolean {
		return !(this.raising || this.form || this.#acts.pending[0] || this.toasts.undo());
	}

	narrow(change: Partial<Filter>): void {
		this.shown.narrow(change);
	}

	/** Moves the cursor by so many rows and stays within the list. */
	move(by: number): void {
		const at = this.cursor === null ? -1 : this.keys.indexOf(this.cursor);
		const next = at < 0 ? 0 : Math.min(this.keys.length - 1, Math.max(0, at + by));
		const key = this.keys[next] ?? null;
		if (key === this.cursor) return;
		this.form = null;
		this.cursor = key;
		if (this.open) this.pane.follow(key, true);
	}

	/**
	 * Opens a form in the details, or closes it.
	 * @param of the case that is meant; that of the cursor, unless the details still show another one
	 */
	askFor(form: FormName | null, of = this.cursor): void {
		this.form = form;
		if (!form) return;
		this.cursor = of;
		this.open = true;
		this.pane.show(of);
	}
	show(key: string | null = this.cursor): void {
		if (key === null) return;
		this.raising = false;
		if (key !== this.cursor) this.form = null;
		this.cursor = key;
		this.open = true;
		this.pane.follow(key);
	}
	/** The details make room. */
	shut(): void {
		this.open = false;
		this.pane.show(null);
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
	accept(row: Row): void {
		if (row.offer?.to.id === this.me.id) void this.#undoable(row, { type: 'accept' });
	}
	takeOver(row: Row, why: string): Promise<Outcome> {
		return this.#undoable(row, { type: 'take-over', from: row.owner?.id ?? '', why });
	}
	/** Picks a row, or no more; with all between it and the one before. */
	pick(key: string, span = false): void {
		if (span) this.selection.span(key, this.keys);
		else this.selection.toggle(key);
	}
	/** Tells a screen reader what came and ran out since the last time; call it every few seconds. */
	tellNews(): void {
		const looked = lookAt(this.shown.wanted, this.shown.used, this.board.now);
		const { fresh, late } = newsBetween(this.#looked, looked);
		this.#looked = this.connected ? looked : null;
		if (this.connected && fresh + late > 0) this.toasts.tell(newsWords(fresh, late, this.say));
	}
	#looked: Looked | null = null;
	/** Takes the last act back, if that is still open. */
	undo(): void {
		this.toasts.takeUndo()?.takeBack();
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

	async #undoable(row: Row, command: DeskCommand & { type: UndoableAct }): Promise<Outcome> {
		const { owner, ownedSince, tier, tierSince, offer } = row;
		const words = doneWords(command, this.name(row), this.say);
		const sent = this.#send(row, command);
		const undo: Undo = {
			words,
			keys: [row.key],
			until: this.board.exactly() + UNDO_MS,
			takeBack: () => {
				void sent.then(({ is }) => {
					if (is === 'done')
						void this.do(
							row,
							{ type: `undo-${command.type}` },
							{ owner, ownedSince, tier, tierSince, offer }
						);
				});
			}
		};
		if (!this.cut) this.toasts.offerUndo(undo);
		const outcome = await sent;
		const failed = failedWords(outcome, this.name(row), this.say);
		if (failed) this.toasts.say(failed, true);
		this.toasts.mend(undo, outcome.is === 'done' ? (outcome.done.undoUntil ?? 0) : 0);
		return outcome;
	}

	#send(row: CaseRef, command: DeskCommand, before?: Before): Promise<Outcome> {
		return this.#acts.send(row, command, { row: this.openRow(row.key), before });
	}
}
