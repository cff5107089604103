import { defineConfig, devices, type Project } from '@playwright/test';
import { launchOptions } from './tests/chromium.ts';

/**
 * Each test starts a server of its own through a fixture, so there is no `webServer` and nothing to share. What is in
 * `timed` holds pages to seconds and runs one after the other; `npm test` runs it for itself, behind the rest.
 */
const project = (name: string, of: Project) => ({
	name,
	...of,
	// patient: what holds a page to seconds measures them itself
	timeout: 120_000,
	expect: { timeout: 10_000 },
	// a folder each: a run empties its own
	outputDir: `test-results/${name}`,
	use: { ...devices['Desktop Chrome'], launchOptions }
});

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	workers: 1,
	reporter: 'list',
	// nobody opens a trace of a machine that is gone afterwards
	use: { trace: process.env['CI'] ? 'off' : 'retain-on-failure' },
	projects: [
		project('pages', { testIgnore: '**/timed/**' }),
		project('timed', { testMatch: '**/timed/**/*.e2e.ts' })
	]
});
