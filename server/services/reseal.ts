/** Every secret of the store, sealed anew: after a key was set for the first time, or replaced by another. */
import type { Store } from '#server/store/index.ts';
import type { Directory } from './directory.ts';

/**
 * May run beside nodes that know the same keys; what it did not come to is done by another run.
 * @returns how many it sealed
 * @throws SealBroken | StoreUnavailable
 */
export async function reseal(store: Store, directory: Directory): Promise<number> {
	const { linkSecrets, maskKey, visitorSecret, alertPeople, sealCheck } = store;
	let count = await store.directory.reseal();
	for (const { id } of directory.all('client')) count += await store.configurations.reseal(id);
	for (const { id } of directory.all('person')) count += await alertPeople.reseal(id);
	for (const { text } of [linkSecrets, maskKey, visitorSecret, { text: alertPeople.vapidText }])
		count += (await text.reseal()) ? 1 : 0;
	// last: while it opens by the key of before, that one is still needed
	await sealCheck.reseal();
	return count;
}
