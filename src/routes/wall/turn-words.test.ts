import { expect, it } from 'vitest';
import { wordsOf } from '#lib/messages/index.ts';
import { turnWords } from './turn-words.ts';

const say = await wordsOf('en', ['wall']);

it.each([
	[{ from: 3, to: 4, of: 7 }, 7, 'in turn: now 3 to 4'],
	[{ from: 3, to: 3, of: 7 }, 7, 'in turn: now 3'],
	[{ from: 3, to: 4, of: 24 }, 98_765, 'the first 24 in turn: now 3–4'],
	[{ from: 22, to: 22, of: 24 }, 98_765, 'the first 24 in turn: now 22']
])('WALL-3 what is in turn is of what was sent: %j of %i', (paging, all, words) => {
	expect(turnWords(say, paging, all)).toBe(words);
});
