import { tick } from 'svelte';

/** Puts the focus on the row that the keyboard is on, so that screen readers follow and Tab goes on from there. */
export async function focusRow(): Promise<void> {
	await tick();
	document.querySelector<HTMLElement>('[data-cursor] button')?.focus({ preventScroll: true });
}

/** Where the form was that has closed: on what opens it, or on the heading of its case. */
export function focusOpener(form: string): void {
	if (document.activeElement !== document.body) return;
	const opener = document.querySelector<HTMLElement>(`[data-form="${form}"]`);
	(opener ?? document.querySelector<HTMLElement>('.detail h2'))?.focus();
}
