import type { DeskSay } from './say.ts';
import type { Toasts } from './toasts.svelte.ts';

/** Browsers cut what is pasted at a field's end without a word: says how much of it did not fit. */
export function tellLeftOut(event: ClipboardEvent, toasts: Toasts, say: DeskSay): void {
	const field = event.target;
	const writes = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
	if (!writes || field.maxLength < 0) return;
	const { value, maxLength, selectionStart, selectionEnd } = field;
	const pasted = event.clipboardData?.getData('text').replaceAll('\r\n', '\n').length ?? 0;
	const kept = value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0));
	const n = kept + pasted - maxLength;
	if (n > 0) toasts.say(say('left-out', { n, most: maxLength }), true);
}
