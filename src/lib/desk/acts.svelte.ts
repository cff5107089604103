import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { Questions } from '#lib/live/questions.ts';
import type { DeskCommand, Done } from '#lib/shared/wire/commands.ts';
import type { Row, Whom } from '#lib/shared/wire/rows.ts';
import { acknowledge, effectOf, settle, takeBack, type Pending, type Tapped } from './optimism.ts';
import { operationId, send, type Outcome, type Wire } from './send.ts';
import { Turns } from './turns.ts';

/** What was tapped, on its way to the server: shown at once where a screen can know it, and taken back when refused. */
export class Acts {
	readonly #board: LiveBoard;
	readonly #ask: Questions;
	readonly #me: Whom;
	#pending: Pending[] = $state.raw([]);
	/** The last command of each case: the next one waits for its answer. */
	readonly #turns = new Turns();

	constructor(board: LiveBoard, ask: Questions, me: Whom) {
		this.#board = board;
		this.#ask = ask;
		this.#me = me;
	}

	/** Acts that the server's rows do not tell of yet, oldest first. */
	get pending(): readonly Pending[] {
		return this.#pending;
	}

	/** @param turn when it may be sent, where that is not at once; false: not any more */
	async send(
		row: Pick<Row, 'key' | 'client' | 'case'>,
		command: DeskCommand,
		tapped: Tapped,
		turn?: Promise<boolean>
	): Promise<Outcome> {
		if (!this.#wire.connected() && !this.#wire.connecting()) return { is: 'unsent' };
		const operation = operationId(crypto);
		const effect = effectOf(command, this.#me, this.#board.exactly(), tapped);
		const { key, client, case: id } = row;
		if (effect) this.#note([...this.#pending, { operation, key, effect, version: null }]);
		const outcome = await this.#turns.take(key, async (): Promise<Outcome> => {
			if (turn && !(await turn)) return { is: 'unsent' };
			return send(this.#wire, { operation, client, case: id, command });
		});
		if (effect) this.#settleWith(operation, outcome.is === 'done' ? outcome.done : null);
		return outcome;
	}

	#settleWith(operation: string, done: Done | null): void {
		this.#note(
			done
				? acknowledge(this.#pending, operation, done.version)
				: takeBack(this.#pending, operation)
		);
	}
	#note(pending: Pending[]): void {
		this.#pending = settle(pending, { get: (key) => this.#board.row(key) });
	}

	readonly #wire: Wire = {
		send: (request, within) =>
			Promise.race([
				this.#ask.command(request),
				new Promise<null>((resolve) => setTimeout(resolve, within, null))
			]),
		connected: () => this.#board.status.is === 'live',
		connecting: () => this.#board.status.is === 'connecting',
		wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms))
	};
}
