/** A search that stands in the address of its page: links and the way back change the address, and the form follows. */
import { afterNavigate, beforeNavigate } from '$app/navigation';
import type { Attachment } from 'svelte/attachments';
import { focusNear } from './focus.ts';

/**
 * Call it while its component begins, and attach the form (with `data-sveltekit-keepfocus`, as its links). Its fields
 * take their `defaultValue`, which is what the page read out of its address.
 * @returns the attachment. What is typed while another list is on its way stays, and the focus stays with who typed it
 */
export function followAddress(): Attachment<HTMLFormElement> {
	let form: HTMLFormElement | null = null;
	let typed = false;
	let back: (() => void) | null = null;
	beforeNavigate(() => {
		typed = false;
		const pressed = document.activeElement;
		back = pressed && form?.contains(pressed) ? focusNear(pressed) : null;
	});
	afterNavigate(({ type }) => {
		if (type !== 'enter' && type !== 'form' && !typed) form?.reset();
		back?.();
		back = null;
	});
	return (node) => {
		form = node;
		const tell = () => (typed = true);
		node.addEventListener('input', tell);
		return () => {
			node.removeEventListener('input', tell);
			form = null;
		};
	};
}
