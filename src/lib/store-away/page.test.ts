import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { page, policy } from './page.ts';

test('OUT-6 the page goes where it was asked for, whatever is in that address', () => {
	const html = page('Away.', '/wall?board="><script>alert(1)</script>&x=1');
	expect(html).not.toContain('<script>alert');
	expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;x=1');
});

test('OUT-6 its policy lets its own script run and no other', () => {
	const scripts = [...page('Away.', '/desk').matchAll(/<script[^>]*>(.*?)<\/script>/gs)];
	expect(scripts).toHaveLength(1);
	const hash = createHash('sha256')
		.update(scripts[0]?.[1] ?? '')
		.digest('base64');
	expect(policy).toContain(`script-src 'sha256-${hash}'`);
});
