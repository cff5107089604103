import { focusRow } from './focus-row.ts';

/**
 * Keeps the focus within a list whose rows come and go: when the control that has it is taken away, such as "Claim" by the
 * claim, it goes to its row, or to the row that took its place (rule DESK-99). To be attached to the list.
 */
export function keepFocus(list: HTMLElement): () => void {
	let last: { control: Element; key: string | undefined; at: number } | null = null;
	const rowOf = (element: Element) => element.closest<HTMLElement>('[data-key]');
	const came = ({ target }: FocusEvent) => {
		if (!(target instanceof Element)) return;
		const row = rowOf(target);
		last = row && {
			control: target,
			key: row.dataset['key'],
			at: Number(row.getAttribute('aria-posinset'))
		};
	};
	const left = ({ relatedTarget }: FocusEvent) => {
		// it went somewhere by itself; without a place to go to, its control was taken away
		if (relatedTarget) last = null;
	};
	const watch = new MutationObserver(() => {
		if (!last || document.activeElement !== document.body) return;
		const { control, key, at } = last;
		// its row has moved, and what is moved loses the focus
		if (control.isConnected) return (control as HTMLElement).focus({ preventScroll: true });
		last = null;
		const rows = [...list.querySelectorAll<HTMLElement>('[data-key]')];
		const place = (row: HTMLElement) => Number(row.getAttribute('aria-posinset'));
		const row =
			rows.find((one) => one.dataset['key'] === key) ??
			rows.find((one) => place(one) === at) ??
			rows.sort((a, b) => place(b) - place(a))[0];
		if (row) row.querySelector<HTMLElement>('.open')?.focus({ preventScroll: true });
		else void focusRow();
	});
	// whoever taps elsewhere has left by themselves
	const tapped = () => (last = null);
	addEventListener('pointerdown', tapped, { capture: true });
	list.addEventListener('focusin', came);
	list.addEventListener('focusout', left);
	watch.observe(list, { childList: true, subtree: true });
	return () => {
		removeEventListener('pointerdown', tapped, { capture: true });
		list.removeEventListener('focusin', came);
		list.removeEventListener('focusout', left);
		watch.disconnect();
	};
}
