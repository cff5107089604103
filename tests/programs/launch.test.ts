import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const lock = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
/** Ends by itself with code 3 when END is set. */
const main = `const stay = setInterval(() => {}, 1000);
process.on('SIGTERM', () => { clearInterval(stay); process.exitCode = 5; });
if (process.env.END) process.exit(3);
console.log('up');`;
/** Notes that it ran, so that a test can count builds. */
const vite = `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('build', { recursive: true });
writeFileSync('build/handler.js', '');
appendFileSync('builds', 'x');`;
/** What bundles the server, as far as a launch can tell. */
const bundler = `import { appendFileSync, copyFileSync, mkdirSync } from 'node:fs';
export async function build({ build: { ssr, outDir } }) {
	mkdirSync(outDir, { recursive: true });
	copyFileSync(ssr, outDir + '/main.js');
	appendFileSync('bundles', 'x');
	return { output: [{ fileName: 'main.js' }] };
}`;

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'andon-launch-'));
	await cp(join(repository, 'scripts'), join(root, 'scripts'), { recursive: true });
	const folder = `node_modules/node-${process.platform}-${process.arch}/bin`;
	for (const made of ['server', 'src', 'bin', 'node_modules/vite/bin', folder])
		await mkdir(join(root, made), { recursive: true });
	await symlink(process.execPath, join(root, folder, 'node'));
	await write('package.json', '{"type":"module"}');
	await write('package-lock.json', lock);
	await write('node_modules/.package-lock.json', lock);
	await write('node_modules/vite/bin/vite.js', vite);
	await write('node_modules/vite/package.json', '{"type":"module","exports":"./index.js"}');
	await write('node_modules/vite/index.js', bundler);
	await write('server/main.ts', main);
	await write('src/app.html', 'one');
});
afterEach(() => rm(root, { recursive: true }));

const write = (file: string, text: string) => writeFile(join(root, file), text);
const program = (name: string, script: string) =>
	writeFile(join(root, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
const count = async (file: string) =>
	(await readFile(join(root, file), 'utf8').catch(() => '')).length;
const builds = () => count('builds');
const bundles = () => count('bundles');

function run(script: string, args: string[] = [], environment: Record<string, string> = {}) {
	const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
		cwd: root,
		env: { ...process.env, PATH: join(root, 'bin'), CI: 'true', CHROMIUM_PATH: '', ...environment }
	});
	const up = new Promise<void>((resolve) =>
		child.stdout.on('data', (data) => String(data).includes('up') && resolve())
	);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
	const ended = once(child, 'close').then(([code]) => ({ code: code as number, output }));
	return { child, up, ended };
}

const startAndEnd = () => run('start.mjs', [], { END: 'yes' }).ended;

describe('npm start', () => {
	test('LAUNCH-1 builds once, again when a source changed, and passes environment and exit code on', async () => {
		const first = await startAndEnd();
		expect(first).toMatchObject({ code: 3 });
		await startAndEnd();
		expect(await builds()).toBe(1);
		await write('src/app.html', 'two');
		await startAndEnd();
		expect(await builds()).toBe(2);
	});

	test('LAUNCH-16 the server is bundled once, and again, alone, when its sources changed', async () => {
		await startAndEnd();
		await startAndEnd();
		expect(await bundles()).toBe(1);
		await write('server/main.ts', 'process.exit(4)');
		expect(await startAndEnd()).toMatchObject({ code: 4 });
		expect([await builds(), await bundles()]).toEqual([1, 2]);
		await write(
			'node_modules/vite/index.js',
			'export const build = () => Promise.reject(new Error("no such thing"))'
		);
		await write('server/main.ts', main);
		const failed = await startAndEnd();
		expect(failed.code).toBe(1);
		expect(failed.output).toMatch(/Stopped: the server could not be built.*no such thing/s);
	});

	test('LAUNCH-2 a stop reaches the server, and its exit code comes back', async () => {
		const { child, up, ended } = run('start.mjs');
		await up;
		child.kill('SIGTERM');
		expect((await ended).code).toBe(5);
	});

	test('LAUNCH-3 packages that differ from the lockfile are installed, in full, before anything else', async () => {
		await write('package-lock.json', lock.replace('1.0.0', '1.1.0'));
		await program(
			'npm',
			`echo "$@" > installed; /bin/cp package-lock.json node_modules/.package-lock.json`
		);
		expect((await startAndEnd()).code).toBe(3);
		expect(await readFile(join(root, 'installed'), 'utf8')).toMatch(/^ci --include=dev /);
		await rm(join(root, 'installed'));
		await startAndEnd();
		await expect(readFile(join(root, 'installed'))).rejects.toThrow('ENOENT');
	});

	test('LAUNCH-4 without npm or without a network it says so in one block and how to mend it', async () => {
		await rm(join(root, 'node_modules/.package-lock.json'));
		const without = await run('start.mjs').ended;
		expect(without.code).toBe(1);
		expect(without.output).toContain('Stopped: npm is not on the PATH.');
		expect(without.output).toContain('→ Install Node');
		await program('npm', 'echo "npm error code ENOTFOUND" >&2; exit 1');
		const offline = await run('start.mjs').ended;
		expect(offline.code).toBe(1);
		expect(offline.output).toContain('registry cannot be reached');
		expect(offline.output).not.toMatch(/^\s+at /m);
	});

	test('LAUNCH-5 npm is never taken from the packages that it is about to replace', async () => {
		await rm(join(root, 'node_modules/.package-lock.json'));
		await mkdir(join(root, 'node_modules/.bin'));
		await writeFile(join(root, 'node_modules/.bin/npm'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
		const path = [join(root, 'node_modules/.bin'), join(root, 'bin')].join(delimiter);
		expect((await run('start.mjs', [], { PATH: path }).ended).output).toContain(
			'npm is not on the PATH'
		);
	});

	test('LAUNCH-6 a failed build is shown, and tried again at the next start', async () => {
		await write('node_modules/vite/bin/vite.js', 'console.error("no such thing"); process.exit(1)');
		const failed = await startAndEnd();
		expect(failed.code).toBe(1);
		expect(failed.output).toContain('no such thing');
		await write('node_modules/vite/bin/vite.js', vite);
		expect((await startAndEnd()).code).toBe(3);
	});
});

describe('npm start with options', () => {
	test('LAUNCH-14 any is refused in one line before anything is done; help is only shown', async () => {
		for (const option of ['--port=1', '--dev', 'now']) {
			const { code, output } = await run('start.mjs', [option]).ended;
			expect(code).toBe(2);
			expect(output.trim().split('\n')).toHaveLength(1);
			expect(output).toContain(`"${option}"`);
		}
		for (const option of ['--help', '-h'])
			expect(await run('start.mjs', [option]).ended).toMatchObject({
				code: 0,
				output: expect.stringContaining('Usage: npm start')
			});
		expect(await builds()).toBe(0);
	});
});

describe('npm test', () => {
	test('LAUNCH-7 a machine without browser and store is told what to install', async () => {
		const { code, output } = await run('test.mjs').ended;
		expect(code).toBe(1);
		expect(output).toContain('the tests need chromium and redis-server');
		expect(output).toContain('npm test -- --unit');
	});

	test('LAUNCH-8 an unknown option is refused', async () => {
		expect((await run('test.mjs', ['--unti']).ended).output).toContain('no option --unti');
	});
});
