import { readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * What a run did; `why` says for each failure which test it was, and how it failed.
 * @typedef {{ passed: number, failed: number, skipped: number, why: string[] }} Totals
 */

/** Of what a test says when it fails, these lines say what it was; the rest stands where the test ran. */
const LINES_OF_WHY = 6;

/**
 * Sums up a runner's JSON report. A run that failed and names no failed test (a crash, a file that does not load) counts
 * as one failed, so that the totals never look better than the run.
 * @param {string} file
 * @param {number} exitCode of the runner
 * @param {(report: any) => Totals} read
 * @returns {Totals}
 */
export function totalsOf(file, exitCode, read) {
	const totals = readReport(file, read);
	if (exitCode === 0 || totals.failed > 0) return totals;
	const why = [`the run ended with ${exitCode}, and no test failed: what it said stands above`];
	return { ...totals, failed: 1, why };
}

/** @param {string} file @param {(report: any) => Totals} read @returns {Totals} */
function readReport(file, read) {
	try {
		return read(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return { passed: 0, failed: 1, skipped: 0, why: ['the run left no report that can be read'] };
	}
}

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} VitestTest */
/** @typedef {{ status: string, name: string, message: string, assertionResults: VitestTest[] }} VitestFile */

/** @param {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number, testResults: VitestFile[] }} report @returns {Totals} */
export function readVitest(report) {
	const files = report.testResults;
	const notLoaded = files.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + notLoaded.length,
		skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
		why: [
			...notLoaded.map(({ name, message }) => failure(name, [message])),
			...files.flatMap(({ name, assertionResults }) =>
				assertionResults
					.filter(({ status }) => status === 'failed')
					.map((test) => failure(`${name} › ${test.fullName}`, test.failureMessages))
			)
		]
	};
}

/** @typedef {{ message?: string }} PlaywrightError */
/** @typedef {{ title: string, ok: boolean, file: string, line: number, tests: { status: string, results: { errors: PlaywrightError[] }[] }[] }} Spec */
/** @typedef {{ suites?: Suite[], specs?: Spec[] }} Suite */

/** @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: PlaywrightError[], suites?: Suite[] }} report @returns {Totals} */
export function readPlaywright({ stats, errors, suites = [] }) {
	/** @param {PlaywrightError[]} of */
	const messages = (of) => of.map(({ message = '' }) => message);
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped,
		why: [
			...messages(errors).map((message) => failure('before any test', [message])),
			...suites
				.flatMap(specsOf)
				.filter(({ tests }) =>
					tests.some(({ status }) => status === 'unexpected' || status === 'flaky')
				)
				.map(({ file, line, title, tests }) =>
					failure(
						`${file}:${line} › ${title}`,
						tests.flatMap(({ results }) => results.flatMap((one) => messages(one.errors)))
					)
				)
		]
	};
}

/** @param {Suite} suite @returns {Spec[]} */
const specsOf = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(specsOf)];

/** @param {string} name @param {string[]} [messages] */
function failure(name, messages = []) {
	const lines = stripVTControlCharacters(messages.join('\n')).split('\n').filter(Boolean);
	// vitest names files by their whole path
	const where = isAbsolute(name) ? relative(process.cwd(), name) : name;
	return [where, ...lines.slice(0, LINES_OF_WHY)].join('\n    ');
}

/** @param {Totals[]} runs @returns {Totals} */
export const sum = (runs) => ({
	passed: runs.reduce((all, { passed }) => all + passed, 0),
	failed: runs.reduce((all, { failed }) => all + failed, 0),
	skipped: runs.reduce((all, { skipped }) => all + skipped, 0),
	why: runs.flatMap(({ why }) => why)
});
