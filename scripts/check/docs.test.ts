import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { untrueDocs } from './docs.ts';

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'andon-docs-'));
	mkdirSync(join(root, 'docs'));
	writeFileSync(join(root, 'package.json'), '{"scripts":{"dev":""}}');
});
afterEach(() => rmSync(root, { recursive: true }));

test('a document may link to files, name scripts and paths that exist', () => {
	writeFileSync(
		join(root, 'docs/a.md'),
		'[up](../package.json#scripts) [web](https://andon.example) [here](#a) `npm run dev` `docs/a.md`'
	);
	expect(untrueDocs(root)).toEqual([]);
});

test('each untruth is named with its document', () => {
	writeFileSync(join(root, 'README.md'), '[x](docs/none.md)\n`npm run nope`\n`server/gone.ts`');
	expect(untrueDocs(root)).toEqual([
		'README.md: links to docs/none.md, which is not there',
		'README.md: names `npm run nope`, which package.json does not have',
		'README.md: names server/gone.ts, which is not there'
	]);
});
