/** Where somebody goes on while a form that they sent is on its way: its answer leaves the focus there. */

/**
 * Call it when the form is sent.
 * @returns what ends the watch, and gives back where the focus went since, or null
 */
export function watchFocus(): () => HTMLElement | null {
	let went: HTMLElement | null = null;
	const tell = ({ target }: FocusEvent) => {
		if (target instanceof HTMLElement && target !== document.body) went = target;
	};
	document.addEventListener('focusin', tell);
	return () => {
		document.removeEventListener('focusin', tell);
		return went;
	};
}
