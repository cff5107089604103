/** Run with the store's address, a prefix and, if one is wanted, a port: a whole node in a process of its own, which can be killed with nothing said. */
import { startNode } from './node.ts';

const [url = '', prefix = '', port] = process.argv.slice(2);
const node = await startNode({ url, prefix, ...(port !== undefined && { port: Number(port) }) });
process.once('disconnect', () => process.exit(0));
process.send?.({ url: node.url, machineTime: Date.now() });
