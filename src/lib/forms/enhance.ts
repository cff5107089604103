/** How forms of staff are sent: nothing that was typed is lost by a line, a server or a session that is gone. */
import { tick } from 'svelte';
import type { SubmitFunction } from '@sveltejs/kit';
// eslint-disable-next-line no-restricted-imports -- the one place that does
import { enhance as send } from '$app/forms';
import { resolve } from '$app/paths';
import { arrived } from './arrived.ts';
import { focusNear } from './focus.ts';
import { watchFocus } from './meanwhile.ts';
import { told } from './told.svelte.ts';
import { whyUnsent } from './unsent.ts';

/**
 * As `use:enhance` of the framework; but what was not answered as forms are leaves the page as it is, and `UnsentNote`
 * says why. The framework would show a page of the error, or the sign-in, in its place. And an answer does not take the
 * focus from somebody who types elsewhere meanwhile, as the framework's does. What is sent twice as it is goes once.
 * @param submit as the framework takes it; what it gives back is asked only where there was an answer
 */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction): { destroy(): void } {
	let endWatch = () => null as HTMLElement | null;
	let underWay: string | null = null;
	const keeping: SubmitFunction = async (sent) => {
		const said = JSON.stringify([sent.action.href, ...sent.formData]);
		if (said === underWay) return sent.cancel();
		underWay = said;
		told.say(null);
		const focus = focusNear(sent.submitter ?? form);
		const answered = await submit?.(sent);
		endWatch();
		endWatch = watchFocus();
		return async (answer) => {
			try {
				const unsent = whyUnsent(answer.result, resolve('/sign-in'), navigator.onLine);
				if (unsent) return told.say(unsent);
				await arrived();
				await (answered ? answered(answer) : answer.update());
				// in this very turn, before another key comes
				const went = endWatch();
				if (document.activeElement === document.body) went?.focus({ preventScroll: true });
				if (answer.result.type !== 'redirect') void tick().then(focus);
			} finally {
				if (underWay === said) underWay = null;
			}
		};
	};
	const sending = send(form, keeping);
	return {
		destroy() {
			endWatch();
			sending.destroy();
		}
	};
}
