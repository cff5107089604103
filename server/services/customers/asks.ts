/** Customers who escalate their own case (T6), by a signed link or through a program that speaks for them. */
import { oneLine, severalLines } from '#lib/shared/plain-text.ts';
import { longDate, timeOfDay } from '#lib/shared/time/zone.ts';
import { LONGEST_TEXT, type AskOutcome, type AskView } from '#lib/shared/wire/ask.ts';
import type { Done } from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { newOperation, newSecret } from '#server/clock.ts';
import { isOpen, type Case } from '#server/domain/case.ts';
import type { Refusal } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide/index.ts';
import type { Store } from '#server/store/index.ts';
import { failure, type Cases } from '../cases.ts';
import type { Directory } from '../directory.ts';
import { sha256 } from '#server/domain/secret.ts';
import type { Plans } from '../plans.ts';
import { readLink, signLink, type LinkClaims } from './link.ts';

/** Who it was: never the customer's name, which stays in the case. */
const BY_LINK: Actor = { kind: 'customer', id: 'link', name: 'Customer' };
/** Where the client lists none. */
const ANY_REASON = 'I want somebody in charge to look at it';
/** Tries within five minutes, of one link and from one address; many customers may be behind one. */
const TRIES = { link: 10, address: 60 };
const TRIES_WITHIN_MS = 5 * 60_000;

export interface MadeLink {
	url: string;
	/** Ms since 1970. */
	expiresAt: number;
}

/** What a program can tell the customer. */
export interface Acknowledged extends Done {
	thanks: string;
	/** By when somebody will have taken it on, ms since 1970; null when nobody can say. */
	takenBy: number | null;
}

export interface AskServices {
	store: Store;
	cases: Cases;
	plans: Plans;
	directory: Directory;
	/** Where people find Andon; undefined when nobody said. */
	publicUrl: string | undefined;
}

export class CustomerAsks {
	readonly #store: Store;
	readonly #cases: Cases;
	readonly #plans: Plans;
	readonly #directory: Directory;
	readonly #publicUrl: string | undefined;

	constructor({ store, cases, plans, directory, publicUrl }: AskServices) {
		this.#store = store;
		this.#cases = cases;
		this.#plans = plans;
		this.#directory = directory;
		this.#publicUrl = publicUrl;
	}

