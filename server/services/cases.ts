/**
 * Changing a case: load, decide, commit; on a conflict decide again against the row that won. No locks: one tap, one
 * winner follows from the version check in the commit.
 */
import type { Ack, Failure } from '#lib/shared/wire/errors.ts';
import { FAILURES } from '#lib/shared/wire/errors.ts';
import type { Done } from '#lib/shared/wire/commands.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { alertsOf } from '#server/domain/alerts/alerts-of.ts';
import type { Case } from '#server/domain/case.ts';
import { deadlineOf } from '#server/domain/clocks/deadlines.ts';
import type { Command, Decision, Refusal, Served } from '#server/domain/commands.ts';
import { decide } from '#server/domain/decide/index.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import { needsSomebody } from '#server/domain/follow-up.ts';
import { LATE_MS, TOLD_WHOLE_MS } from '#server/domain/limits.ts';
import type { Commit, Outcome } from '#server/store/cases.ts';
import type { Store } from '#server/store/index.ts';
import { fingerprint } from './fingerprint.ts';
import { Masking, type MaskingStore } from './masking.ts';
import type { Plans } from './plans.ts';

export interface Request {
	operation: string;
	client: string;
	case: string;
	command: Command;
	by: Actor;
	/** When it happened, ms since 1970; now, if left out. An instant to come is taken as now. */
	at?: number;
	/**
	 * Whether who asks may, of the case as it stands; null when there is none. Asked at each attempt, of the very state
	 * that the change is kept on.
	 */
	may?: (state: Case | null) => Refusal | null;
}

/** @returns whoever of this id serves the client; null when nobody does */
export type Known = (client: string, id: string) => Served | null;

/** A row that may be old, to spare a trip to the store; a refusal is never based on it. */
export type Hint = (client: string, id: string) => Case | undefined;

const TRIES = 60;
/** An operation is remembered for a day: what has hung for longer than this may be done under it already. */
const TOO_LONG_MS = 60 * 60_000;

/** What cases need of the store. */
export interface CasesStore extends MaskingStore {
	cases: Pick<Store['cases'], 'read' | 'outcome' | 'commit'>;
	clock: Pick<Store['clock'], 'now' | 'shift' | 'corrected'>;
}

export class Cases {
	readonly #store: CasesStore;
	readonly #plans: Plans;
	readonly masking: Masking;
	#hint: Hint = () => undefined;
	#person: Known = () => null;

	constructor(store: CasesStore, plans: Plans) {
		this.#store = store;
		this.#plans = plans;
		this.masking = new Masking(store);
	}

	/** The live state of this node offers its rows. */
	hintFrom(hint: Hint): void {
		this.#hint = hint;
	}

	/** Who serves a client: nobody else is named, or handed anything. */
	peopleFrom(person: Known): void {
		this.#person = person;
	}

	/**
	 * Does what `request` asks, once per operation id; one that was used for another command is refused. What is decided
	 * and kept of it is masked first.
	 * @returns what was done, or why not
	 * @throws StoreUnavailable when the outcome is unknown: the same operation may be sent again
	 */
	async run(asked: Request): Promise<Ack<Done>> {
		const masked = this.masking.request(asked);
		const request = masked instanceof Promise ? await masked : masked;
		const { client, case: id, command } = request;
		const since = this.now();
		const opening = command.type === 'open';
		const hinted = opening ? undefined : this.#hint(client, id);
		let state = opening ? null : (hinted ?? (await this.#store.cases.read(client, id)));
		let sure = !opening && hinted === undefined;
		for (let attempt = 0; attempt < TRIES; attempt++) {
			if (state) await this.#plans.catchUp(client, state.plan);
			const now = this.#store.clock.now();
			if (now - since > TOO_LONG_MS) break;
			const decision = this.#decide(state, request, now);
			const settled = !decision.ok || decision.events.length === 0;
			if (settled && !sure) {
				state = await this.#store.cases.read(client, id);
				sure = true;
				continue;
			}
			if (settled) return this.#settle(request, state, now, decision.ok ? null : decision.refusal);
			const result = await this.#commit(request, state, decision.events, now);
			if (result.kind === 'clock') this.#store.clock.corrected(result.now);
			else if (result.kind === 'conflict') [state, sure] = [result.row, true];
			else return answer(request, result.outcome, now);
		}
		return { ok: false, error: failure('busy', `${id} changes too fast just now.`, this.now()) };
	}

	/** The store's time, ms since 1970. */
	now(): number {
		return this.#store.clock.now();
	}

	#decide(state: Case | null, request: Request, now: number): Decision {
		const { client, case: id, command, by, at } = request;
		const refusal = request.may?.(state);
		if (refusal) return { ok: false, refusal };
		return decide(state, command, {
			client,
			case: id,
			now,
			at: Math.min(at ?? now, now),
			by,
			plan: this.#plans.of(client),
			person: (who) => this.#person(client, who)
		});
	}

	/** Refused, or nothing to do: unless it is the repetition of an operation that was done before. */
	async #settle(request: Request, state: Case | null, now: number, refusal: Refusal | null) {
		const { client, case: id, operation } = request;
		const before = isRemembered(request)
			? await this.#store.cases.outcome(client, id, operation)
			: null;
		if (before) return answer(request, before, now);
		if (refusal)
			return {
				ok: false as const,
				error: { ...failure(refusal.code, refusal.detail, now), ...refusal }
			};
		return done(request, { version: state?.version ?? 0, position: '', suffix: '' });
	}

