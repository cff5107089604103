import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SavedView, ViewRequest } from '#lib/shared/wire/views.ts';
import { SavedViews } from './views.svelte.ts';

const VIEW: SavedView = { name: 'Halden’s', filter: 'client=halden', first: false };

afterEach(() => vi.unstubAllGlobals());

describe('the views that somebody keeps', () => {
	it('DESK-93 asks for a change once the one before it is answered', async () => {
		const asked: ViewRequest[] = [];
		const answers: ((views: SavedView[]) => void)[] = [];
		vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
			asked.push(JSON.parse(body) as ViewRequest);
			return new Promise((resolve) => {
				answers.push((data) => resolve(Response.json({ ok: true, data })));
			});
		});
		const views = new SavedViews([VIEW], '/desk/views');
		const first = views.change({ do: 'begin-with', name: VIEW.name });
		const second = views.change({ do: 'rename', name: VIEW.name, to: 'All of Halden' });
		await vi.waitFor(() => expect(asked).toHaveLength(1));
		answers[0]?.([{ ...VIEW, first: true }]);
		expect(await first).toBeNull();
		await vi.waitFor(() => expect(asked.map((one) => one.do)).toEqual(['begin-with', 'rename']));
		answers[1]?.([{ ...VIEW, name: 'All of Halden', first: true }]);
		expect(await second).toBeNull();
		expect(views.first?.name).toBe('All of Halden');
	});
});
