/** Run with a data directory and a preference: starts its local store, tells the parent its address, and stays. */
import { startLocalStore } from '#server/store/local/index.ts';

const [dataDir = '', prefer] = process.argv.slice(2);
const store = await startLocalStore({
	dataDir,
	log: () => undefined,
	prefer: prefer === 'embedded' ? 'embedded' : 'server'
});
process.send?.({ url: store.url, pid: store.pid() });
