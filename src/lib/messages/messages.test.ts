import { describe, expect, it } from 'vitest';
import { wordsOf } from './index.ts';

describe('LANG-1 every text comes from a catalogue', () => {
	it('says what the reader’s language says', async () => {
		const say = await wordsOf('es', ['common']);
		expect(say('subject-technical')).toBe('Técnica');
	});

	it('LANG-2 says in English what a language lacks', async () => {
		const say = await wordsOf('ar', ['common', 'desk']);
		expect(say('undo')).toBe('Undo');
		expect(say.direction).toBe('rtl');
	});

	it('counts as its language does', async () => {
		const say = await wordsOf('en', ['wall']);
		expect([1, 2].map((n) => say('open', { n }))).toEqual(['open escalation', 'open escalations']);
	});
});
