/** What a shift was like: the fold over the log of the floor's clients. */
import type { Person } from '#lib/shared/wire/session.ts';
import type { ShiftSummary, ShiftWindow } from '#lib/shared/wire/shift.ts';
import { isEscalation, type Case } from '#server/domain/case.ts';
import { covers, type Client, type Floor } from '#server/domain/directory.ts';
import { createFold, type Fold } from '#server/domain/shift/summary.ts';
import { lastFinished, shiftAt } from '#server/domain/shift/windows.ts';
import type { Store } from '#server/store/index.ts';
import type { Directory } from './directory.ts';

export type ShiftChoice = 'running' | 'last' | { from: number; to: number };

export class Shifts {
	readonly #store: Store;
	readonly #directory: Directory;

	constructor(store: Store, directory: Directory) {
		this.#store = store;
		this.#directory = directory;
	}

	/**
	 * @param which the running shift, the last finished one, or any window
	 * @throws StoreUnavailable
	 */
	async summary(person: Person, which: ShiftChoice, demo: boolean): Promise<ShiftSummary> {
		const floor = this.#floor();
		const now = this.#store.clock.now();
		const window = windowOf(floor, which, now);
		const clients = this.#clients(floor, person);
		const asOf = Math.min(now, window.to);
		const fold = createFold({ from: window.from, to: window.to, zone: floor.zone });
		for (const { id } of clients)
			for await (const entries of this.#store.log.during(id, window.from, asOf + 1))
				fold.take(entries);
		const rows = await this.#rowsOf(fold);
		const folded = fold.read(asOf, (client, id) => rows.get(`${client}/${id}`) ?? null);
		return {
			...folded,
			floor: { id: floor.id, title: floor.title, zone: floor.zone },
			window,
			openNow: window.running ? await this.#openNow(clients) : null,
			byClient: folded.byClient.map((group) => ({
				...group,
				name: this.#directory.find('client', group.key)?.name ?? group.key
			})),
			demo
		};
	}

	#floor(): Floor {
		const [floor] = this.#directory
			.all('floor')
			.sort((one, other) => one.id.localeCompare(other.id));
		if (!floor) throw new Error('there is no floor');
		return floor;
	}

	#clients(floor: Floor, person: Person): Client[] {
		return this.#directory
			.all('client')
			.filter(({ id }) => covers(floor.clients, id) && covers(person.clients, id));
	}

	/** Rows of the cases whose escalation lies before the window. */
	async #rowsOf(fold: Fold): Promise<Map<string, Case>> {
		const wanted = Map.groupBy(fold.unknown(), ({ client }) => client);
		const rows = new Map<string, Case>();
		for (const [client, cases] of wanted) {
			const found = await this.#store.cases.readMany(
				client,
				cases.map((one) => one.case)
			);
			for (const row of found) rows.set(`${client}/${row.id}`, row);
		}
		return rows;
	}

	async #openNow(clients: Client[]): Promise<number> {
		const open = await Promise.all(clients.map(({ id }) => this.#store.cases.readOpen(id)));
		return open.flat().filter(isEscalation).length;
	}
}

function windowOf(floor: Floor, which: ShiftChoice, now: number): ShiftWindow {
	if (typeof which === 'object')
		return { name: daysOf(which.from, which.to, floor.zone), ...which, running: which.to > now };
	const found =
		which === 'running'
			? shiftAt(floor.shifts, floor.zone, now)
			: lastFinished(floor.shifts, floor.zone, now);
	// hours that no shift covers, or a floor without shifts: the hour up to now
	const { name, from, to } = found ?? { name: 'No shift', from: now - 3_600_000, to: now };
	return { name, from, to, running: to > now };
}

function daysOf(from: number, to: number, zone: string): string {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		day: 'numeric',
		month: 'short',
		year: 'numeric'
	});
	return format.formatRange(from, Math.max(from, to - 1));
}
