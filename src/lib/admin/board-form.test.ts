import { describe, expect, it } from 'vitest';
import { panelField, secondsField, settingsFrom, SPARE } from './board-form.ts';

function formOf(pages: { panel: string; seconds: string }[], spare = false): FormData {
	const form = new FormData();
	for (const [index, { panel, seconds }] of pages.entries()) {
		form.set(panelField(index, 0), panel);
		form.set(secondsField(index), seconds);
	}
	if (spare) form.set(SPARE, '');
	return form;
}
const THREE = [
	{ panel: 'next-due', seconds: '20' },
	{ panel: '', seconds: '20' },
	{ panel: 'tiers', seconds: '1' }
];

describe('BOARD-14 the pages of a form', () => {
	it('each is sent in its place, also one without a panel', () => {
		expect(settingsFrom(formOf(THREE), 'b').pages).toEqual([
			{ panels: ['next-due'], seconds: 20 },
			{ panels: [], seconds: 20 },
			{ panels: ['tiers'], seconds: 1 }
		]);
	});

	it('without scripts one without a panel is none', () => {
		const pages = settingsFrom(formOf(THREE, true), 'b').pages;
		expect(pages.map(({ panels }) => panels)).toEqual([['next-due'], ['tiers']]);
	});
});
