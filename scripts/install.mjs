/** Installs the packages when they are missing, and nothing else. Plain JavaScript for the reason in start.mjs. */
import { fileURLToPath } from 'node:url';
import { runLaunch } from './launch/launch-error.mjs';
import { installPackages } from './launch/packages.mjs';

await runLaunch(async () => {
	await installPackages(fileURLToPath(new URL('..', import.meta.url)));
	return 0;
});
