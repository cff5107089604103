import { describe, expect, it } from 'vitest';
import { begunAt, meant, named, stillNamed } from './mentions.ts';

const PEOPLE = [
	{ id: 'mateo', name: 'Mateo Cruz' },
	{ id: 'marta', name: 'Marta Lindqvist' },
	{ id: 'zoe', name: 'Zoë Cruz-Ramos' }
];

describe('DESK-84 a note names colleagues', () => {
	it.each([
		['@', { from: 0, typed: '' }],
		['please @ma', { from: 7, typed: 'ma' }],
		['@Mateo Cr', { from: 0, typed: 'Mateo Cr' }],
		['ana@ma', null],
		['@Mateo, please', null],
		['nobody', null]
	])('what is being typed: %j', (text, begun) => {
		expect(begunAt(text, text.length)).toEqual(begun);
	});

	it('by how any part of their name begins, accents or not', () => {
		const ids = (typed: string) => meant(PEOPLE, typed, 5).map(({ id }) => id);
		expect(ids('')).toHaveLength(3);
		expect(ids('ma')).toEqual(['mateo', 'marta']);
		expect(ids('cruz')).toEqual(['mateo', 'zoe']);
		expect(ids('zoe')).toEqual(['zoe']);
		expect(ids('mateo c')).toEqual(['mateo']);
		expect(meant(PEOPLE, '', 2)).toHaveLength(2);
	});

	it('the name takes the place of what was typed', () => {
		const [mateo] = PEOPLE;
		if (!mateo) throw new Error('nobody');
		expect(named('please @ma look', { from: 7, typed: 'ma' }, mateo)).toEqual({
			text: 'please @Mateo Cruz look',
			caret: 19
		});
	});

	it('whoever was taken out of the text again is not named', () => {
		const [mateo, marta] = PEOPLE;
		if (!mateo || !marta) throw new Error('nobody');
		expect(stillNamed('@Mateo Cruz look', [mateo, marta, mateo])).toEqual([mateo]);
	});
});
