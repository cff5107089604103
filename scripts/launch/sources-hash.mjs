import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over the contents and names of what a build is made from. Not over times: a fresh clone, a copy and a changed
 * branch all have new ones.
 * @param {string} root
 * @param {string[]} sources files and folders, from the root
 */
export function sourcesHash(root, sources) {
	const hash = createHash('sha256');
	for (const source of sources)
		for (const file of filesUnder(root, source)) {
			hash.update(`${file}\0`);
			hash.update(readFileSync(join(root, file)));
			hash.update('\0');
		}
	return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path of a file or folder, from the root
 * @returns {string[]} files in a fixed order, tests left out
 */
function filesUnder(root, path) {
	let entries;
	try {
		entries = readdirSync(join(root, path), { withFileTypes: true });
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code === 'ENOTDIR') return [path];
		if (code === 'ENOENT') return [];
		throw error;
	}
	return entries
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const inside = `${path}/${entry.name}`;
			if (entry.isDirectory()) return filesUnder(root, inside);
			return entry.name.endsWith('.test.ts') ? [] : [inside];
		});
}
