import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, outerPath } from './find-program.mjs';
import { LaunchError } from './launch-error.mjs';
import { runProgram } from './run-program.mjs';
import { step } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, extraneous?: boolean }} Package */

/**
 * Installs the packages of the lockfile unless they are there.
 * @param {string} root
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function installPackages(root) {
	if (packagesMatch(root)) return false;
	await step('Install packages', () => npmCi(root));
	return true;
}

/**
 * Whether `node_modules` holds what the lockfile asks for. npm writes down what it installed, last of all, so an install
 * that was broken off, done by hand or done without development packages is told apart from a whole one.
 * @param {string} root
 */
export function packagesMatch(root) {
	const installed = lockedPackages(join(root, 'node_modules', '.package-lock.json'));
	const wanted = lockedPackages(join(root, 'package-lock.json'));
	if (!installed || !wanted) return false;
	return Object.entries(wanted).every(([path, { version, integrity, optional, extraneous }]) => {
		if (path === '' || extraneous) return true;
		const found = installed[path];
		if (!found) return optional === true;
		return found.version === version && found.integrity === integrity;
	});
}

/** @param {string} file @returns {Record<string, Package> | undefined} */
function lockedPackages(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages;
	} catch {
		return undefined;
	}
}

/** @param {string} root */
async function npmCi(root) {
	const path = outerPath();
	const npm = findProgram(['npm'], path);
	if (!npm)
		throw new LaunchError('npm is not on the PATH.', [
			'Install Node 20 or newer with npm, then start again.'
		]);
	// a NODE_ENV of production would leave out what the build needs
	const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
	const { code, output } = await runProgram(npm, args, {
		cwd: root,
		env: { ...process.env, PATH: path },
		shell: process.platform === 'win32'
	});
	if (code === 0) return;
	throw new LaunchError('the packages could not be installed.', howToMend(output), output);
}

/** @param {string} output */
function howToMend(output) {
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output))
		return [
			'The package registry cannot be reached: check the network, or npm’s `registry` and `proxy` settings.'
		];
	if (/ENOSPC/.test(output)) return ['The disk is full: the packages need about 600 MB.'];
	if (/EACCES|EPERM|EROFS/.test(output))
		return ['This folder cannot be written to: start as its owner.'];
	return ['Run `npm ci` here to see the whole of it.'];
}
