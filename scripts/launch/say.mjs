/** What a launch tells whoever waits for it: a line for each step, with its time. */

const terminal = process.stderr.isTTY && !process.env['CI'];
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** @param {number} ms */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs one step; on a terminal with a moving sign of life, unless what it runs writes there itself.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {{ quiet?: boolean }} [options] `quiet` (the default): the work itself writes nothing
 * @returns {Promise<T>}
 */
export async function step(name, work, { quiet = true } = {}) {
	const since = performance.now();
	const moving = terminal && quiet;
	let frame = 0;
	const draw = () => {
		const sign = frames[frame++ % frames.length];
		process.stderr.write(`\r\x1b[2K${sign} ${name} ${seconds(performance.now() - since)}`);
	};
	const timer = moving ? setInterval(draw, 100) : undefined;
	try {
		const result = await work();
		// a program's exit code is told by value, not by an exception
		line(typeof result === 'number' && result !== 0 ? '✗' : '✓', name, since);
		return result;
	} catch (error) {
		line('✗', name, since);
		throw error;
	} finally {
		clearInterval(timer);
	}
}

/** @param {string} sign @param {string} name @param {number} since */
function line(sign, name, since) {
	const text = `${sign} ${name} ${seconds(performance.now() - since)}\n`;
	process.stderr.write(terminal ? `\r\x1b[2K${text}` : text);
}
