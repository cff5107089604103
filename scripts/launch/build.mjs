import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.mjs';
import { pages, server } from './parts.mjs';
import { runProgram } from './run-program.mjs';
import { step } from './say.mjs';
import { sourcesHash } from './sources-hash.mjs';

/**
 * Builds pages and server unless they were built from these very sources.
 * @param {string} root
 * @param {string | Promise<string>} node the program to build with
 * @param {{ always?: boolean }} [options]
 * @returns {Promise<void>}
 */
export async function build(root, node, { always = false } = {}) {
	for (const part of [pages, server]) {
		const hash = sourcesHash(root, part.sources);
		if (always || !isBuilt(root, part, hash)) await buildPart(root, await node, part, hash);
	}
}

const mend = ['If you changed nothing: `rm -rf node_modules build`, then start again.'];

/** @typedef {import('./parts.mjs').Part} Part */

/** @param {string} root @param {string} node @param {Part} part @param {string} hash */
async function buildPart(root, node, part, hash) {
	await step(part.title, async () => {
		const { code, output } = await runProgram(node, part.program, {
			cwd: root,
			// whatever the caller's setting, what is served is the production build
			env: { ...process.env, NODE_ENV: 'production' }
		});
		if (code !== 0) throw new LaunchError(`${part.what} could not be built.`, mend, output);
		writeFileSync(stamp(root, part), hash);
	});
}

/** @param {string} root @param {Part} part */
const stamp = (root, { folder }) => join(root, folder, '.sources');

/** @param {string} root @param {Part} part @param {string} hash */
function isBuilt(root, part, hash) {
	if (!existsSync(join(root, part.folder, part.made)) || !existsSync(stamp(root, part)))
		return false;
	return readFileSync(stamp(root, part), 'utf8') === hash;
}
