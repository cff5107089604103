/**
 * `npm run endurance -- [frames]`: a week of a wall, a million frames: what it keeps of its board in Node, then the whole
 * wall in a real browser, which takes an hour or more.
 */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const playwright = fileURLToPath(
	new URL('../../node_modules/@playwright/test/cli.js', import.meta.url)
);
const board = fileURLToPath(new URL('board-week.ts', import.meta.url));
const [frames = '1000000'] = process.argv.slice(2);
spawnSync(process.execPath, ['--expose-gc', board, frames], { stdio: 'inherit' });
spawn(process.execPath, [playwright, 'test', 'e2e/week'], {
	stdio: 'inherit',
	env: { ...process.env, ANDON_FRAMES: frames }
}).on('exit', (code) => (process.exitCode = code ?? 1));
