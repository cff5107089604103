/**
 * The worker of the desk: it starts the desk while the server is away, and shows alerts while the page is closed. Only
 * where browsers have workers: over https, or on the server's own machine.
 */
const WORKER = '/desk-worker.js';
const SCOPE = '/desk';

export const hasWorkers = (): boolean =>
	typeof navigator !== 'undefined' && 'serviceWorker' in navigator;

/** @returns once it works. @throws where the browser does not want it */
export async function startWorker(): Promise<ServiceWorkerRegistration> {
	const registration = await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
	const coming = registration.installing ?? registration.waiting;
	if (!registration.active && coming)
		await new Promise<void>((resolve, reject) => {
			coming.addEventListener('statechange', () => {
				if (coming.state === 'activated') resolve();
				if (coming.state === 'redundant') reject(new Error('the worker was not taken'));
			});
		});
	return registration;
}

/** Of this page's own desk, never that of a wall. */
export async function workerHere(): Promise<ServiceWorkerRegistration | undefined> {
	if (!hasWorkers()) return undefined;
	const found = await navigator.serviceWorker.getRegistration(SCOPE);
	return found?.scope.endsWith(SCOPE) ? found : undefined;
}

/** What the page is made of, as its worker is to keep it. */
const IS_PART = /^\/(_app\/immutable\/|favicon|manifest|icons\/)/;

/** Has the worker keep the page and its files. */
export async function keepPage(): Promise<void> {
	if (!hasWorkers()) return;
	const { active } = await startWorker();
	const files = performance
		.getEntriesByType('resource')
		.map(({ name }) => new URL(name))
		.filter(({ origin, pathname }) => origin === location.origin && IS_PART.test(pathname))
		.map(({ href }) => href);
	active?.postMessage({ page: new URL(SCOPE, location.href).href, files });
}
