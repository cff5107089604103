import { describe, expect, it } from 'vitest';
import { ANA, BEN, MINUTE, escalated, only } from '../../../tests/support/cases.ts';

const owned = () => {
	const tale = escalated();
	tale.done({ type: 'claim' });
	return tale.wait(MINUTE);
};

describe('CASE-10 a note names people who serve the client', () => {
	it('by name, each once', () => {
		const tale = owned();
		const event = only(
			tale.done({ type: 'note', text: 'Please look', mentions: ['ben', 'ben', 'mia'] }),
			'noted'
		);
		expect(event.mentions).toEqual([
			{ id: 'ben', name: 'Ben Okafor' },
			{ id: 'mia', name: 'Mia Sol' }
		]);
		expect(tale.row.mentioned).toEqual(['ben', 'mia']);
	});

	it('nobody else', () => {
		const refusal = owned().refused({ type: 'note', text: 'Look', mentions: ['nobody'] });
		expect(refusal.code).toBe('unknown-person');
	});

	it('who takes a step has read it; the end of the case ends it for all', () => {
		const tale = owned();
		tale.done({ type: 'note', text: 'Please look', mentions: ['ben', 'mia'] });
		tale.done({ type: 'note', text: 'I have' }, { by: BEN });
		expect(tale.row.mentioned).toEqual(['mia']);
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' }, { by: ANA });
		expect(tale.row.mentioned).toEqual([]);
	});
});
