import { describe, expect, inject, test } from 'vitest';
import { createLog } from '#server/observability/log.ts';
import { commands, ESCALATE, node } from './support.ts';

const url = inject('stores')[0]?.url ?? '';

/** Everything that is said, line by line. */
function listening() {
	const lines: string[] = [];
	return { lines, log: createLog('debug', { write: (line) => void lines.push(line) }) };
}

describe('SEC-18 what is secret, or somebody’s, is in no line of the log', () => {
	test('whatever is asked, rightly and wrongly, at the most talkative level', async () => {
		const { lines, log } = listening();
		const at = await node(url, { log });
		const cookie = await at.cookieOf('priya');
		const wrong = `andon_aaaaaaaaaaaa_${'b'.repeat(43)}`;
		const open = { type: 'open', title: 'Hush title', customer: 'Hush Customer', ref: 'HUSH-1' };
		await at.api('POST', commands('C-1'), { command: open });
		await at.api('POST', commands('C-1'), { command: { ...ESCALATE, why: 'Hush why' } });
		await at.api('POST', commands('C-1'), { command: { type: 'note', text: 'Hush note' } });
		await at.api('POST', commands('C-1'), { command: { type: 'Hush type' } });
		await at.api('POST', commands('C-1'), '{"Hush": ', { 'content-type': 'application/json' });
		await at.api('GET', '/clients', undefined, { authorization: `Bearer ${wrong}` });
		const post = (path: string, headers: Record<string, string> = {}) =>
			fetch(at.url + path, { method: 'POST', body: 'Hush body', headers });
		await post('/hooks/acme/zendesk', { 'x-zendesk-webhook-signature': 'HushSignature' });
		await post('/display/pairing', { cookie, 'user-agent': 'Hush agent' });
		await post('/display/token', { cookie: `${cookie}; andon-wall=HushWall` });
		await post('/desk?token=HushQuery', { cookie, origin: 'https://hush.example' });
		await at.app.identity.signIn.withPassword('Hush name', 'Hush password', {
			address: '127.0.0.1',
			browser: ''
		});
		await at.app.alerts.sweep();
		// it does speak
		log.warn('here');
		const text = lines.join('\n');
		expect(text).toContain('here');
		for (const secret of ['hush', cookie.split('=')[1] ?? '', at.key, at.key.slice(-20), wrong])
			expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
	});

	test('fields that are called like a secret are blotted out, wherever an object carries them', () => {
		const { lines, log } = listening();
		const secret = { password: 'hush', token: 'hush', secret: 'hush', key: 'hush', cookie: 'hush' };
		log.error({ account: secret, headers: { authorization: 'hush' } }, 'a slip');
		expect(lines.join()).not.toContain('hush');
		expect(lines.join()).toContain('[redacted]');
	});

	test('a text with line breaks and colours stays one line, and one field', () => {
		const { lines, log } = listening();
		log.warn({ name: 'a\n{"level":60,"msg":"made up"}\u001b[31m\u2028' }, 'b\r\n{"level":60}');
		expect(lines).toHaveLength(1);
		expect(lines[0]?.trimEnd()).not.toMatch(/\p{Cc}/u);
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40 });
	});
});
