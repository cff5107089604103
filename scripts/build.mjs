/** `npm run build`: builds the pages and bundles the server, whatever was built before. */
import { fileURLToPath } from 'node:url';
import { build } from './launch/build.mjs';
import { runLaunch } from './launch/launch-error.mjs';
import { findNode } from './launch/node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await runLaunch(async () => {
	await build(root, await findNode(root), { always: true });
	return 0;
});
