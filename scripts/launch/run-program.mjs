import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and keeps what it wrote.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} `code` 127 when there is no such program, 128 and up for a signal
 */
export function runProgram(file, args, options = {}) {
	return new Promise((resolve) => {
		let output = '';
		const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding('utf8').on('data', (chunk) => (output += chunk));
		child.once('error', (error) => resolve({ code: 127, output: error.message }));
		child.once('close', (code, signal) =>
			resolve({ code: code ?? 128, output: signal ? `${output}\nended by ${signal}` : output })
		);
	});
}

/**
 * Runs a program in the foreground: it has our input and output and hears our signals.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 plus the number for a signal
 */
export function runInForeground(file, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, { ...options, stdio: 'inherit' });
		/** @param {NodeJS.Signals} signal */
		const forward = (signal) => {
			// a terminal sends Ctrl+C to the whole group: a second one would read as "at once"
			if (signal === 'SIGINT' && process.stdin.isTTY) return;
			child.kill(signal);
		};
		/** @type {NodeJS.Signals[]} */
		const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
		for (const signal of signals) process.on(signal, forward);
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			for (const name of signals) process.off(name, forward);
			resolve(code ?? 128 + (signalNumbers[signal ?? ''] ?? 0));
		});
	});
}

/** @type {Record<string, number>} */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
