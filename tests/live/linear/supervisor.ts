/** Somebody at a desk whose node may be gone at any moment: asks the next one, the same thing under the same id. */
import { io, type Socket } from 'socket.io-client';
import type { DeskCommand, Done } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { DeskToServer, ServerToScreen } from '#lib/shared/wire/events.ts';
import type { History } from '#lib/shared/wire/history.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import type { Act, Heard, Operation } from './history.ts';

type Link = Socket<ServerToScreen, DeskToServer>;

/** After so many nodes that did not answer, what came of it is not known. */
const TRIES = 12;
const CONNECT_MS = 4000;
const ANSWER_MS = 5000;

export class Supervisor {
	readonly person: string;
	readonly #cookie: string;
	readonly #urlOf: (at: number) => string;
	#at: number;
	#link: Link | null = null;
	/** How often a node was gone before it answered. */
	lost = 0;

	/** @param urlOf nodes, any number of times round; `at` is the one to begin with */
	constructor(person: string, cookie: string, urlOf: (at: number) => string, at: number) {
		[this.person, this.#cookie, this.#urlOf, this.#at] = [person, cookie, urlOf, at];
	}

	/** Does one act, however many nodes it takes. */
	async act(client: string, id: string, act: Act): Promise<Operation> {
		const operation = crypto.randomUUID();
		const sent = performance.now();
		for (let tried = 0; tried < TRIES; tried++) {
			const heard = await this.#ask(client, id, act, operation).catch(() => null);
			if (heard) return { person: this.person, act, sent, answered: performance.now(), heard };
			this.lost += 1;
			this.#leave();
		}
		return { person: this.person, act, sent, answered: Infinity, heard: null };
	}

	close(): void {
		this.#link?.close();
	}

	async #ask(client: string, id: string, act: Act, operation: string): Promise<Heard | null> {
		const link = await this.#connected();
		const cut = new Promise<never>((_resolve, reject) =>
			link.once('disconnect', (why) => reject(new Error(why)))
		);
		if (act.type === 'read') {
			const asked = link.timeout(ANSWER_MS).emitWithAck('history', { client, case: id });
			return seen(await Promise.race([asked, cut]));
		}
		const command: DeskCommand = act.type === 'retier' ? { ...act, tier: act.tier as 1 } : act;
		const request = { operation, client, case: id, command };
		const asked = link.timeout(ANSWER_MS).emitWithAck('command', request);
		return heardOf(await Promise.race([asked, cut]));
	}

	async #connected(): Promise<Link> {
		if (this.#link?.connected) return this.#link;
		const link: Link = io(`${this.#urlOf(this.#at)}/desk`, {
			...{ transports: ['websocket'], forceNew: true, reconnection: false, timeout: CONNECT_MS },
			extraHeaders: { cookie: this.#cookie },
			auth: { protocol: PROTOCOL }
		});
		this.#link = link;
		await new Promise<void>((resolve, reject) => {
			link.once('connect', resolve);
			link.once('connect_error', reject);
			// a node that is killed between the line and the desk's own greeting says neither
			link.io.once('close', (why) => reject(new Error(why)));
		});
		return link;
	}

	#leave(): void {
		this.#link?.close();
		this.#link = null;
		this.#at += 1;
	}
}

function seen(answer: Ack<History>): Heard | null {
	if (!answer.ok) return null;
	const { owner, tier } = answer.data.case;
	return { is: 'seen', held: { owner: owner?.id ?? null, tier } };
}

/** Null for what is only so for now: the same is asked again. */
function heardOf(answer: Ack<Done>): Heard | null {
	if (answer.ok) return { is: answer.data.changed ? 'changed' : 'unchanged' };
	const { temporary, owner, code } = answer.error;
	if (temporary) return null;
	if (!owner) throw new Error(`not expected: ${code}`);
	return { is: 'refused', owner: owner.id };
}
