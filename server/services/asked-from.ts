/** From where a request came, for whatever is done because of it: nothing between the door and the trail has to pass it on. */
import { AsyncLocalStorage } from 'node:async_hooks';

const address = new AsyncLocalStorage<string>();

/** Does `work` for a request from this network address. */
export const askedFrom = <T>(from: string, work: () => T): T => address.run(from, work);

/** @returns null where nobody asked over the network */
export const whereFrom = (): string | null => address.getStore() ?? null;
