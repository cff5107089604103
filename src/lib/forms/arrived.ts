import { navigating } from '$app/state';

/**
 * Waits for a page that is on its way: the framework forgets it, and stays where it is, as soon as what is shown is read
 * anew.
 */
export async function arrived(): Promise<void> {
	let awaited: Promise<void> | null = null;
	// another one may have been asked for meanwhile; one that did not come is waited for once
	for (let next = navigating.complete; next && next !== awaited; next = navigating.complete) {
		awaited = next;
		await next.catch(() => undefined);
	}
}
