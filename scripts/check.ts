/**
 * `npm run check`: everything about the code that can be said without running it. Runs all checks, two at a time, shows what
 * failed, and ends with code 1 when anything did.
 */
import { existsSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { untrueDocs } from './check/docs.ts';
import { wrongMessages } from './check/messages.ts';
import { rulesWithoutTests } from './check/rules.ts';
import { runProgram } from './launch/run-program.mjs';
import { seconds } from './launch/say.mjs';

interface Check {
	name: string;
	/** Resolves with what is wrong; an empty text means nothing. */
	run(): Promise<string>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const openapi = 'docs/openapi.json';
const cruised = ['src', 'server', 'programs', 'scripts', 'bench', 'tests'].filter((folder) =>
	existsSync(join(root, folder))
);

/** A package's program: its exit code decides. */
const program = (name: string, command: string, ...args: string[]): Check => ({
	name,
	async run() {
		const file = join(root, 'node_modules', '.bin', command);
		const { code, output } = await runProgram(file, args, { cwd: root, env });
		return code === 0 ? '' : output.trim() || `${command} ended with code ${code}`;
	}
});
const env = {
	...process.env,
	FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
	REDOCLY_TELEMETRY: 'off',
	REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true'
};

const checks: Check[] = [
	program('code style (eslint)', 'eslint', '.'),
	program('pages’ types (svelte-check)', 'svelte-check', '--tsgo', '--tsconfig', './tsconfig.json'),
	program('server’s types (tsgo)', 'tsgo', '-p', 'server'),
	program('scripts’ types (tsgo)', 'tsgo', '-p', 'scripts'),
	program('format (prettier)', 'prettier', '--check', '--log-level', 'warn', '.'),
	program('layers and cycles', 'depcruise', '--config', '.dependency-cruiser.cjs', ...cruised),
	program('likely mistakes (oxlint)', 'oxlint', '--quiet'),
	...(existsSync(join(root, openapi))
		? [program('API description', 'redocly', 'lint', openapi)]
		: []),
	{ name: 'documents', run: () => Promise.resolve(untrueDocs(root).join('\n')) },
	{ name: 'texts of the pages', run: () => Promise.resolve(wrongMessages(root).join('\n')) },
	{ name: 'rules and tests', run: () => Promise.resolve(rulesWithoutTests(root).join('\n')) }
];

/** Kit writes the types of routes first: the linter and both type checks read them. */
async function prepare(): Promise<void> {
	// svelte-check would report files that were deleted since
	rmSync(join(root, '.svelte-kit', '.svelte-check'), { recursive: true, force: true });
	const problem = await program('', 'svelte-kit', 'sync').run();
	if (problem) throw new Error(problem);
}

async function runCheck({ name, run }: Check): Promise<boolean> {
	const since = performance.now();
	const problem = await run();
	console.log(`${problem ? '✗' : '✓'} ${name} ${seconds(performance.now() - since)}`);
	if (problem) console.log(problem.replace(/^/gm, '    '));
	return problem === '';
}

const since = performance.now();
await prepare();
const waiting = [...checks];
let failed = 0;
async function work(): Promise<void> {
	for (let next = waiting.shift(); next; next = waiting.shift())
		if (!(await runCheck(next))) failed++;
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
const took = seconds(performance.now() - since);
console.log(
	failed === 0
		? `All ${checks.length} checks passed in ${took}`
		: `${failed} of ${checks.length} checks failed in ${took}`
);
process.exitCode = failed === 0 ? 0 : 1;
