/** A floor for one test: nodes on one store that share their state, screens before them, and cases to show. */
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Done } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { BoardView } from '#lib/live/apply.ts';
import type { Snapshot } from '#lib/shared/wire/feed.ts';
import { freshPrefix, startNode, type TestClock, type TestNode } from '../support/node.ts';
import { Screen } from '../support/screen.ts';

const PROGRAM: Actor = { kind: 'program', id: 'test', name: 'Test' };

interface Told {
	client?: string;
	by?: Actor;
	operation?: string;
}

/** What one case begins with, beside its id. */
export interface Beginning extends Told {
	tier?: 1 | 2 | 3 | 4;
	facts?: Partial<ApiCommandInput & { type: 'open' }>;
}

export class Floor {
	readonly prefix = freshPrefix();
	readonly #url: string;
	readonly #clock: TestClock | undefined;
	readonly #stops: (() => unknown)[] = [];

	constructor(url: string, clock?: TestClock) {
		this.#url = url;
		this.#clock = clock;
	}

	/** @param port of one that was stopped, to come back at; any free one, if left out */
	async node(port?: number): Promise<TestNode> {
		const { prefix } = this;
		const node = await startNode({
			url: this.#url,
			prefix,
			...(port !== undefined && { port }),
			...(this.#clock && { clock: this.#clock })
		});
		let stopped: Promise<void> | undefined;
		const stop = node.stop.bind(node);
		node.stop = () => (stopped ??= stop());
		this.#stops.push(() => node.stop());
		return node;
	}

	/** @param said which board, or one that is being edited */
	wall(at: TestNode, cookie?: string, said?: { board?: string; draft?: unknown }): Screen {
		return this.#screen(at, 'display', cookie, said);
	}

	/** A desk of a person who is set up already, in a session of its own unless a cookie is given. */
	async desk(at: TestNode, person = 'priya', cookie?: string): Promise<Screen> {
		return this.#screen(at, 'desk', cookie ?? (await at.cookieOf(person)));
	}

	/** Sets up people who sign in by one tap, each a supervisor of `clients`. */
	async people(at: TestNode, ids: string[], clients: '*' | string[] = '*'): Promise<void> {
		await Promise.all(
			ids.map((id) =>
				at.store.directory.put(`person:${id}`, {
					id,
					name: `Person ${id}`,
					role: 'supervisor',
					clients,
					password: null
				})
			)
		);
		await at.app.directory.load();
	}

	/** Called when the test is over, the latest first. */
	afterwards(stop: () => unknown): void {
		this.#stops.push(stop);
	}

	async stop(): Promise<void> {
		for (const stop of this.#stops.splice(0).reverse()) await stop();
	}

	#screen(
		at: TestNode,
		kind: 'display' | 'desk',
		cookie: string | undefined,
		said?: { board?: string; draft?: unknown }
	): Screen {
		const screen = new Screen(at.url, kind, cookie, said);
		this.#stops.push(() => screen.close());
		return screen;
	}
}

/** Runs a command on a node, as its API does. */
export function tell(
	at: TestNode,
	id: string,
	command: ApiCommandInput,
	{ client = 'acme', by = PROGRAM, operation = crypto.randomUUID() }: Told = {}
): Promise<Ack<Done>> {
	return at.app.cases.run({ operation, client, case: id, command: ApiCommand.parse(command), by });
}

/** The answer of a command that must not be refused. */
export function done(answer: Ack<Done>): Done {
	if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.error)}`);
	return answer.data;
}

/** Opens and escalates cases, side by side. */
export async function escalate(
	at: TestNode,
	ids: string[],
	{ tier = 1, facts = {}, ...told }: Beginning = {}
): Promise<void> {
	await Promise.all(
		ids.map(async (id) => {
			done(await tell(at, id, { title: `Case ${id}`, ...facts, type: 'open' }, told));
			const up = { type: 'escalate', tier, subject: 'billing', trigger: 'customer' } as const;
			done(await tell(at, id, up, told));
		})
	);
}

/** `count` case ids. */
export const ids = (count: number, word = 'c'): string[] =>
	Array.from({ length: count }, (_, index) => `${word}-${index}`);

/** What two screens of the same board must agree in. */
export const shown = ({ rows, figures }: Pick<BoardView, 'rows' | 'figures'>) => ({
	rows: [...rows.values()].sort((one, other) => (one.key < other.key ? -1 : 1)),
	counts: figures.counts,
	queues: figures.queues
});

export const shownIn = (snapshot: Snapshot | null) =>
	snapshot && shown({ ...snapshot, rows: new Map(snapshot.rows.map((row) => [row.key, row])) });
