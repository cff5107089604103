/** Browsers that somebody wants to be told by. Each is told for as long as the session is not ended in which it asked. */
import type { PushSubscription } from '#lib/shared/wire/alerts.ts';
import type { Subscribed } from '#server/store/alert-people.ts';
import type { Store } from '#server/store/index.ts';
import type { Sessions } from '../identity/sessions.ts';

/** More than anybody has. */
const MOST = 20;

/** Why a browser is not to be told. */
export type NotTold = 'signed-out' | 'too-many';

export class Browsers {
	readonly #store: Pick<Store, 'alertPeople'>;
	readonly #sessions: Pick<Sessions, 'marked' | 'unended'>;

	constructor(store: Pick<Store, 'alertPeople'>, sessions: Pick<Sessions, 'marked' | 'unended'>) {
		this.#store = store;
		this.#sessions = sessions;
	}

	/** @param token of the session that asks. @returns null when it is told from now on */
	async add(
		person: string,
		subscription: PushSubscription,
		token: string | undefined
	): Promise<NotTold | null> {
		const session = await this.#sessions.marked(token);
		if (session?.person !== person) return 'signed-out';
		const { alertPeople } = this.#store;
		const { told, over } = await this.#asked(person);
		for (const one of over) await alertPeople.unsubscribe(person, one.subscription.endpoint);
		const others = told.filter((one) => one.subscription.endpoint !== subscription.endpoint);
		if (others.length >= MOST) return 'too-many';
		await alertPeople.subscribe(person, { subscription, session });
		return null;
	}

	/** Those of a person that are told. */
	async of(person: string): Promise<PushSubscription[]> {
		return (await this.#asked(person)).told.map(({ subscription }) => subscription);
	}

	/** Which of `people` have a browser that is told. Costs little where nobody has any. */
	async reachable(people: readonly string[]): Promise<Set<string>> {
		const some = await this.#store.alertPeople.withBrowsers(people);
		const asked = await Promise.all(some.map((person) => this.#asked(person)));
		return new Set(some.filter((_, index) => (asked[index]?.told ?? []).length > 0));
	}

	/** Those that are told, and those whose session was ended. */
	async #asked(person: string): Promise<Record<'told' | 'over', Subscribed[]>> {
		const all = await this.#store.alertPeople.browsers(person);
		if (all.length === 0) return { told: [], over: [] };
		const unended = await this.#sessions.unended(person);
		const told = all.filter(({ session }) => unended(session));
		return { told, over: all.filter((one) => !told.includes(one)) };
	}
}
