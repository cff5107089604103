import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * What the documents say about this repository that is cheap to hold against it: links to files, `npm run` names, and paths
 * of our own folders in code marks.
 * @returns a line for each untruth, with the document's path.
 */
export function untrueDocs(root: string): string[] {
	const scripts = namesOfScripts(root);
	return documents(root).flatMap((file) => {
		const text = readFileSync(join(root, file), 'utf8');
		return [
			...brokenLinks(root, file, text),
			...unknownScripts(scripts, text),
			...missingPaths(root, text)
		].map((problem) => `${file}: ${problem}`);
	});
}

const documents = (root: string) =>
	globSync(['*.md', 'docs/**/*.md'], { cwd: root }).map((file) => relative('.', file));

function namesOfScripts(root: string): Set<string> {
	const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		scripts: Record<string, string>;
	};
	return new Set(Object.keys(scripts));
}

function brokenLinks(root: string, file: string, text: string): string[] {
	return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target.split('#')[0] ?? '')
		.filter((target) => target !== '' && !/^[a-z]+:/.test(target))
		.filter((target) => !existsSync(join(root, dirname(file), decodeURI(target))))
		.map((target) => `links to ${target}, which is not there`);
}

function unknownScripts(scripts: Set<string>, text: string): string[] {
	return [...text.matchAll(/npm run ([\w:-]+)/g)]
		.map(([, name = '']) => name)
		.filter((name) => !scripts.has(name))
		.map((name) => `names \`npm run ${name}\`, which package.json does not have`);
}

/** Patterns, placeholders and what a run leaves behind are not paths of the repository. */
function missingPaths(root: string, text: string): string[] {
	return [...text.matchAll(/`((?:src|server|tests|scripts|docs|programs|bench)\/[\w./+()-]*)`/g)]
		.map(([, path = '']) => path)
		.filter((path) => !existsSync(join(root, path)))
		.map((path) => `names ${path}, which is not there`);
}
