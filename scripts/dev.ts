/**
 * `npm run dev`: runs the server with Vite inside and starts it again when native server code changes. `node --watch` would
 * lose files that editors save by renaming.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'chokidar';

const settleMs = 50;
let child: ChildProcess | undefined;
let turn: Promise<void> = Promise.resolve();
let quitting = false;

function start(): void {
	child = spawn(process.execPath, ['server/main.ts', '--dev', ...process.argv.slice(2)], {
		stdio: 'inherit'
	});
	child.once('exit', (code) => {
		if (code) console.error('The server ended; it is started again at the next change.');
	});
}

async function stop(signal: NodeJS.Signals): Promise<void> {
	if (!child || child.exitCode !== null || child.signalCode !== null) return;
	const exited = once(child, 'exit');
	child.removeAllListeners('exit');
	child.kill(signal);
	await exited;
}

/** One at a time: a second server would find the port and the data directory taken. */
function restart(): void {
	turn = turn.then(async () => {
		await stop('SIGTERM');
		if (!quitting) start();
	});
}

let timer: NodeJS.Timeout | undefined;
const watcher = watch(['server', 'src/lib/shared'], { ignoreInitial: true });
watcher.on('all', (_event, path) => {
	if (!/\.(ts|lua)$/.test(path) || path.endsWith('.test.ts')) return;
	clearTimeout(timer);
	timer = setTimeout(restart, settleMs);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.once(signal, () => {
		quitting = true;
		clearTimeout(timer);
		// a terminal has already sent Ctrl+C to the server itself
		const ended =
			signal === 'SIGINT' && process.stdin.isTTY && child?.exitCode === null
				? once(child, 'exit')
				: turn.then(() => stop(signal));
		void ended.finally(() => process.exit(0));
	});
start();
