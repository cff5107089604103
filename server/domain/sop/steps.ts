/** The steps of an SOP: the items of its lists, numbered through from the first to the last. */
import { oneLine } from '#lib/shared/plain-text.ts';
import type { Block, Inline, ListItem, SopStep } from '#lib/shared/wire/sop.ts';

/** Of a step's words, where it is named. */
const LONGEST = 200;

/** @returns the steps that can be ticked off, by their index from 0; none for a text without lists */
export function stepsIn(blocks: readonly Block[]): SopStep[] {
	return itemsIn(blocks).flatMap(({ step, blocks: own }) =>
		step === null ? [] : [{ index: step, text: named(own) }]
	);
}

/** The items of all lists, in order. */
export function itemsIn(blocks: readonly Block[]): ListItem[] {
	return blocks.flatMap((block): ListItem[] => {
		if (block.type === 'quote') return itemsIn(block.blocks);
		if (block.type !== 'list') return [];
		return block.items.flatMap((item) => [item, ...itemsIn(item.blocks)]);
	});
}

/** An item in words, in one line. */
export function named(blocks: readonly Block[]): string {
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
