import { describe, expect, test } from 'vitest';
import { wordsOf } from '#lib/messages/index.ts';
import { addressLack, choiceLack, lacking, reasonLack, textLack } from './lacking.ts';

const say = await wordsOf('en', ['desk', 'common']);

describe('DESK-108 a form says at each field what it lacks', () => {
	test.each([
		['no words', textLack('', say), 'A few words are missing here.'],
		['blanks are no words', textLack(' \n', say), 'A few words are missing here.'],
		['words', textLack(' x ', say), null],
		['no choice', choiceLack(null, say), 'Choose one of these.'],
		['nothing of a list', choiceLack('', say), 'Choose one of these.'],
		['a choice', choiceLack(0, say), null],
		['a reason too short', reasonLack(' abcd ', 5, say), 'A reason of 5 characters or more.'],
		['a reason', reasonLack('abcde', 5, say), null],
		['no address', addressLack('javascript:alert(1)', say), 'An address that begins with https://'],
		['an address', addressLack('https://orders.example/1', say), null]
	])('%s', (_, told, expected) => {
		expect(told).toBe(expected);
	});
	test('what is as it has to be is not told, the rest in the order of the form', () => {
		const told = lacking({ title: null, subject: 'b', trigger: 'a' });
		expect(Object.entries(told)).toEqual([
			['subject', 'b'],
			['trigger', 'a']
		]);
		expect(lacking({ title: null })).toEqual({});
	});
});
