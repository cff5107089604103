/** The steps of an SOP: the items of its lists, numbered through from the first to the last. */
import { oneLine } from '#lib/shared/plain-text.ts';
import type { Block, Inline, ListItem, SopStep } from '#lib/shared/wire/sop.ts';
import type { SopSpec } from '#server/domain/configuration/schema.ts';
import { beyondBounds, MOST } from './bounds.ts';
import { richText } from './rich-text.ts';

/** Of a step's words, where it is named. */
const LONGEST = 200;

/** @returns the steps that can be ticked off, by their index from 0; none for a text without lists */
export const stepsOf = (sop: Pick<SopSpec, 'text'>): SopStep[] => stepsIn(richText(sop.text));

/** The same of a text that was read already. */
export function stepsIn(blocks: readonly Block[]): SopStep[] {
	return itemsIn(blocks).flatMap(({ step, blocks: own }) =>
		step === null ? [] : [{ index: step, text: named(own) }]
	);
}

/**
 * What is wrong with the text of an SOP, each as what was expected. One without a step is none: it may be there to be
 * read alone.
 */
export function sopFaults(markdown: string): string[] {
	const beyond = beyondBounds(markdown);
	if (beyond !== null) return [beyond];
	const blocks = richText(markdown);
	const items = itemsIn(blocks);
	const empty = items.filter(({ step, blocks: own }) => step !== null && named(own) === '');
	return [
		...(items.length > MOST.steps
			? [`expected ${MOST.steps} list items at the most, found ${items.length}`]
			: []),
		...empty.map(
			({ step }) => `expected words in each list item, found none in item ${(step ?? 0) + 1}`
		)
	];
}

function itemsIn(blocks: readonly Block[]): ListItem[] {
	return blocks.flatMap((block): ListItem[] => {
		if (block.type === 'quote') return itemsIn(block.blocks);
		if (block.type !== 'list') return [];
		return block.items.flatMap((item) => [item, ...itemsIn(item.blocks)]);
	});
}

function named(blocks: readonly Block[]): string {
	const text = oneLine(blocks.map(wordsOf).join(' ').replaceAll(/\s+/g, ' '));
	return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd().toWellFormed()}…` : text;
}

function wordsOf(block: Block): string {
	switch (block.type) {
		case 'list':
			return '';
		case 'quote':
			return block.blocks.map(wordsOf).join(' ');
		case 'code':
			return block.text;
		default:
			return block.inside.map(textOf).join('');
	}
}

function textOf(inline: Inline): string {
	if (inline.type === 'break') return ' ';
	return 'inside' in inline ? inline.inside.map(textOf).join('') : inline.text;
}
