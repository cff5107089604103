import type { Words } from '#lib/messages/index.ts';
import type { Picked } from './pick.ts';

/** Places as they are written: 3–5, 9. */
function written(places: readonly number[]): string {
	let text = '';
	for (const [at, place] of places.entries()) {
		const follows = places[at - 1] === place - 1;
		if (follows && places[at + 1] === place + 1) continue;
		text += `${follows ? '–' : text && ', '}${place}`;
	}
	return text;
}

/** Which of what is past SLA is in turn just now. A board sends no more than its first rows: `all` counts those beyond, too. */
export function turnWords(
	say: Words<'wall'>,
	{ places, of }: NonNullable<Picked['paging']>,
	all: number
): string {
	const span = written(places);
	return all > of ? say('turn-first', { of, span }) : say('turn', { span });
}
