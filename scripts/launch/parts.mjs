/** What is built before a start. */

/**
 * From what, where to, by which program.
 * @typedef {object} Part
 * @property {string} title of the step
 * @property {string} what it is, in a sentence that says that it could not be built
 * @property {string[]} sources files and folders, from the root
 * @property {string} folder where it is built to; what it was made from is noted there
 * @property {string} made a file in it that is there when it was built
 * @property {string[]} program with its arguments
 */

const lock = ['package-lock.json', 'package.json'];

/**
 * `page-services.ts` is the one file of server/ that goes into the pages.
 * @type {Part}
 */
export const pages = {
	title: 'Build pages',
	what: 'the pages',
	sources: [
		...lock,
		'scripts/vite-messages.ts',
		'server/http/page-services.ts',
		'src',
		'static',
		'svelte.config.js',
		'vite.config.ts'
	],
	folder: 'build',
	made: 'handler.js',
	program: ['node_modules/vite/bin/vite.js', 'build']
};

/**
 * It lies within the folder of the pages, which goes whenever they are built.
 * @type {Part}
 */
export const server = {
	title: 'Bundle the server',
	what: 'the server',
	sources: [...lock, 'scripts/bundle.ts', 'server', 'src/lib/shared'],
	folder: 'build/node',
	made: 'main.js',
	program: ['scripts/bundle.ts']
};
