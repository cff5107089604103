/** What is wrong with an SOP. */
import { beyondBounds, MOST } from './bounds.ts';
import { readSop } from './read.ts';
import { itemsIn, named } from './steps.ts';

/**
 * What is wrong with the text of an SOP, each as what was expected. One without a step is none: it may be there to be
 * read alone.
 */
export function sopFaults(sop: { text: string }): string[] {
	const beyond = beyondBounds(sop.text);
	if (beyond !== null) return [beyond];
	const items = itemsIn(readSop(sop).blocks);
	const empty = items.filter(({ step, blocks }) => step !== null && named(blocks) === '');
	return [
		...(items.length > MOST.steps
			? [`expected ${MOST.steps} list items at the most, found ${items.length}`]
			: []),
		...empty.map(
			({ step }) => `expected words in each list item, found none in item ${(step ?? 0) + 1}`
		)
	];
}
