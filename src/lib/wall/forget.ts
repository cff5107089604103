/** What a wall keeps on its device is that of a board: when it is no wall any more, none of it stays. */
import { forgetPicture } from './kept.ts';

export async function forgetWall(): Promise<void> {
	forgetPicture();
	sessionStorage.clear();
	if ('caches' in globalThis)
		for (const name of await caches.keys())
			if (name.startsWith('andon-wall')) await caches.delete(name);
	const worker = await navigator.serviceWorker?.getRegistration('/wall');
	if (worker?.scope.endsWith('/wall')) await worker.unregister();
}
