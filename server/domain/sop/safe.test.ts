import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpuOf } from '../../../tests/support/cpu.ts';
import type { Block, Inline } from '#lib/shared/wire/sop.ts';
import { MOST } from './bounds.ts';
import { richText } from './rich-text.ts';
import { sopFaults } from './faults.ts';
import { readSop } from './read.ts';

/** The whole vocabulary of a page that shows the tree: nothing else may be in it. */
const FIELDS: Record<string, string[]> = {
	text: ['type', 'text'],
	code: ['type', 'text'],
	break: ['type'],
	emphasis: ['type', 'inside'],
	strong: ['type', 'inside'],
	link: ['type', 'href', 'inside'],
	heading: ['type', 'level', 'inside'],
	paragraph: ['type', 'inside'],
	quote: ['type', 'blocks'],
	list: ['type', 'start', 'items']
};

function expectSafe(nodes: readonly (Block | Inline)[], depth = 0): void {
	expect(depth).toBeLessThanOrEqual(4 * MOST.depth);
	for (const node of nodes) {
		expect(Object.keys(node).sort(), node.type).toEqual(FIELDS[node.type]?.toSorted());
		if ('text' in node) {
			expect(typeof node.text).toBe('string');
			expect(node.text.replaceAll(/[\n\t]/g, '')).not.toMatch(
				/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u
			);
		}
		if (node.type === 'link') {
			expect(node.href).toMatch(/^https?:\/\/[^/@]+(\/|$)/);
			expect(URL.parse(node.href)?.href).toBe(node.href);
		}
		if (node.type === 'list')
			for (const item of node.items) {
				expect(Object.keys(item)).toEqual(['step', 'blocks']);
				expectSafe(item.blocks, depth + 1);
			}
		if ('inside' in node) expectSafe(node.inside, depth + 1);
		if ('blocks' in node) expectSafe(node.blocks, depth + 1);
	}
}

/** Ways that were tried elsewhere to get a script past Markdown. */
const ATTACKS = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<svg/onload=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'<iframe srcdoc="<script>alert(1)</script>">',
	'<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
	'[x](javascript:alert(1))',
	'[x](JaVaScRiPt:alert(1))',
	'[x](java&#115;cript:alert(1))',
	'[x](java&Tab;script:alert(1))',
	'[x](&#x6A&#x61&#x76&#x61script:alert(1))',
	'[x](java\u0000script:alert(1))',
	'[x](\u0001javascript:alert(1))',
	'[x]( javascript:alert(1) "t")',
	'[x](<javascript:alert(1)>)',
	'[x](java\nscript:alert(1))',
	'[x](vbscript:msgbox(1))',
	'[x](data:text/html;base64,PHNjcmlwdD4=)',
	'[x](file:///etc/passwd)',
	'[x](blob:https://x.example/1)',
	'[x](https:javascript:alert(1))',
	'[x](http://javascript:alert(1))',
	'[x](https://a@b.example)',
	'[x](https://a:b@c.example)',
	'[x](//b.example)',
	'[x](\\\\b.example)',
	'[x](https:\\\\b.example)',
	'![x](javascript:alert(1))',
	'![x](https://x.example/"onerror="alert(1))',
	'[x][y]\n\n[y]: javascript:alert(1)',
	'[y]: https://x.example\n\n[x][y]',
	'<javascript:alert(1)>',
	'<https://x.example/?"onmouseover="alert(1)>',
	'[x](https://x.example/"onmouseover="alert(1))',
	'[a](https://x.example "><script>alert(1)</script>")',
	'`<script>`',
	'~~~html\n<script>alert(1)</script>\n~~~',
	'&lt;script&gt;alert(1)&lt;/script&gt;',
	'<!-- --><script>alert(1)</script>',
	'<![CDATA[<script>alert(1)</script>]]>',
	'<?php echo 1 ?>'
];

test.each(ATTACKS)('SOP-2 a tree has only its own kinds and web addresses: %s', (attack) => {
	for (const around of [attack, `- ${attack}`, `> ${attack}`, `**${attack}**`, `# ${attack}`])
		expectSafe(richText(around));
});

test('SOP-2 whatever is written, a tree has only its own kinds and web addresses', () => {
	const part = fc.oneof(
		fc.constantFrom(...ATTACKS),
		fc.constantFrom(
			...'*_[]()`<>-+#!\\&|~'.split(''),
			'1.',
			'  ',
			'    ',
			'\n',
			'\n\n',
			'> ',
			'- '
		),
		fc.constantFrom('http://', 'https://', 'javascript:', 'data:', '&#x6a;', '&colon;', '"', "'"),
		fc.string({ unit: 'binary', maxLength: 6 })
	);
	fc.assert(
		fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
			const written = parts.join('');
			const tree = richText(written);
			expectSafe(tree);
			const steps = readSop({ text: written }).steps;
			expect(steps.map(({ index }) => index)).toEqual(steps.map((_, at) => at));
			// read again it is the same
			expect(richText(written)).toEqual(tree);
		}),
		{ numRuns: 3000 }
	);
}, 180_000);

const often = (text: string, length = 20_000) =>
	text.repeat(Math.ceil(length / text.length)).slice(0, length);
const BOMBS = [
	'*',
	'*a ',
	'*a **b ',
	'*_',
	'_a_',
	'**a',
	'a*b_c',
	'[',
	'![',
	'[a](',
	'](b)',
	'[a](<b',
	'`',
	'` `` ',
	'<',
	'<a ',
	'<http://',
	'<!--',
	'<![CDATA[',
	'&',
	'\\',
	'>',
	'> ',
	'- ',
	'1. ',
	'> - ',
	'- a\n',
	'1. a\n',
	'> - > - > - a\n',
	'- - - - - - a\n',
	'a\n-\n',
	'a\n=\n',
	'# a\n',
	'\n',
	'a\n',
	'\t- ',
	'```\n',
	'    a\n',
	'[a]: b\n',
	'* * ',
	'a  \n',
	'#',
	'~',
	'|',
	'('
];
const DEEPER = Array.from({ length: 190 }, (_, at) => `${' '.repeat(at)}- a`).join('\n');

test('SOP-4 a text made to be slow is read, or refused, within a second, however it is cut', () => {
	const nested = `${'*'.repeat(480)}a${'*'.repeat(480)}`;
	for (const bomb of [
		...BOMBS.flatMap((one) => [often(one), often(one, 9900), often(one, 990)]),
		DEEPER,
		nested
	]) {
		const { ms } = cpuOf(() => {
			expectSafe(richText(bomb));
			sopFaults({ text: bomb });
		});
		expect(ms, bomb.slice(0, 40)).toBeLessThan(1000);
	}
}, 120_000);
