import { join } from 'node:path';
import { isProgram } from './find-program.mjs';
import { LaunchError } from './launch-error.mjs';
import { runProgram } from './run-program.mjs';

/** Server and programs ask this much of Node, which runs TypeScript as it is. */
const needed = { major: 24, minor: 11 };

/**
 * The Node that runs the server: the one installed as a package, or the present one when it is new enough.
 * @param {string} root
 * @returns {Promise<string>} its absolute path
 */
export async function findNode(root) {
	const { platform, arch } = process;
	const folder = join(
		root,
		'node_modules',
		`node-${platform === 'win32' ? 'win' : platform}-${arch}`
	);
	const pinned = join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node');
	// it may be there and not run, as on Alpine Linux
	if (isProgram(pinned) && (await runProgram(pinned, ['--version'])).code === 0) return pinned;
	if (isNewEnough(process.versions.node)) return process.execPath;
	throw new LaunchError(
		`there is no Node ${needed.major}.${needed.minor} or newer for ${platform} on ${arch}.`,
		[
			`This is Node ${process.versions.node}. Install Node ${needed.major} from https://nodejs.org, then start again.`
		]
	);
}

/** @param {string} version */
export function isNewEnough(version) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > needed.major || (major === needed.major && minor >= needed.minor);
}
