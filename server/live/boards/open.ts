/** The boards of a node, put together. */
import { ShiftSoFar } from '#server/services/shift-so-far.ts';
import type { Directory } from '#server/services/directory.ts';
import type { Store } from '#server/store/index.ts';
import type { LiveState } from '../state/live-state.ts';
import { Boards } from './boards.ts';
import { ShiftClock } from './shift-clock.ts';
import type { SightServices } from './sight.ts';

interface Parts extends Pick<SightServices, 'demo' | 'build' | 'alerts'> {
	store: Store;
	state: LiveState;
	directory: Directory;
	onTrouble: (error: unknown) => void;
}

/** @throws StoreUnavailable */
export async function openBoards({ store, onTrouble, ...parts }: Parts): Promise<Boards> {
	const { state, directory } = parts;
	const soFar = new ShiftClock(
		new ShiftSoFar(store, (client, id) => state.find(client, id)),
		directory,
		() => store.clock.now(),
		onTrouble
	);
	let secret = await store.visitorSecret.read();
	const boards = new Boards({ ...parts, soFar, secret: () => secret });
	state.listen({
		changed: () => undefined,
		reloaded() {
			soFar.forget();
			// a store that was emptied has another one
			const renew = async () => {
				const before = secret;
				secret = await store.visitorSecret.read();
				if (secret !== before) boards.mask();
			};
			renew().catch(onTrouble);
		}
	});
	return boards;
}
