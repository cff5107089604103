/**
 * `npm start`: installs and builds what is missing, then runs the server. Plain JavaScript, as this runs before anything
 * is installed, on whatever Node is there (20 or newer), which cannot read TypeScript.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './launch/build.mjs';
import { runLaunch } from './launch/launch-error.mjs';
import { findNode } from './launch/node.mjs';
import { installPackages } from './launch/packages.mjs';
import { runInForeground } from './launch/run-program.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const usage = `Usage: npm start

Installs and builds what is missing, then runs Andon until it is stopped. It takes no options; README.md tells of the
environment variables that it heeds, such as PORT, REDIS_URL and ANDON_DEMO.`;

const [odd] = process.argv.slice(2);
if (odd === '--help' || odd === '-h') {
	console.log(usage);
	process.exit(0);
}
if (odd !== undefined) {
	console.error(`npm start takes no options, and "${odd}" is one; it heeds environment variables.`);
	process.exit(2);
}

await runLaunch(async () => {
	await installPackages(root);
	const node = findNode(root);
	await build(root, node);
	return runInForeground(await node, [join(root, 'build', 'node', 'main.js')], {
		cwd: root,
		env: {
			...process.env,
			NODE_ENV: process.env['NODE_ENV'] ?? 'production',
			// from the second start on nothing has to be compiled: half a second of work less for each process
			NODE_COMPILE_CACHE:
				process.env['NODE_COMPILE_CACHE'] ?? join(root, 'node_modules', '.cache', 'andon')
		}
	});
});
