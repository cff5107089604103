import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Block } from '#lib/shared/wire/sop.ts';
import RichText from './RichText.svelte';

/** What is drawn, without the marks that Svelte leaves for itself. */
function drawn(blocks: Block[], step = false): string {
	const box = createRawSnippet((index: () => number) => ({ render: () => `<b>${index()}</b>` }));
	return render(RichText, { props: { blocks, ...(step && { step: box }) } })
		.body.replaceAll(/<!--.*?-->/g, '')
		.replaceAll(/ class="[^"]*"/g, '');
}

const text = (words: string) => ({ type: 'text' as const, text: words });

test('SOP-7 each kind is drawn by its name, word by word as it was written', () => {
	expect(
		drawn([
			{
				type: 'heading',
				level: 1,
				inside: [text('Card '), { type: 'strong', inside: [text('no')] }]
			},
			{
				type: 'paragraph',
				inside: [
					text('Un'),
					{ type: 'emphasis', inside: [text('seen')] },
					text('.'),
					{ type: 'break' },
					{ type: 'code', text: 'a  b' },
					{
						type: 'link',
						href: 'https://x.example/?a=1&b="2"',
						inside: [text('the '), text('desk')]
					}
				]
			},
			{ type: 'code', text: 'one\n two' },
			{ type: 'quote', blocks: [{ type: 'paragraph', inside: [text('said')] }] }
		])
	).toBe(
		'<div><h3>Card <strong>no</strong></h3>' +
			'<p>Un<em>seen</em>.<br/><code>a  b</code>' +
			'<a href="https://x.example/?a=1&amp;b=&quot;2&quot;" target="_blank" rel="external noopener noreferrer">the desk</a></p>' +
			'<pre><code>one\n two</code></pre><blockquote><p>said</p></blockquote></div>'
	);
});

test('SOP-7 markup in a text is shown as it was written', () => {
	const attack = '<img src=x onerror=alert(1)>';
	const html = drawn([
		{ type: 'paragraph', inside: [text(attack), { type: 'code', text: attack }] },
		{ type: 'code', text: attack }
	]);
	expect(html).not.toContain('<img');
	expect(html.split('&lt;img src=x onerror=alert(1)')).toHaveLength(4);
});

test('SOP-7 a step has its box before it, and only a step', () => {
	const said = (words: string): Block => ({ type: 'paragraph', inside: [text(words)] });
	const blocks: Block[] = [
		{
			type: 'list',
			start: 3,
			items: [
				{ step: 0, blocks: [said('a')] },
				{ step: null, blocks: [said('b')] }
			]
		}
	];
	expect(drawn(blocks)).toBe(
		'<div><ol start="3"><li> <div><p>a</p></div></li><li> <div><p>b</p></div></li></ol></div>'
	);
	expect(drawn(blocks, true)).toBe(
		'<div><ol start="3"><li><b>0</b> <div><p>a</p></div></li><li> <div><p>b</p></div></li></ol></div>'
	);
});
