/** Nobody is at the desk of this device any more, or somebody else is: nothing of it stays. */
import { forgetPicture } from './kept.ts';
import { workerHere } from './worker.ts';

/** The page and the picture. What was typed waits for who typed it: they may only have to sign in again. */
export async function forgetDesk(): Promise<void> {
	if ('caches' in globalThis) await caches.delete('andon-desk');
	await forgetPicture();
}

const SOON_MS = 2000;

/**
 * As `forgetDesk`, and this browser is told of no more alerts.
 * @returns the address that the server knows the browser by; null when it was told of none
 */
export async function leaveDesk(): Promise<string | null> {
	const worker = await workerHere();
	const subscription = (await worker?.pushManager.getSubscription()) ?? null;
	const late = new Promise((resolve) => setTimeout(resolve, SOON_MS));
	await Promise.race([subscription?.unsubscribe().catch(() => false), late]);
	await forgetDesk();
	await worker?.unregister();
	return subscription?.endpoint ?? null;
}
