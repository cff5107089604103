import { afterEach, describe, expect, inject, test } from 'vitest';
import { MOST_VIEWS } from '#lib/shared/limits.ts';
import { DeskViews } from '#server/services/desk-views.ts';
import { openStore, type Store } from '#server/store/index.ts';
import { freshPrefix } from '../support/node.ts';

describe.each(inject('stores'))('on $name', ({ url }) => {
	let store: Store;
	let views: DeskViews;
	const names = async (person = 'priya') => (await views.of(person)).map(({ name }) => name);
	const change = (said: unknown, person = 'priya') => views.change(person, said);
	const save = (name: string, filter = 'tier=2') => change({ do: 'save', name, filter });

	async function begin() {
		store = await openStore({ url, prefix: freshPrefix() });
		views = new DeskViews(store);
	}
	afterEach(() => store.close());

	test('DESK-93 views are one’s own: saved, called otherwise, begun with, deleted', async () => {
		await begin();
		await save('Late', 'past=yes');
		await save('Mine', 'show=mine&tier=2&tier=3');
		expect(await save('Late', 'past=yes&tier=1')).toEqual({
			ok: true,
			data: [
				{ name: 'Late', filter: 'past=yes&tier=1', first: false },
				{ name: 'Mine', filter: 'show=mine&tier=2&tier=3', first: false }
			]
		});
		expect(await names('mateo')).toEqual([]);
		await change({ do: 'begin-with', name: 'Mine' });
		await change({ do: 'rename', name: 'Mine', to: 'My own' });
		expect(await views.of('priya')).toMatchObject([
			{ name: 'Late', first: false },
			{ name: 'My own', first: true }
		]);
		await change({ do: 'remove', name: 'My own' });
		// one that comes by that name later is not begun with
		await save('My own');
		expect(await views.of('priya')).toMatchObject([{ first: false }, { first: false }]);
		await change({ do: 'begin-with', name: 'Late' });
		await change({ do: 'begin-with', name: null });
		expect((await views.of('priya')).some(({ first }) => first)).toBe(false);
	});

	test('DESK-93 twenty at the most, from however many tablets they are saved at the same moment', async () => {
		await begin();
		const tablet = new DeskViews(store);
		const saved = await Promise.all(
			Array.from({ length: MOST_VIEWS + 10 }, (_, at) =>
				(at % 2 ? views : tablet).change('priya', {
					...{ do: 'save', name: `View ${at}`, filter: 'tier=2' }
				})
			)
		);
		expect(saved.filter(({ ok }) => ok)).toHaveLength(MOST_VIEWS);
		expect(await names()).toHaveLength(MOST_VIEWS);
	});

	test('DESK-93 twenty at the most; names and filters are checked, and what is wrong is named', async () => {
		await begin();
		for (let at = 0; at < MOST_VIEWS; at++) await save(`View ${at}`);
		expect(await save('One more')).toMatchObject({
			ok: false,
			error: { code: 'invalid', detail: expect.stringContaining('20 views at the most') }
		});
		expect(await save('View 3', 'past=yes')).toMatchObject({ ok: true });
		await change({ do: 'begin-with', name: 'View 3' });
		await change({ do: 'remove', name: 'View 4' });
		expect(await save('View 4')).toMatchObject({ ok: true });
		expect(await change({ do: 'rename', name: 'View 1', to: 'View 2' })).toMatchObject({
			error: { code: 'exists' }
		});
		expect(await change({ do: 'rename', name: 'Gone', to: 'Else' })).toMatchObject({
			error: { code: 'not-found' }
		});
		for (const [field, wrong] of [
			['name', { do: 'save', name: '', filter: '' }],
			['name', { do: 'save', name: 'x'.repeat(41), filter: '' }],
			['filter', { do: 'save', name: 'x', filter: '<script>' }],
			['filter', { do: 'save', name: 'x', filter: 'a'.repeat(1001) }],
			['do', { do: 'steal', name: 'x' }]
		] as const)
			expect(await change(wrong)).toMatchObject({ error: { fields: [{ path: field }] } });
		expect(await names()).toHaveLength(MOST_VIEWS);
	});
});
