/** The views of a desk that people keep: few, named, each person's own (rules DESK-93, DESK-94). */
import type { Ack } from '#lib/shared/wire/errors.ts';
import { MOST_VIEWS } from '#lib/shared/limits.ts';
import { ViewRequest, type SavedView } from '#lib/shared/wire/views.ts';
import type { Store } from '#server/store/index.ts';
import { failure } from './cases.ts';
import { invalid } from './faults.ts';

export class DeskViews {
	readonly #store: Store;

	constructor(store: Store) {
		this.#store = store;
	}

	/** By name. @throws StoreUnavailable */
	async of(person: string): Promise<SavedView[]> {
		const { filters, first } = await this.#store.deskViews.read(person);
		return [...filters]
			.map(([name, filter]) => ({ name, filter, first: name === first }))
			.sort((a, b) => a.name.localeCompare(b.name));
	}

	/** @returns all of them as they are then. @throws StoreUnavailable */
	async change(person: string, said: unknown): Promise<Ack<SavedView[]>> {
		const parsed = ViewRequest.safeParse(said);
		if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
		const refused = await this.#do(person, parsed.data);
		return refused ?? { ok: true, data: await this.of(person) };
	}

	async #do(person: string, wanted: ViewRequest): Promise<Ack<never> | null> {
		const { deskViews } = this.#store;
		const views = await this.of(person);
		const view = views.find(({ name }) => name === wanted.name);
		if (wanted.do === 'save') {
			if (!(await deskViews.save(person, wanted.name, wanted.filter, MOST_VIEWS)))
				return no('invalid', `There are ${MOST_VIEWS} views at the most; delete one first.`);
		} else if (wanted.do === 'begin-with' && wanted.name === null)
			await deskViews.beginWith(person, null);
		else if (!view) return no('not-found', `There is no view “${wanted.name}”.`);
		else if (wanted.do === 'begin-with') await deskViews.beginWith(person, view.name);
		else if (wanted.do === 'remove') {
			if (view.first) await deskViews.beginWith(person, null);
			await deskViews.remove(person, view.name);
		} else if (wanted.to !== view.name) {
			if (views.some(({ name }) => name === wanted.to))
				return no('exists', `There is a view “${wanted.to}” already.`);
			await deskViews.rename(person, view.name, wanted.to, view.filter, view.first);
		}
		return null;
	}
}

const no = (code: Parameters<typeof failure>[0], detail: string): Ack<never> => ({
	ok: false,
	error: failure(code, detail)
});
