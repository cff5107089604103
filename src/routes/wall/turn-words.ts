import type { Words } from '#lib/messages/index.ts';
import type { Picked } from './pick.ts';

/** Which of what is past SLA is in turn just now. A board sends no more than its first rows: `all` counts those beyond, too. */
export function turnWords(
	say: Words<'wall'>,
	{ from, to, of }: NonNullable<Picked['paging']>,
	all: number
): string {
	const span = from === to ? from : `${from}–${to}`;
	if (all > of) return say('turn-first', { of, span });
	return from === to ? say('turn-one', { from }) : say('turn', { from, to });
}
