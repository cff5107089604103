/**
 * The list of a client's alerts, as far as some news touches it: what is new, what is there already, what comes and goes
 * too often, what is over. Holds no more than what was put into it, and tells what has to be written back.
 */
import type { AlertView, Severity } from '#lib/shared/wire/alerts.ts';
import type { Alert } from './alert.ts';

/** An alert as it is kept. */
export interface KeptAlert
	extends
		Omit<AlertView, 'tier' | 'team'>,
		Pick<Alert, 'key' | 'to' | 'tier' | 'team' | 'owner' | 'person'> {
	/** How many people it concerned. */
	people: number;
}

/** What is known of a key: its latest alert, and how often it came lately. */
export interface KeyState {
	id: string;
	rule: string;
	severity: Severity;
	since: number;
	/** Null while it asks for somebody. */
	endedAt: number | null;
	/** When it was raised, by rule; within `CHATTER_MS`. */
	raises: { rule: string; at: number }[];
}

/** Raised more often than `CHATTER_MOST` times within this: it is told no more. */
export const CHATTER_MS = 10 * 60_000;
export const CHATTER_MOST = 3;

export type Entered =
	/** One more in the list. `again`: it was entered before, and may not have been told. */
	| { kind: 'raised'; alert: KeptAlert; again: boolean }
	/** It is there already: counted, and told nobody. */
	| { kind: 'repeated'; alert: KeptAlert }
	| { kind: 'chattering'; alert: KeptAlert };

/** One raise, for the budget. */
export interface Raise {
	id: string;
	at: number;
	rule: string;
	severity: Severity;
	people: number;
	chattering: boolean;
}

export class AlertBook {
	readonly #alerts: Map<string, KeptAlert>;
	readonly #keys: Map<string, KeyState>;
	readonly #changedAlerts = new Set<string>();
	readonly #changedKeys = new Set<string>();
	readonly raises: Raise[] = [];
	/** Alerts that have ended. */
	readonly ended: KeptAlert[] = [];

	constructor(alerts: Iterable<KeptAlert>, keys: Iterable<readonly [string, KeyState]>) {
		this.#alerts = new Map([...alerts].map((alert) => [alert.id, alert]));
		this.#keys = new Map(keys);
	}

	/**
	 * @param id of this piece of news; the same one entered again changes nothing
	 * @param people how many it concerns
	 * @param now the store's time
	 */
	enter(id: string, alert: Alert, people: number, now: number): Entered {
		const known = this.#alerts.get(id);
		if (known) return { kind: 'raised', alert: known, again: true };
		const state = this.#keys.get(alert.key);
		const repeated = state?.endedAt === null && state.rule === alert.rule && this.#count(state);
		if (repeated) return { kind: 'repeated', alert: repeated };
		if (state?.endedAt === null) this.#end(alert.key, state, alert.rule, now);
		const lately = (state?.raises ?? []).filter(({ at }) => at > now - CHATTER_MS);
		const same = lately.filter(({ rule }) => rule === alert.rule).length;
		const raises = [...lately, { rule: alert.rule, at: now }];
		const chatters = same >= CHATTER_MOST && state?.rule === alert.rule;
		const kept = chatters ? this.#relight(state) : null;
		const told = kept ?? this.#add(id, alert, people, now);
		this.#setKey(alert.key, {
			id: told.id,
			rule: alert.rule,
			severity: alert.severity,
			since: kept ? (state?.since ?? now) : now,
			endedAt: null,
			raises
		});
		const { rule, severity } = alert;
		this.raises.push({ id, at: now, rule, severity, people, chattering: kept !== null });
		return kept
			? { kind: 'chattering', alert: kept }
			: { kind: 'raised', alert: told, again: false };
	}

	/** Ends what asks for somebody under these keys. */
	end(keys: readonly string[], why: string, now: number): void {
		for (const key of keys) {
			const state = this.#keys.get(key);
			if (state?.endedAt === null) this.#end(key, state, why, now);
		}
	}

	/** Somebody has seen it. @returns the alert, or null when it is not there */
	acknowledge(id: string, acknowledged: NonNullable<AlertView['acknowledged']>): KeptAlert | null {
		const alert = this.#alerts.get(id);
		if (!alert) return null;
		return alert.acknowledged ? alert : this.#set({ ...alert, acknowledged });
	}

	/** What somebody said why is not to be known any more. */
	hideWhy(id: string): void {
		const alert = this.#alerts.get(id);
		if (alert?.why === undefined) return;
		const { why: _, ...rest } = alert;
		this.#set(rest);
	}

	/** What has to be written. */
	changes(): { alerts: KeptAlert[]; keys: [string, KeyState][]; raises: Raise[] } {
		return {
			alerts: [...this.#changedAlerts].flatMap((id) => this.#alerts.get(id) ?? []),
			keys: [...this.#changedKeys].flatMap((key) => {
				const state = this.#keys.get(key);
				return state ? [[key, state] as [string, KeyState]] : [];
			}),
			raises: this.raises
		};
	}

	#add(id: string, { except: _, ...alert }: Alert, people: number, now: number): KeptAlert {
		return this.#set({
			...alert,
			id,
			raisedAt: now,
			endedAt: null,
			ended: null,
			acknowledged: null,
			repeated: 0,
			chattering: false,
			people
		});
	}

	/** One that came back too often: the same line of the list, lit again. */
	#relight({ id }: KeyState): KeptAlert | null {
		const alert = this.#alerts.get(id);
		if (!alert) return null;
		const repeated = alert.repeated + 1;
		return this.#set({ ...alert, repeated, chattering: true, endedAt: null, ended: null });
	}

	#count({ id }: KeyState): KeptAlert | null {
		const alert = this.#alerts.get(id);
		return alert ? this.#set({ ...alert, repeated: alert.repeated + 1 }) : null;
	}

	#end(key: string, state: KeyState, why: string, now: number): void {
		this.#setKey(key, { ...state, endedAt: now });
		const alert = this.#alerts.get(state.id);
		if (alert) this.ended.push(this.#set({ ...alert, endedAt: now, ended: why }));
	}

	#set(alert: KeptAlert): KeptAlert {
		this.#alerts.set(alert.id, alert);
		this.#changedAlerts.add(alert.id);
		return alert;
	}

	#setKey(key: string, state: KeyState): void {
		this.#keys.set(key, state);
		this.#changedKeys.add(key);
	}
}
