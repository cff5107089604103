/** Run with the store's address and a prefix: a whole node in a process of its own, which can be killed with nothing said. */
import { startNode } from './node.ts';

const [url = '', prefix = ''] = process.argv.slice(2);
const node = await startNode({ url, prefix });
process.once('disconnect', () => process.exit(0));
process.send?.({ url: node.url, machineTime: Date.now() });
