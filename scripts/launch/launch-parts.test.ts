import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cpuOf } from '../../tests/support/cpu.ts';
import { isNewEnough } from './node.mjs';
import { packagesMatch } from './packages.mjs';
import { pages, server } from './parts.mjs';
import { sourcesHash } from './sources-hash.mjs';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'andon-parts-'));
});
afterEach(() => rm(folder, { recursive: true }));

const a = { version: '1.0.0', integrity: 'sha512-a' };
test.for([
	['the same', { '': {}, 'node_modules/a': a }, { 'node_modules/a': a }, true],
	['one missing', { 'node_modules/a': a }, {}, false],
	[
		'one missing that is for other machines',
		{ 'node_modules/a': { ...a, optional: true } },
		{},
		true
	],
	['one missing that nobody asks for', { 'node_modules/a': { ...a, extraneous: true } }, {}, true],
	[
		'another version',
		{ 'node_modules/a': a },
		{ 'node_modules/a': { ...a, version: '2.0.0' } },
		false
	],
	['other contents', { 'node_modules/a': a }, { 'node_modules/a': { ...a, integrity: 'b' } }, false]
] as const)('LAUNCH-3 packages: %s', async ([, wanted, installed, match]) => {
	await mkdir(join(folder, 'node_modules'));
	await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
	await writeFile(
		join(folder, 'node_modules', '.package-lock.json'),
		JSON.stringify({ packages: installed })
	);
	expect(packagesMatch(folder)).toBe(match);
});

test.for([
	['20.20.2', false],
	['24.10.0', false],
	['24.11.0', true],
	['26.0.0', true]
] as const)('LAUNCH-11 Node %s runs the server: %s', ([version, enough]) => {
	expect(isNewEnough(version)).toBe(enough);
});

test('LAUNCH-9 the hash of what a build is made from sees contents and names, not times and tests', async () => {
	await mkdir(join(folder, 'src'));
	const hash = () => sourcesHash(folder, ['package.json', 'src']);
	const write = (file: string, text: string) => writeFile(join(folder, 'src', file), text);
	await write('app.html', 'one');
	const before = hash();
	await utimes(join(folder, 'src/app.html'), 1, 1);
	await write('a.test.ts', 'x');
	expect(hash()).toBe(before);
	await write('b.ts', '');
	const more = hash();
	expect(more).not.toBe(before);
	await rm(join(folder, 'src/b.ts'));
	await write('c.ts', '');
	expect(hash()).not.toBe(more);
	await write('app.html', 'two');
	await rm(join(folder, 'src/c.ts'));
	expect(hash()).not.toBe(before);
});

test('LAUNCH-10 the hash is there quickly enough to ask at every start', () => {
	const repository = fileURLToPath(new URL('../..', import.meta.url));
	const hash = () => [pages, server].map(({ sources }) => sourcesHash(repository, sources));
	hash();
	expect(cpuOf(hash).ms).toBeLessThan(200);
});
