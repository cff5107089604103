import { expect, it } from 'vitest';
import { wordsOf } from '#lib/messages/index.ts';
import { turnWords } from './turn-words.ts';

const say = await wordsOf('en', ['wall']);

it.each([
	[{ places: [3, 4], of: 7 }, 7, 'in turn: now 3–4'],
	[{ places: [3], of: 7 }, 7, 'in turn: now 3'],
	[{ places: [3, 4, 5, 9], of: 10 }, 10, 'in turn: now 3–5, 9'],
	[{ places: [3, 7, 8], of: 10 }, 10, 'in turn: now 3, 7–8'],
	[{ places: [3, 4], of: 24 }, 98_765, 'the first 24 in turn: now 3–4'],
	[{ places: [22], of: 24 }, 98_765, 'the first 24 in turn: now 22']
])('WALL-3 what is in turn is of what was sent: %j of %i', (paging, all, words) => {
	expect(turnWords(say, paging, all)).toBe(words);
});
