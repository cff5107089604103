/**
 * `npm test`: installs what is missing (packages, Chromium, Redis), builds, and runs every test. `npm test -- --unit` runs
 * only those that need nothing; what follows goes to vitest. Plain JavaScript for the reason in start.mjs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './launch/build.mjs';
import { LaunchError, runLaunch } from './launch/launch-error.mjs';
import { findNode } from './launch/node.mjs';
import { installPackages } from './launch/packages.mjs';
import { runInForeground } from './launch/run-program.mjs';
import { step } from './launch/say.mjs';
import { findTestPrograms } from './launch/system-programs.mjs';
import { readPlaywright, readVitest, sum, totalsOf } from './launch/test-totals.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [first, ...rest] = process.argv.slice(2);

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => (stopped = true));

await runLaunch(async () => {
	if (first !== undefined && first !== '--unit')
		throw new LaunchError(`the tests know no option ${first}.`, ['npm test', 'npm test -- --unit']);
	await installPackages(root);
	const node = await findNode(root);
	const reports = mkdtempSync(join(tmpdir(), 'andon-reports-'));
	try {
		const runs = first
			? [await vitest(node, reports, ['--project', 'unit', ...rest])]
			: await everything(node, reports);
		const { passed, failed, skipped, why } = sum(runs);
		for (const one of why) console.log(`✗ ${one}\n`);
		if (skipped > 0) console.log(`${skipped} skipped`);
		console.log(`${passed} passed, ${failed} failed`);
		return failed > 0 ? 1 : 0;
	} finally {
		rmSync(reports, { recursive: true, force: true });
	}
});

/** @param {string} node @param {string} reports */
async function everything(node, reports) {
	const { chromium } = await findTestPrograms();
	process.env['CHROMIUM_PATH'] = chromium;
	await build(root, node);
	const unitAndLive = await vitest(node, reports, []);
	// whoever stopped the first half does not want the second
	if (stopped) return [unitAndLive];
	const pages = await playwright(node, reports, 'pages', availableParallelism());
	if (stopped) return [unitAndLive, pages];
	return [unitAndLive, pages, await playwright(node, reports, 'timed', 1)];
}

/** @param {string} node @param {string} reports @param {string[]} args */
async function vitest(node, reports, args) {
	const report = join(reports, 'vitest.json');
	const script = join(root, 'node_modules', 'vitest', 'vitest.mjs');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const code = await step(
		first ? 'Unit tests' : 'Unit and live tests',
		() => runInForeground(node, [script, 'run', ...reporters, ...args], { cwd: root }),
		{ quiet: false }
	);
	return totalsOf(report, code, readVitest);
}

/** @param {string} node @param {string} reports @param {string} project @param {number} workers */
async function playwright(node, reports, project, workers) {
	const report = join(reports, `playwright-${project}.json`);
	const script = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
	const args = ['--project', project, '--workers', `${workers}`, '--reporter=list,json'];
	const code = await step(
		`End-to-end tests: ${project}`,
		() =>
			runInForeground(node, [script, 'test', ...args], {
				cwd: root,
				env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
			}),
		{ quiet: false }
	);
	return totalsOf(report, code, readPlaywright);
}
