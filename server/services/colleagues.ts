/** Who serves a client: who can be named in a note, and handed an escalation. */
import { may, tiersOf } from '#lib/shared/access/deeds.ts';
import { givesAnything } from '#lib/shared/access/tiers.ts';
import type { Colleague } from '#lib/shared/wire/hand.ts';
import type { Tier } from '#lib/shared/words.ts';
import { covers, type Account } from '#server/domain/directory.ts';
import type { Served } from '#server/domain/commands.ts';
import type { Directory } from './directory.ts';

export class Colleagues {
	readonly #directory: Directory;
	readonly #here: () => Promise<Set<string>>;

	/** @param here ids of everybody who is at a desk */
	constructor(directory: Directory, here: () => Promise<Set<string>>) {
		this.#directory = directory;
		this.#here = here;
	}

	/** @returns null when nobody of this id serves the client, or may tell of its cases */
	find(client: string, id: string): Served | null {
		const account = this.#directory.find('person', id);
		return account && servesAs(account, client);
	}

	/** Everybody but `me`: who is at a desk first, then by name. @throws StoreUnavailable */
	async of(client: string, tier: Tier, me: string): Promise<Colleague[]> {
		const here = await this.#here();
		return this.#directory
			.all('person')
			.flatMap((account) => {
				const one = account.id === me ? null : servesAs(account, client);
				if (!one) return [];
				const { id, name, tiers } = one;
				return { id, name, acts: tier !== 0 && tiers.includes(tier), here: here.has(id) };
			})
			.sort(
				(one, other) => Number(other.here) - Number(one.here) || one.name.localeCompare(other.name)
			);
	}
}

/** Who only reads is asked for nothing. */
function servesAs(account: Account, client: string): Served | null {
	if (account.disabledAt != null) return null;
	if (!covers(account.clients, client) || !may(account, 'raise')) return null;
	return {
		id: account.id,
		name: account.name,
		tiers: may(account, 'act') ? tiersOf(account) : [],
		manages: givesAnything(account)
	};
}
