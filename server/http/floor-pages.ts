/** What pages may ask of floors: who sets up shifts changes these, administrators all of it. */
import { may } from '#lib/shared/access/deeds.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { byPerson } from '#server/domain/audit.ts';
import type { Floor } from '#server/domain/directory.ts';
import { failure } from '#server/services/cases.ts';
import type { Clients } from '#server/services/clients.ts';
import type { FloorOver, Floors } from '#server/services/floors.ts';
import { tagOf, type Tagged } from '#server/services/onto.ts';

export interface FloorsPage {
	floors: (Floor & Tagged)[];
	clients: { id: string; name: string }[];
	/** Whether more than shifts may be changed, and floors be made. */
	whole: boolean;
}

export interface FloorPages {
	list(person: Person): FloorsPage;
	/** @throws StoreUnavailable */
	put(person: Person, said: unknown, anew: boolean, over?: FloorOver): Promise<Ack<Floor & Tagged>>;
}

export const floorPages = (floors: Floors, clients: Clients): FloorPages => ({
	list(person) {
		if (!may(person, 'set-up-shifts')) return { floors: [], clients: [], whole: false };
		return {
			floors: floors.list(person.clients).map((floor) => ({ ...floor, tag: tagOf(floor) })),
			clients: clients.list(person.clients).map(({ id, name }) => ({ id, name })),
			whole: may(person, 'set-up-clients')
		};
	},
	async put(person, said, anew, over) {
		if (!may(person, 'set-up-shifts'))
			return {
				ok: false,
				error: failure('forbidden', 'Shifts are set up by managers and administrators.')
			};
		const whole = may(person, 'set-up-clients');
		const hand = { by: byPerson(person), clients: person.clients, whole };
		const put = await floors.put(hand, said, anew, over);
		return put.ok ? { ok: true, data: { ...put.data, tag: tagOf(put.data) } } : put;
	}
});
