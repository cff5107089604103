/** What the server is told of this browser's subscription to push. */
import { workerHere } from '#lib/desk/worker.ts';

/** @param address where the server takes subscriptions */
export const tellBrowser = (
	address: string,
	method: 'POST' | 'DELETE',
	body: unknown
): Promise<Response> =>
	fetch(address, {
		method,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});

/**
 * Tells the server once more that this browser is to be told of alerts, where it is: what ends every session, such as
 * another password, has the server forget it, also for the one browser in which that was done.
 */
export async function renewPush(address: string): Promise<void> {
	const subscription = await (await workerHere())?.pushManager?.getSubscription();
	// without a connection there is a next time
	if (subscription) await tellBrowser(address, 'POST', subscription.toJSON()).catch(() => null);
}
