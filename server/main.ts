import { dev } from './mode.ts'; // first: sets NODE_ENV
import { run } from './run.ts';
import { AndonStartError } from './start-error.ts';

try {
	await run(dev);
} catch (error) {
	if (!(error instanceof AndonStartError)) throw error;
	console.error(`Andon cannot start: ${error.message}`);
	process.exit(1);
}
