/** The words of a page, given to everything in it by the page itself. */
import { getContext, setContext } from 'svelte';
import type { Area, Words } from './index.ts';

const KEY = Symbol('words');

/**
 * Gives them to every component below the one that calls it, and to that one, too.
 * @param words asked each time, so that what is shown follows a change of the language
 */
export function provideWords<A extends Area>(words: () => Words<A>): Words<A> {
	setContext(KEY, words);
	return following(words);
}

/**
 * What the components of a page say, such as `const say = useWords<'wall' | 'common'>()` and `say('past-sla', { n })`.
 * Reactive. @throws Error outside a page that provides them
 */
export function useWords<A extends Area>(): Words<A> {
	const words = getContext<(() => Words<A>) | undefined>(KEY);
	if (!words) throw new Error('No words: the page or layout has to provide them');
	return following(words);
}

function following<A extends Area>(words: () => Words<A>): Words<A> {
	const say = (...args: Parameters<Words<A>>) => words()(...args);
	return Object.defineProperties(say, {
		locale: { get: () => words().locale },
		direction: { get: () => words().direction }
	}) as Words<A>;
}
