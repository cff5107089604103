import type { Lookers as Told } from '#lib/shared/wire/events.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';

/** Who else has the case open that is open here. */
export class Lookers {
	people: readonly Whom[] = $state.raw([]);
	#key: string | null = null;

	/** Another case is open, or none. */
	at(key: string | null): void {
		this.#key = key;
		this.people = [];
	}
	/** What the server says; of a case that was left meanwhile it is no news. */
	told({ client, case: id, people }: Told): void {
		if (`${client}/${id}` === this.#key) this.people = people;
	}
}
