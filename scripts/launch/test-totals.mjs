import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

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
	if (exitCode !== 0 && totals.failed === 0) return { ...totals, failed: 1 };
	return totals;
}

/** @param {string} file @param {(report: any) => Totals} read @returns {Totals} */
function readReport(file, read) {
	try {
		return read(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

/** @param {{ numPassedTests: number, numFailedTests: number, numPendingTests?: number, numTodoTests?: number, testResults: { status: string, assertionResults: unknown[] }[] }} report @returns {Totals} */
export function readVitest(report) {
	const notLoaded = report.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + notLoaded.length,
		skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
	};
}

/** @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report @returns {Totals} */
export function readPlaywright({ stats, errors }) {
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped
	};
}

/** @param {Totals[]} runs @returns {Totals} */
export const sum = (runs) => ({
	passed: runs.reduce((all, { passed }) => all + passed, 0),
	failed: runs.reduce((all, { failed }) => all + failed, 0),
	skipped: runs.reduce((all, { skipped }) => all + skipped, 0)
});
