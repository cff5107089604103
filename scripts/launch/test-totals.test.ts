import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPlaywright, readVitest, sum, totalsOf } from './test-totals.mjs';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'andon-totals-'));
});
afterEach(() => rm(folder, { recursive: true }));
const report = async (text: string) => {
	const file = join(folder, 'report.json');
	await writeFile(file, text);
	return file;
};

const vitest = (numPassedTests: number, numFailedTests: number, notLoaded = 0) =>
	JSON.stringify({
		numPassedTests,
		numFailedTests,
		numPendingTests: 1,
		testResults: [
			...Array.from({ length: notLoaded }, () => ({
				status: 'failed',
				name: 'a.test.ts',
				message: 'does not load',
				assertionResults: []
			})),
			...Array.from({ length: numFailedTests }, () => ({
				status: 'failed',
				name: 'b.test.ts',
				assertionResults: [
					{
						status: 'failed',
						fullName: 'B-1 holds',
						failureMessages: ['\x1b[31mexpected 1\x1b[39m\n  at b.test.ts:3']
					}
				]
			}))
		]
	});
const playwright = (unexpected: number) =>
	JSON.stringify({
		stats: { expected: 5, unexpected, flaky: 1, skipped: 2 },
		errors: [],
		suites: [
			{
				suites: [
					{
						specs: ['expected', 'flaky', 'unexpected'].map((status, line) => ({
							file: 'c.e2e.ts',
							line,
							title: status,
							tests: [{ status, results: [{ errors: [{ message: 'not seen' }] }] }]
						}))
					}
				]
			}
		]
	});

test('LAUNCH-12 totals add up over both runners; a flaky test and a file that does not load have failed', async () => {
	const unit = totalsOf(await report(vitest(10, 1, 2)), 1, readVitest);
	const e2e = totalsOf(await report(playwright(1)), 1, readPlaywright);
	expect(sum([unit, e2e])).toMatchObject({ passed: 15, failed: 5, skipped: 3 });
});

test('LAUNCH-17 what failed is named at the end, with its file and what it said', async () => {
	const unit = totalsOf(await report(vitest(10, 1, 1)), 1, readVitest);
	const e2e = totalsOf(await report(playwright(1)), 1, readPlaywright);
	const crashed = totalsOf(await report(vitest(10, 0)), 7, readVitest);
	expect(sum([unit, e2e, crashed]).why).toEqual([
		'a.test.ts\n    does not load',
		'b.test.ts › B-1 holds\n    expected 1\n      at b.test.ts:3',
		'c.e2e.ts:1 › flaky\n    not seen',
		'c.e2e.ts:2 › unexpected\n    not seen',
		'the run ended with 7, and no test failed: what it said stands above'
	]);
});

test('LAUNCH-13 a run that fails without a failed test, or leaves no report, never counts as passed', async () => {
	expect(totalsOf(await report(vitest(10, 0)), 1, readVitest).failed).toBe(1);
	expect(totalsOf(await report('{'), 0, readVitest).failed).toBe(1);
	expect(totalsOf(join(folder, 'none.json'), 0, readPlaywright).failed).toBe(1);
	expect(totalsOf(await report(vitest(10, 0)), 0, readVitest).failed).toBe(0);
});
