/** The text of an SOP, read once for everybody who needs it. */
import type { SopView } from '#lib/shared/wire/sop.ts';
import { richText } from './rich-text.ts';
import { stepsIn } from './steps.ts';

type Read = Pick<SopView, 'blocks' | 'steps'>;
const texts = new WeakMap<object, Read>();

/**
 * Read once as long as the configuration is the same: a long text takes its time; a check, a plan and each desk that opens
 * a case ask for it.
 * @param sop what stays the same as long as its text does
 */
export function readSop(sop: { text: string }): Read {
	const known = texts.get(sop);
	if (known) return known;
	const blocks = richText(sop.text);
	const found = { blocks, steps: stepsIn(blocks) };
	texts.set(sop, found);
	return found;
}
