import { accessSync, constants } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

/** @param {string} file */
export function isProgram(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * The first of these programs on the PATH, or undefined.
 * @param {string[]} names
 * @param {string} [path]
 */
export function findProgram(names, path = process.env['PATH'] ?? '') {
	const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
	for (const name of names)
		for (const folder of path.split(delimiter).filter(Boolean))
			for (const ending of endings)
				if (isProgram(join(folder, name + ending))) return join(folder, name + ending);
	return undefined;
}

/**
 * The PATH as it was before npm put packages on it. What replaces `node_modules` must not run from there.
 * @param {string} [path]
 */
export const outerPath = (path = process.env['PATH'] ?? '') =>
	path
		.split(delimiter)
		.filter(
			(folder) => !folder.includes(`node_modules${sep}.bin`) && !folder.includes('node-gyp-bin')
		)
		.join(delimiter);