	async #commit(request: Request, state: Case | null, events: CaseEvent[], now: number) {
		const { operation, client, case: id } = request;
		const after = evolve(state, events, client, id);
		const commit: Commit = {
			operation,
			against: state?.version ?? 0,
			after,
			open: needsSomebody(after),
			events,
			decidedAt: now,
			shift: this.#store.clock.shift,
			...deadlineChange(state, after, now, request),
			outbox: alertsOf(after, events, state).map((news) => JSON.stringify(news)),
			suffix: after.undo && after.undo !== state?.undo ? String(after.undo.until) : '',
			fingerprint: fingerprintOf(request),
			remember: isRemembered(request)
		};
		return this.#store.cases.commit(client, commit);
	}
}

/** The clock asks again, under another id, when it does not know what became of a deadline. */
const isRemembered = ({ command }: Request): boolean => command.type !== 'clock';

/**
 * What the commit writes into the sorted set of deadlines: the case's one deadline, where it differs. The past is told
 * piece by piece: what ran out in it waits a moment for the rest, which may say that it did not.
 */
function deadlineChange(before: Case | null, after: Case, now: number, { command, at }: Request) {
	const [was, is] = [deadlineOf(before, now), deadlineOf(after, now)];
	const toldLate = at !== undefined && at < now - LATE_MS;
	const earliest = toldLate ? now + TOLD_WHOLE_MS : 0;
	// a deadline that is being told was put off for other nodes
	const differs = is !== was || toldLate || command.type === 'clock';
	return {
		setDeadlines: is !== null && differs ? [{ member: after.id, at: Math.max(is, earliest) }] : [],
		dropDeadlines: is === null && differs ? [after.id] : []
	};
}

/** A delivery is translated anew when its connector's settings were mended: what was done of it stays done. */
const fingerprintOf = ({ by, command }: Request): string =>
	by.kind === 'connector' || command.type === 'clock' ? '' : fingerprint(command);

/** What is kept of an operation, for whoever asks for the same; outcomes without a fingerprint are of any command. */
function answer(request: Request, kept: Outcome, now: number): Ack<Done> {
	const asked = fingerprintOf(request);
	if (kept.fingerprint === '' || asked === '' || kept.fingerprint === asked)
		return done(request, kept);
	const fields = [{ path: 'operation', message: 'expected an id that names this change alone' }];
	return { ok: false, error: { ...failure('invalid', USED, now), fields } };
}

const USED = 'This operation id was used for another change.';

function done(
	{ client, case: id }: Request,
	{ version, position, suffix }: Omit<Outcome, 'fingerprint'>
): Ack<Done> {
	return {
		ok: true,
		data: {
			client,
			case: id,
			version,
			position: position === '' ? null : position,
			changed: position !== '',
			...(suffix !== '' && { undoUntil: Number(suffix) })
		}
	};
}

/** A failure as it is sent. */
export const failure = (code: Failure['code'], detail: string, at?: number): Failure => ({
	code,
	temporary: FAILURES[code].temporary,
	detail,
	...(at !== undefined && { at })
});
