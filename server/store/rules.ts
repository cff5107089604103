/** What rules remember beside the cases: how each stands at each queue, what went wrong with it, whose turn it is. */
import type { Connection } from './connection.ts';
import { ask } from './failure.ts';
import type { Keys } from './keys.ts';
import { ClientTurns } from './turn.ts';

/** A node that says nothing for so long has lost its turn. */
const TURN_MS = 10_000;
const GROUP = 'rules';

/** How a rule stands at a queue, as it was read: `text` is what another node must not have changed. */
export interface KeptStanding {
	queue: string;
	rule: string;
	text: string;
}

/** What went wrong when a rule was asked. */
export interface RuleTrouble {
	count: number;
	/** The last one. */
	fault: string;
	at: number;
}

export class RuleStore {
	readonly #connection: Connection;
	readonly #keys: Keys;
	/** Which node's turn it is. */
	readonly turns: ClientTurns;

	/** @param self names this node */
	constructor(connection: Connection, keys: Keys, self: string) {
		this.#connection = connection;
		this.#keys = keys;
		this.turns = new ClientTurns(
			connection,
			(client) => keys.client(client).turn(GROUP),
			self,
			TURN_MS
		);
	}

	async standings(client: string): Promise<KeptStanding[]> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.client(client).ruleQueues));
		return Object.entries(found).map(([field, text]) => {
			const [queue = '', rule = ''] = field.split('|');
			return { queue, rule, text };
		});
	}

	/** @param was as it was read; empty when there was none. @returns false when another node was faster */
	async stand(client: string, { queue, rule, text: was }: KeptStanding, is: string) {
		const { ruleQueues } = this.#keys.client(client);
		const swapped = await ask(() =>
			this.#connection.swap([ruleQueues], [`${queue}|${rule}`, was, is])
		);
		return swapped === 1;
	}

	/** A number that no case of the queue has had. */
	async nextNumber(client: string, queue: string): Promise<number> {
		const { ruleNumbers } = this.#keys.client(client);
		return ask(() => this.#connection.hIncrBy(ruleNumbers, queue, 1));
	}

	/** By rule. */
	async troubles(client: string): Promise<Map<string, RuleTrouble>> {
		const found = await ask(() => this.#connection.hGetAll(this.#keys.client(client).ruleTroubles));
		return new Map(
			Object.entries(found).map(([rule, text]) => [rule, JSON.parse(text) as RuleTrouble])
		);
	}

	/** @param more how many there were since the last one was told */
	async trouble(client: string, rule: string, fault: string, more: number, at: number) {
		const known = (await this.troubles(client)).get(rule);
		const trouble: RuleTrouble = { count: (known?.count ?? 0) + more, fault, at };
		const { ruleTroubles } = this.#keys.client(client);
		await ask(() => this.#connection.hSet(ruleTroubles, rule, JSON.stringify(trouble)));
	}
}
