import { describe, expect, inject, test } from 'vitest';
import { createLog } from '#server/observability/log.ts';
import { node } from './support.ts';

const url = inject('stores')[0]?.url ?? '';

describe('SEC-14 what a policy kept a page from is counted', () => {
	const old = (report: unknown) => JSON.stringify({ 'csp-report': report });
	const start = async () => {
		const at = await node(url);
		const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
			fetch(`${at.url}/csp-report`, {
				method: 'POST',
				body,
				headers: { 'content-type': 'application/csp-report', ...headers }
			}).then(({ status }) => status);
		const counts = async () =>
			(await (await fetch(`${at.url}/metrics`)).text())
				.split('\n')
				.filter((line) => line.startsWith('andon_csp_reports_total'));
		return { at, send, counts };
	};

	test('in both forms that browsers send, wherever they say that it comes from', async () => {
		const { send, counts } = await start();
		const inline = { 'effective-directive': 'script-src-elem', 'blocked-uri': 'inline' };
		expect(await send(old(inline), { 'sec-fetch-site': 'cross-site' })).toBe(204);
		const body = { effectiveDirective: 'img-src', blockedURL: 'https://evil.test/secret-path' };
		const several = JSON.stringify([{ type: 'csp-violation', body }, { body }, { other: 1 }]);
		expect(await send(several, { 'content-type': 'application/reports+json' })).toBe(204);
		expect((await counts()).sort()).toEqual([
			'andon_csp_reports_total{directive="img-src"} 2',
			'andon_csp_reports_total{directive="script-src-elem"} 1'
		]);
	});

	test('whatever is sent, nobody makes more series than there are directives, and nothing breaks', async () => {
		const { send, counts } = await start();
		for (let index = 0; index < 50; index++)
			expect(await send(old({ 'effective-directive': `made-up-${index}"} 1\nandon_x` }))).toBe(204);
		for (const body of ['', '{', 'null', '[[[[]]]]', '"a"', '{"__proto__":{"a":1}}', '[null]'])
			expect(await send(body)).toBe(204);
		expect(await send(new Uint8Array([0xff, 0xfe]))).toBe(204);
		expect(await counts()).toEqual(['andon_csp_reports_total{directive="other"} 50']);
		expect(await send('x'.repeat(17_000))).toBe(413);
		const many = Array.from({ length: 500 }, () => ({ body: { effectiveDirective: 'img-src' } }));
		expect(await send(JSON.stringify(many).slice(0, -1) + ']')).toBe(413);
	});

	test('ten a minute are logged, without the path of anything', async () => {
		const lines: string[] = [];
		const at = await node(url, {
			log: createLog('warn', { write: (line) => void lines.push(line) })
		});
		const body = old({ 'effective-directive': 'img-src', 'blocked-uri': 'https://evil.test/hush' });
		for (let index = 0; index < 30; index++)
			await fetch(`${at.url}/csp-report`, { method: 'POST', body });
		const told = lines.filter((line) => line.includes('kept from something'));
		expect(told).toHaveLength(10);
		expect(told.join()).toContain('https://evil.test');
		expect(told.join()).not.toContain('hush');
	});

	test('it is posted to, and nothing else', async () => {
		const { at } = await start();
		expect((await fetch(`${at.url}/csp-report`)).status).toBe(405);
	});
});
