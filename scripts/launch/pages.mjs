import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { runProgram } from './run-program.mjs';
import { step } from './say.mjs';
import { sourcesHash } from './sources-hash.mjs';

/** @param {string} root */
const stamp = (root) => join(root, 'build', '.sources');

/**
 * Builds the pages unless the build was made from these very sources.
 * @param {string} root
 * @param {string} node the program to build with
 * @returns {Promise<boolean>} whether anything was built
 */
export async function buildPages(root, node) {
	const hash = sourcesHash(root);
	if (pagesMatch(root, hash)) return false;
	await step('Build pages', async () => {
		const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
		const { code, output } = await runProgram(node, [vite, 'build'], {
			cwd: root,
			// whatever the caller's setting, what is served is the production build
			env: { ...process.env, NODE_ENV: 'production' }
		});
		if (code !== 0) throw new LaunchError('the pages could not be built.', mend, output);
		writeFileSync(stamp(root), hash);
	});
	return true;
}

const mend = ['If you changed nothing: `rm -rf node_modules build`, then start again.'];

/** @param {string} root @param {string} hash */
function pagesMatch(root, hash) {
	if (!existsSync(join(root, 'build', 'handler.js')) || !existsSync(stamp(root))) return false;
	return readFileSync(stamp(root), 'utf8') === hash;
}