	/**
	 * A link for the mails of a helpdesk. Whoever has it can do one thing: escalate this case, once in a while.
	 * @param origin where this was asked for, for want of a public address
	 * @throws StoreUnavailable
	 */
	async link(client: string, id: string, origin: string): Promise<Ack<MadeLink>> {
		const row = await this.#store.cases.read(client, id);
		const refusal = this.#refusal(row, client, id);
		if (refusal && refusal.code !== 'asked-already')
			return { ok: false, error: { ...failure(refusal.code, refusal.detail), ...refusal } };
		const expiresAt = this.#store.clock.now() + this.#plans.of(client).customers.linkValid;
		const claims = { client, case: id, expiresAt, nonce: newSecret(9) };
		const token = signLink(await this.#store.linkSecrets.current(), claims);
		return {
			ok: true,
			data: { url: new URL(`/ask/${token}`, this.#publicUrl ?? origin).href, expiresAt }
		};
	}

	/** What the link shows; null for any that does not hold, whatever the reason. Changes nothing. @throws StoreUnavailable */
	async view(token: string): Promise<AskView | null> {
		const claims = await this.#read(token);
		if (!claims) return null;
		const { client, case: id } = claims;
		const row = await this.#store.cases.read(client, id);
		const known = this.#directory.find('client', client);
		if (!row || !known) return null;
		const refusal = this.#refusal(row, client, id);
		const whose = { client: known.name, ref: row.ref };
		const { customers, zone } = this.#plans.of(client);
		if (!refusal) return { state: 'form', ...whose, reasons: this.#reasons(client) };
		if (refusal.code !== 'asked-already') return null;
		const due = takenBy(row, this.#store.clock.now());
		return {
			state: 'asked',
			...whose,
			thanks: customers.thanks,
			taken: row.owner !== null,
			by: due === null ? null : `${timeOfDay(due, zone)} on ${longDate(due, zone)} (${zone})`
		};
	}

	/**
	 * Escalates the case of a link.
	 * @param given what the customer chose and wrote, as it came
	 * @param address of who asks, such as an IP address
	 * @throws StoreUnavailable
	 */
	async send(
		token: string,
		given: { reason: string; text: string },
		address: string
	): Promise<AskOutcome> {
		if (!(await this.#mayTry(`ask-address:${address}`, TRIES.address))) return 'too-many';
		const claims = await this.#read(token);
		if (!claims) return 'gone';
		if (!(await this.#mayTry(`ask-link:${sha256(token)}`, TRIES.link))) return 'too-many';
		const { client, case: id } = claims;
		const text = severalLines(given.text);
		if (text.length > LONGEST_TEXT) return 'text';
		if (!this.#reasons(client).includes(given.reason)) return 'reason';
		const sent = await this.#cases.run({
			operation: `ask:${newOperation()}`,
			client,
			case: id,
			command: asked(given.reason, text),
			by: BY_LINK
		});
		if (sent.ok) return 'sent';
		if (sent.error.temporary) return 'busy';
		return sent.error.code === 'asked-already' ? 'already' : 'gone';
	}

	/**
	 * Escalates a case for a customer who said so to a program.
	 * @throws StoreUnavailable when the outcome is unknown: the same operation may be sent again
	 */
	async speak(
		of: { client: string; case: string; operation: string },
		{ reason, text }: { reason: string; text?: string | undefined },
		program: string
	): Promise<Ack<Acknowledged>> {
		const by: Actor = { kind: 'customer', id: program, name: 'Customer' };
		const sent = await this.#cases.run({ ...of, command: asked(reason, text ?? ''), by });
		if (!sent.ok) return sent;
		const row = await this.#store.cases.read(of.client, of.case);
		const { thanks } = this.#plans.of(of.client).customers;
		const due = row && takenBy(row, this.#store.clock.now());
		return { ok: true, data: { ...sent.data, thanks, takenBy: due } };
	}

	/** Why the customer cannot escalate it now: what the command itself would be refused with; null when he can. */
	#refusal(row: Case | null, client: string, id: string): Refusal | null {
		const now = this.#store.clock.now();
		const decision = decide(row, asked(ANY_REASON, ''), {
			client,
			case: id,
			now,
			at: now,
			by: BY_LINK,
			plan: this.#plans.of(client)
		});
		return decision.ok ? null : decision.refusal;
	}

	#reasons(client: string): string[] {
		const { reasons } = this.#plans.of(client).customers;
		return reasons.length > 0 ? reasons : [ANY_REASON];
	}

	async #read(token: string): Promise<LinkClaims | null> {
		return readLink(await this.#store.linkSecrets.live(), token, this.#store.clock.now());
	}

	/** Counts a try before it is made, so that any number at once is bounded, too. */
	async #mayTry(of: string, most: number): Promise<boolean> {
		return (await this.#store.sessions.countAttempt(of, TRIES_WITHIN_MS)) <= most;
	}
}

/** The history has one line of it. */
const asked = (reason: string, text: string) => {
	const line = oneLine(text.replaceAll(/\s+/g, ' '));
	return { type: 'customer' as const, reason, ...(line !== '' && { text: line }) };
};

/** When the clock that runs until somebody takes it on is due; null when it does not run, or has run out. */
function takenBy(row: Case, now: number): number | null {
	const { claim } = row.clocks;
	if (!claim || !isOpen(row) || claim.stoppedAt !== null || claim.pausedAt !== null) return null;
	return claim.dueAt > now ? claim.dueAt : null;
}
