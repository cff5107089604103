import { describe, expect, it } from 'vitest';
import { ESCALATED_TIERS, SUBJECTS } from '#lib/shared/words.ts';
import { SopField, type SopSpec } from '#server/domain/configuration/schema.ts';
import { sopFor, sopView } from './pick.ts';
import { richText } from './rich-text.ts';
import { sopFaults } from './faults.ts';
import { readSop } from './read.ts';

const sop = (name: string, rest: Partial<SopSpec> = {}): SopSpec =>
	SopField.parse({ name, title: name, text: '- one', ...rest });

const TEXT = `# Card declined

Ask **first**, then _check_ \`limits\`.

1. Verify the caller
   - by date of birth
   - by the last payment
2. Open [the card desk](https://cards.example.com/a?b=1)

> - Note what was said
`;

describe('the text of an SOP', () => {
	it('SOP-1 is headings, paragraphs, lists, quotes, code, emphasis and links', () => {
		const text = (words: string) => ({ type: 'text', text: words });
		const said = (words: string) => ({ type: 'paragraph', inside: [text(words)] });
		expect(richText(TEXT)).toEqual([
			{ type: 'heading', level: 1, inside: [text('Card declined')] },
			{
				type: 'paragraph',
				inside: [
					text('Ask '),
					{ type: 'strong', inside: [text('first')] },
					text(', then '),
					{ type: 'emphasis', inside: [text('check')] },
					text(' '),
					{ type: 'code', text: 'limits' },
					text('.')
				]
			},
			{
				type: 'list',
				start: 1,
				items: [
					{
						step: 0,
						blocks: [
							said('Verify the caller'),
							{
								type: 'list',
								start: null,
								items: [
									{ step: 1, blocks: [said('by date of birth')] },
									{ step: 2, blocks: [said('by the last payment')] }
								]
							}
						]
					},
					{
						step: 3,
						blocks: [
							{
								type: 'paragraph',
								inside: [
									text('Open '),
									{
										type: 'link',
										href: 'https://cards.example.com/a?b=1',
										inside: [text('the card desk')]
									}
								]
							}
						]
					}
				]
			},
			{
				type: 'quote',
				blocks: [
					{ type: 'list', start: null, items: [{ step: 4, blocks: [said('Note what was said')] }] }
				]
			}
		]);
	});

	it.each([
		['<b>bold</b> and <script>x</script>', '<b>bold</b> and <script>x</script>'],
		['<div onclick="x">', '<div onclick="x">'],
		['![the plan](https://x.example/p.png)', 'the plan'],
		['[run](javascript:alert(1))', 'run'],
		['[run](data:text/html,x)', 'run'],
		['[run](//elsewhere.example/)', 'run'],
		['[run](/admin)', 'run'],
		['[bank](https://bank.example@elsewhere.example/)', 'bank'],
		['<javascript:alert(1)>', 'javascript:alert(1)'],
		['<mailto:a@b.example>', 'mailto:a@b.example']
	])('SOP-2 %s is text', (written, shown) => {
		const inside = [{ type: 'text', text: shown }];
		expect(richText(written)).toEqual([{ type: 'paragraph', inside }]);
	});

	it('SOP-2 has no control and direction characters, however they are written', () => {
		expect(richText('pay\u202eevil &#x202e;and&#x2066; `a\u2066b`')).toEqual([
			{
				type: 'paragraph',
				inside: [
					{ type: 'text', text: 'pay evil  and  ' },
					{ type: 'code', text: 'a b' }
				]
			}
		]);
	});
});

