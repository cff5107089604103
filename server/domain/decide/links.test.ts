import { describe, expect, it } from 'vitest';
import { LinkCommand, LINKS } from '#lib/shared/wire/links.ts';
import { ANA, BEN, escalated, only, openCase } from '../../../tests/support/cases.ts';

const link = (n: number, title = `Log ${n}`) =>
	({ type: 'link', url: `https://logs.example/${n}`, title }) as const;

describe('CASE-12 what lies elsewhere is linked', () => {
	it('with its address, its title, who and when', () => {
		const tale = escalated();
		tale.done(link(1));
		expect(tale.row.links).toEqual([
			{
				url: 'https://logs.example/1',
				title: 'Log 1',
				by: { id: ANA.id, name: ANA.name },
				at: tale.now
			}
		]);
	});

	it('the same address has one title, the last one; the same again is no news', () => {
		const tale = escalated();
		tale.done(link(1));
		expect(tale.done(link(1), { by: BEN })).toEqual([]);
		const { before, after } = only(tale.done(link(1, 'Order'), { by: BEN }), 'linked').link;
		expect([before?.title, after?.title]).toEqual(['Log 1', 'Order']);
		expect(tale.row.links).toHaveLength(1);
	});

	it('ten at the most; one that is taken away makes room', () => {
		const tale = openCase();
		for (let n = 0; n < LINKS; n++) tale.done(link(n));
		expect(tale.refused(link(99)).code).toBe('too-many-links');
		tale.done(link(3, 'Another title'));
		tale.done({ type: 'unlink', url: link(3).url });
		expect(tale.done({ type: 'unlink', url: link(3).url })).toEqual([]);
		tale.done(link(99));
		expect(tale.row.links.map(({ title }) => title)).not.toContain('Another title');
	});

	it.each([
		['javascript:alert(1)'],
		['java\nscript:alert(1)'],
		['data:text/html,hello'],
		['ftp://files.example/a'],
		['file:///etc/passwd'],
		['//logs.example/1'],
		['logs.example/1'],
		['https://ana:secret@logs.example/1'],
		['https://ana@logs.example/1'],
		[`https://logs.example/${'a'.repeat(1000)}`]
	])('not to %s', (url) => {
		expect(LinkCommand.safeParse({ type: 'link', url, title: 'Log' }).success).toBe(false);
	});

	it.each(['https://logs.example/1?a=b#c', 'http://intranet/wiki/Start', 'https://例え.jp/ä'])(
		'to %s',
		(url) => {
			expect(LinkCommand.parse({ type: 'link', url, title: 'Log' }).url).toBe(url);
		}
	);
});
