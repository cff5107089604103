import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { ownServer } from '../store/contract/own-server.ts';
import { cli } from './command-line.ts';

const NORTHWIND = readFileSync(
	new URL('../../docs/examples/northwind.yaml', import.meta.url),
	'utf8'
);

describe.each(inject('stores'))('the command line, on $name', ({ url }) => {
	test('CONF-25 a configuration is checked, imported, exported and compared', async () => {
		const { files, type } = await cli(url);
		await type('clients', 'put', 'northwind', '--name', 'Northwind');
		const configuration = (...typed: string[]) => type('configuration', ...typed);
		expect((await configuration('versions', 'northwind')).said).toBe(
			'northwind was never configured.'
		);
		expect((await configuration('export', 'northwind')).said).toBe(
			'# northwind: never configured\n{}'
		);
		files.set('northwind.yaml', NORTHWIND);
		expect(await configuration('check', 'northwind', 'northwind.yaml')).toEqual({
			...{ code: 0, said: 'northwind.yaml has no faults.', complained: '' }
		});
		const imported = await configuration(
			...['import', 'northwind', 'northwind.yaml', '--why', 'as agreed', '--expected', '0']
		);
		expect(imported).toMatchObject({ code: 0, said: 'Saved as version 1 of northwind.' });
		expect((await configuration('versions', 'northwind')).said).toMatch(
			/^version +when +who +why\n1 +\d{4}-.*Z +Command line +as agreed$/
		);
		// what was exported is imported again, and changed
		await configuration('export', 'northwind', 'copy.yaml');
		expect(files.get('copy.yaml')).toMatch(/^# northwind, version 1, .*\n# as agreed\nzone: /);
		expect((await configuration('import', 'northwind', 'copy.yaml')).said).toBe(
			'Version 1 says the same.'
		);
		files.set('-', files.get('copy.yaml')?.replace('lease: 45m', 'lease: 1h') ?? '');
		expect((await configuration('import', 'northwind', '-')).said).toBe(
			'Saved as version 2 of northwind.'
		);
		expect((await configuration('changes', 'northwind', '2')).said).toBe('lease: "45m" → "1h"');
		expect((await configuration('changes', 'northwind', '2', '--since', '2')).said).toContain(
			'say the same'
		);
		const old = await configuration('export', 'northwind', '--version', '1');
		expect(old.said).toContain('lease: 45m');
	});

	test('CONF-25 faults are told one a line, and nothing is saved', async () => {
		const { files, type } = await cli(url);
		await type('clients', 'put', 'acme', '--name', 'Acme');
		files.set('odd.yaml', 'policies:\n  - name: A\n    claim: 5\n    resolve: soon\n');
		for (const how of ['check', 'import']) {
			const { code, complained } = await type('configuration', how, 'acme', 'odd.yaml');
			expect(code).toBe(1);
			const [first, ...faults] = complained.split('\n');
			expect(first).toBe('odd.yaml has 2 faults; nothing was saved.');
			expect(faults[0]).toMatch(/^ {2}line 3: policies\[0\]\.claim: .*: .*write 5m/);
			expect(faults[1]).toMatch(/^ {2}line 4: policies\[0\]\.resolve: /);
		}
		files.set('warned.yaml', 'lease: 1h\n');
		const warned = await type('configuration', 'import', 'acme', 'warned.yaml');
		expect(warned.said).toMatch(
			/^Saved as version 1 of acme\.\nWarning: line 1: paths: there is no path/
		);
		for (const [typed, said] of [
			[['import', 'acme', 'warned.yaml', '--expected', '7'], 'not-current|version 7 was changed'],
			[['import', 'acme', 'none.yaml'], 'there is no such file'],
			[['import', 'acmee', 'warned.yaml'], 'There is no client acmee'],
			[['import', 'acme', 'warned.yaml', '--expected', 'x'], '--expected: expected the number'],
			[['export', 'acme', '--version', '9'], 'acme has no version 9'],
			[['changes', 'acme', '9'], 'acme has no version 9']
		] as const) {
			files.set('warned.yaml', 'lease: 2h\n');
			const refused = await type('configuration', ...typed);
			expect(refused.code).toBe(1);
			expect(refused.complained).toMatch(new RegExp(said));
		}
		expect((await type('configuration', 'export', 'acme')).said).toContain('lease: 1h');
	});
});

test('CONF-25 it writes a file', async () => {
	const [{ name } = { name: 'embedded' as const }] = inject('stores');
	const server = await ownServer(name);
	const dir = await mkdtemp(join(tmpdir(), 'andon-cli-'));
	onTestFinished(() => rm(dir, { recursive: true }));
	const program = new URL('../../server/cli/main.ts', import.meta.url).pathname;
	const type = (...typed: string[]) =>
		promisify(execFile)(process.execPath, [program, ...typed], {
			env: { PATH: process.env['PATH'] ?? '', ANDON_DATA_DIR: dir, REDIS_URL: server.url }
		}).catch((error: { code: number; stderr: string }) => error);
	await type('clients', 'put', 'acme', '--name', 'Acme');
	const file = join(dir, 'acme.yaml');
	expect(await type('configuration', 'export', 'acme', file)).toMatchObject({
		stdout: `Wrote version 0 to ${file}.\n`
	});
	expect(await readFile(file, 'utf8')).toBe('# acme: never configured\n{}\n');
	expect(await type('configuration', 'export', 'acme', join(dir, 'no', 'such'))).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('cannot be written (ENOENT)')
	});
});