describe('the steps of an SOP', () => {
	it('SOP-3 are the items of its lists, in the order in which they are read, in their own words', () => {
		expect(readSop({ text: TEXT }).steps).toEqual([
			{ index: 0, text: 'Verify the caller' },
			{ index: 1, text: 'by date of birth' },
			{ index: 2, text: 'by the last payment' },
			{ index: 3, text: 'Open the card desk' },
			{ index: 4, text: 'Note what was said' }
		]);
		expect(readSop({ text: 'Only to be read.' }).steps).toEqual([]);
	});

	it('SOP-3 are named in one line of 200 characters', () => {
		const [step] = readSop({ text: `- a  \n  b\n\n  \`c\`\n- ${'word '.repeat(80)}` }).steps;
		expect(step?.text).toBe('a b c');
		const [, long] = readSop({ text: `- a\n- ${'word '.repeat(80)}` }).steps;
		expect(long?.text).toHaveLength(200);
		expect(long?.text).toMatch(/word…$/);
	});

	it('SOP-4 are 200 at the most; more, or an item without words, is a fault', () => {
		const items = (count: number) => Array.from({ length: count }, (_, at) => `- ${at}`).join('\n');
		expect(readSop({ text: items(200) }).steps).toHaveLength(200);
		expect(sopFaults({ text: items(200) })).toEqual([]);
		expect(readSop({ text: items(201) }).steps).toHaveLength(200);
		expect(sopFaults({ text: items(201) })).toEqual([
			'expected 200 list items at the most, found 201'
		]);
		expect(sopFaults({ text: '- a\n-\n- c' })).toEqual([
			'expected words in each list item, found none in item 2'
		]);
	});

	it.each([
		['*'.repeat(1001), 'expected 1000 marks such as * _ [ and ` at the most, found 1001'],
		['a\n'.repeat(1000), 'expected 1000 lines at the most, found 1001'],
		[
			'- '.repeat(6) + '> a',
			'expected lists within lists 6 deep at the most, found more in line 1'
		],
		['> - a\n'.repeat(501), 'expected 1000 signs of lists and quotes at the most, found 1002'],
		['a'.repeat(20_001), 'expected 20000 characters at the most, found 20001']
	])('SOP-4 beyond its bounds it is a fault, and shown as plain paragraphs', (written, fault) => {
		expect(sopFaults({ text: written })).toEqual([fault]);
		expect(readSop({ text: written }).steps).toEqual([]);
		expect(richText(written).map(({ type }) => type)).toEqual(['paragraph']);
	});

	it('SOP-4 a line across, or a list within a list, is no fault', () => {
		expect(sopFaults({ text: 'a\n\n- - - - - - - - - -\n\n- a\n  - b\n    - c' })).toEqual([]);
	});
});

describe('which SOPs a case is worked by', () => {
	const all = [
		sop('any'),
		sop('billing', { for: { subject: ['billing'] } }),
		sop('experts', { for: { tier: [3, 4] } }),
		sop('both', { for: { subject: ['billing', 'complaint'], tier: [1] } })
	];
	const names = (...of: Parameters<typeof sopFor>) => sopFor(...of).map(({ name }) => name);

	it('SOP-5 those for its subject and its tier, in the order of the configuration', () => {
		expect(names(all, { subject: 'billing', tier: 1 })).toEqual(['any', 'billing', 'both']);
		expect(names(all, { subject: 'billing', tier: 3 })).toEqual(['any', 'billing', 'experts']);
		expect(names(all, { subject: 'technical', tier: 2 })).toEqual(['any']);
		for (const subject of SUBJECTS)
			for (const tier of ESCALATED_TIERS)
				expect(names(all, { subject, tier })).toEqual(
					all
						.filter(
							({ for: { subject: subjects = SUBJECTS, tier: tiers = ESCALATED_TIERS } }) =>
								[...subjects].includes(subject) && [...tiers].includes(tier)
						)
						.map(({ name }) => name)
				);
	});

	it('SOP-5 none for a case that is no escalation', () => {
		expect(names(all, { subject: 'billing', tier: 0 })).toEqual([]);
		expect(names(all, { subject: null, tier: 1 })).toEqual([]);
	});

	it('SOP-6 a desk gets its text, its steps, the version it is of and what is done', () => {
		const view = sopView(sop('card', { text: '- a\n- b\n- c' }), 7, {
			card: [2, 0, 9],
			other: [1]
		});
		expect(view).toMatchObject({
			name: 'card',
			version: 7,
			steps: [{ text: 'a' }, { text: 'b' }, { text: 'c' }],
			done: [0, 2]
		});
		expect(sopView(sop('constructor'), 1, {}).done).toEqual([]);
	});
});
