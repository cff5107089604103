import { tick } from 'svelte';

/** Puts the focus on the row that the keyboard is on, so that screen readers follow and Tab goes on from there. */
export async function focusRow(): Promise<void> {
	await tick();
	document.querySelector<HTMLElement>('[data-cursor] button')?.focus({ preventScroll: true });
}
