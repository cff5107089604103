/** Where a screen begins in its browser: it takes over what the server has drawn. */
import { flushSync, mount } from 'svelte';
import { loadAnew } from '#lib/wall/anew.ts';
import Screen from './Screen.svelte';
import { given, withWords } from './shown.ts';

async function start(): Promise<void> {
	const target = document.querySelector('#screen');
	const shown = document.querySelector<HTMLTemplateElement>('template#shown');
	if (!target || !shown) throw new Error('The page brought nothing to show');
	const data = await withWords(given(shown.content.textContent ?? ''));
	shown.remove();
	// in one go: nobody sees it change
	target.replaceChildren();
	mount(Screen, { target, props: { data } });
	flushSync();
	// end-to-end tests wait for this
	document.documentElement.dataset['hydrated'] = 'true';
}

start().catch((error: unknown) => {
	console.error(error);
	loadAnew('broken');
});
