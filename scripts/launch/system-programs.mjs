import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { findProgram, isProgram } from './find-program.mjs';
import { LaunchError } from './launch-error.mjs';
import { runProgram } from './run-program.mjs';
import { step } from './say.mjs';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const storeNames = ['valkey-server', 'redis-server'];

const findChromium = () => {
	const chosen = process.env['CHROMIUM_PATH'];
	return chosen && isProgram(chosen) ? chosen : findProgram(chromiumNames);
};
const findStore = () => findProgram(storeNames);

/**
 * The browser and the store that the tests run in, installed where that is ours to do.
 * @returns {Promise<{ chromium: string }>}
 */
export async function findTestPrograms() {
	const missing = [
		...(findChromium() ? [] : ['chromium']),
		...(findStore() ? [] : ['redis-server'])
	];
	if (missing.length > 0) {
		if (!mayInstall()) throw notThere(missing);
		await step(`Install ${missing.join(' and ')}`, () => aptInstall(missing));
	}
	const chromium = findChromium();
	if (!chromium || !findStore()) throw notThere(missing);
	return { chromium };
}

const mayInstall = () =>
	process.getuid?.() === 0 &&
	findProgram(['apt-get']) !== undefined &&
	existsSync('/etc/debian_version');

/** @param {string[]} missing */
const notThere = (missing) =>
	new LaunchError(`the tests need ${missing.join(' and ')}.`, [
		...(process.platform === 'darwin'
			? [
					`brew install ${missing.map((name) => (name === 'chromium' ? '--cask chromium' : 'redis')).join(' && brew install ')}`
				]
			: [
					`As root on Debian or Ubuntu: apt-get install -y --no-install-recommends ${missing.join(' ')}`
				]),
		...(missing.includes('chromium')
			? ['Or set CHROMIUM_PATH to a Chrome or Chromium that you have.']
			: []),
		...(missing.includes('redis-server') ? ['Or put a valkey-server on the PATH.'] : []),
		'The quick tests need neither: npm test -- --unit'
	]);

/** @param {string[]} packages */
async function aptInstall(packages) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await withoutServices(async () => {
		const updated = await runProgram('apt-get', ['update'], { env });
		const install = ['install', '-y', '--no-install-recommends', ...packages];
		const installed = await runProgram('apt-get', install, { env });
		if (installed.code === 0) return;
		throw new LaunchError(
			`apt-get could not install ${packages.join(' and ')}.`,
			['Check the network and the package sources, then run `npm test` again.'],
			updated.output + installed.output
		);
	});
}

/**
 * The package starts a Redis of its own on the usual port unless the system's policy says no; it says no while we install.
 * @param {() => Promise<void>} install
 */
async function withoutServices(install) {
	const policy = '/usr/sbin/policy-rc.d';
	if (existsSync(policy)) return install();
	const remove = () => rmSync(policy, { force: true });
	writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	process.once('exit', remove);
	try {
		await install();
	} finally {
		remove();
		process.off('exit', remove);
	}
}
