import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
const rules = new Set(
	[...read('spec.md').matchAll(/\*\*([A-Z]+\d*[A-Z]*-\d+)\*\*/g)].map(([, id]) => id)
);
const rows = [...read('security.md').matchAll(/^\| (\d+) +\|(.+)\|$/gm)].map(
	([, no, cells = '']) => ({
		no: Number(no),
		shown: cells.split('|').at(-1)?.trim() ?? ''
	})
);

describe('SEC-21 docs/security.md', () => {
	it('has the forty lines, in order', () => {
		expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
	});
	it.each(rows)('line $no names rules that there are, or a reason', ({ shown }) => {
		if (shown.startsWith('Reason: ')) return;
		const named = shown.match(/[A-Z]+\d*[A-Z]*-\d+/g) ?? [];
		expect(named.length).toBeGreaterThan(0);
		for (const id of named) expect([...rules]).toContain(id);
	});
});
