/** A store's user that may do what docs/security.md says, and nothing else: a whole node runs on it. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findServer } from '#server/store/local/find-server.ts';
import { commands, ESCALATE, OBSERVATION, OPEN } from '../http/support.ts';
import { startNode } from '../support/node.ts';
import { ownServer } from './contract/own-server.ts';
import { plainClient } from './contract/support.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const documented = (): string[] => {
	const text = readFileSync(`${ROOT}/docs/security.md`, 'utf8');
	const [, line = ''] = /^ACL SETUSER andon ([^`]+)/m.exec(text) ?? [];
	return line.split(/[\s\\]+/).filter((word) => word !== '' && word !== 'on');
};
const allowed = new Set(
	documented()
		.filter((rule) => rule.startsWith('+'))
		.map((rule) => rule.slice(1))
);
const read = (pattern: string) =>
	globSync(pattern, { cwd: `${ROOT}/server/store` })
		.filter((file) => !file.includes('.test.'))
		.map((file) => readFileSync(`${ROOT}/server/store/${file}`, 'utf8'));

/** By another name than the command's. */
const NAMES = new Map([
	['xGroupCreate', 'xgroup|create'],
	['xInfoGroups', 'xinfo|groups'],
	['xPendingRange', 'xpending'],
	['zRangeWithScores', 'zrange']
]);

describe.skipIf(!findServer(process.env['PATH'] ?? '', () => undefined))(
	'a store of one’s own',
	() => {
		test('SEC-17 every command that the code knows is on the list, and none beyond them', async () => {
			const plain = await plainClient((await ownServer('redis')).url);
			const all = new Set((await plain.sendCommand(['COMMAND', 'LIST'])) as unknown as string[]);
			const called = read('*.ts').flatMap((text) =>
				[...text.matchAll(/\.([a-z][a-zA-Z]+)\(/g)].map(
					([, name = '']) => NAMES.get(name) ?? name.toLowerCase()
				)
			);
			const inLua = read('lua/*.lua').flatMap((text) =>
				[...text.matchAll(/\bcall\(\s*'([A-Z]+)'/g)].map(([, name = '']) => name.toLowerCase())
			);
			// methods of lists and texts that are called like a command
			const others = new Set([
				'sort',
				'append',
				'keys',
				'type',
				'move',
				'copy',
				'exists',
				'select',
				'client'
			]);
			const used = new Set([...called.filter((name) => !others.has(name)), ...inLua]);
			const missing = [...used].filter(
				(name) => (all.has(name) || name.includes('|')) && !allowed.has(name)
			);
			expect(missing, 'used, and not on the list of docs/security.md').toEqual([]);
			const ofTheConnection = new Set([
				'auth',
				'hello',
				'eval',
				'evalsha',
				'multi',
				'exec',
				'discard'
			]);
			expect([...allowed].filter((name) => !used.has(name) && !ofTheConnection.has(name))).toEqual(
				[]
			);
		});

		test('SEC-17 a whole node runs on it, and what else the user tries is refused', async () => {
			const server = await ownServer('redis');
			const plain = await plainClient(server.url);
			const rules = documented().map((rule) => rule.replace('>PASSWORD', '>secret'));
			await plain.sendCommand(['ACL', 'SETUSER', 'andon', 'on', ...rules]);
			const url = server.url.replace('redis://', 'redis://andon:secret@');
			const node = await startNode({ url, prefix: 'andon' });
			try {
				const ask = async (method: string, path: string, body?: unknown) => {
					const answer = await node.api(method, path, body);
					expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(200);
				};
				await ask('POST', commands('C-1'), { command: OPEN });
				await ask('POST', commands('C-1'), { command: ESCALATE });
				await ask('PUT', '/clients/acme/queues/front', { name: 'Front', answerWithin: 60 });
				await ask('POST', '/clients/acme/queues/front/observations', OBSERVATION);
				await ask('GET', '/clients/acme/cases');
				await ask('GET', '/clients/acme/cases/C-1');
				await node.app.sessions.read((await node.cookieOf('priya')).split('=')[1]);
				const paired = await fetch(`${node.url}/display/pairing`, { method: 'POST' });
				expect(paired.status).toBe(200);
				await node.app.alerts.sweep();
				await node.app.deadlines.sweep();
			} finally {
				await node.stop();
			}
			expect(await plain.sendCommand(['ACL', 'LOG'])).toEqual([]);

			const user = await plainClient(url);
			for (const command of [
				['KEYS', '*'],
				['FLUSHALL'],
				['CONFIG', 'GET', '*'],
				['GET', 'other:a'],
				['SCRIPT', 'FLUSH'],
				['ACL', 'LIST']
			])
				await expect(user.sendCommand(command), command.join(' ')).rejects.toThrow(/^NOPERM/);
		});

		test('SEC-17 nothing of what is asked becomes a part of a script', () => {
			for (const text of read('*.ts')) expect(text).not.toMatch(/redis\.call|\.eval\(|EVAL '/);
			for (const text of read('lua/*.lua')) expect(text).not.toMatch(/loadstring|load\(|dofile/);
		});
	}
);
