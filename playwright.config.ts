import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './tests/chromium.ts';

/** Each test starts a server of its own through a fixture, so there is no `webServer` and nothing to share. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results',
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	workers: 1,
	reporter: 'list',
	use: { trace: 'retain-on-failure' },
	projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], launchOptions } }]
});
