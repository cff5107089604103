/**
 * `npm start`: installs and builds what is missing, then runs the server. Plain JavaScript, as this runs before anything
 * is installed, on whatever Node is there (20 or newer), which cannot read TypeScript.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runLaunch } from './launch/launch-error.mjs';
import { findNode } from './launch/node.mjs';
import { installPackages } from './launch/packages.mjs';
import { buildPages } from './launch/pages.mjs';
import { runInForeground } from './launch/run-program.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await runLaunch(async () => {
	await installPackages(root);
	const node = await findNode(root);
	await buildPages(root, node);
	return runInForeground(node, [join(root, 'server', 'main.ts'), ...process.argv.slice(2)], {
		cwd: root,
		env: { ...process.env, NODE_ENV: process.env['NODE_ENV'] ?? 'production' }
	});
});
