import { describe, expect, test } from 'vitest';
import { actOf, KEY_HELP, type Stroke } from './keys.ts';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
	key,
	ctrl: false,
	meta: false,
	alt: false,
	repeat: false,
	single: true,
	on: 'page',
	...more
});

describe('DESK-30 the keyboard', () => {
	test.each([
		['j', 'down'],
		['k', 'up'],
		['J', 'down'],
		['ArrowDown', 'down'],
		['Enter', 'open'],
		['c', 'claim'],
		['u', 'undo'],
		['s', 'hold'],
		['/', 'search'],
		['?', 'help'],
		['v', 'views'],
		['x', 'pick'],
		['X', 'pick-span'],
		['a', 'pick-all'],
		['Escape', 'close']
	])('%s: %s', (key, act) => {
		expect(actOf(stroke(key))).toEqual({ do: act });
	});
	test.each([
		['n', 'note'],
		['t', 'tell'],
		['w', 'wait'],
		['e', 'escalate'],
		['r', 'resolve'],
		['f', 'follow-up']
	])('%s opens the form %s', (key, form) => {
		expect(actOf(stroke(key))).toEqual({ do: 'form', form });
		expect(actOf(stroke(key, { on: 'text' }))).toBeNull();
	});
	test.each(['1', '2', '3', '4'])('%s moves to that tier', (key) => {
		expect(actOf(stroke(key))).toEqual({ do: 'tier', tier: Number(key) });
	});
	test.each<[string, Stroke]>([
		['another key', stroke('q')],
		['where single keys are off', stroke('c', { single: false })],
		['no such tier', stroke('5')],
		['Ctrl+C copies', stroke('c', { ctrl: true })],
		['Cmd+1 changes the tab', stroke('1', { meta: true })],
		['typing', stroke('c', { on: 'text' })],
		['typing a digit', stroke('1', { on: 'text' })],
		['Enter on a button presses it', stroke('Enter', { on: 'control' })],
		['letters on a choice pick from it', stroke('k', { on: 'choice' })],
		['arrows on a choice move in it', stroke('ArrowDown', { on: 'choice' })],
		['a held key never claims', stroke('c', { repeat: true })],
		['a held key never moves tiers', stroke('3', { repeat: true })]
	])('%s does nothing', (_, given) => {
		expect(actOf(given)).toBeNull();
	});
	test('a held j goes on, Escape leaves a field', () => {
		expect(actOf(stroke('j', { repeat: true }))).toEqual({ do: 'down' });
		expect(actOf(stroke('Escape', { on: 'text' }))).toEqual({ do: 'close' });
	});
	test('DESK-97 where single keys are off, the others still act', () => {
		const off = { single: false };
		expect(actOf(stroke('j', off))).toBeNull();
		expect(actOf(stroke('?', off))).toBeNull();
		expect(actOf(stroke('ArrowDown', off))).toEqual({ do: 'down' });
		expect(actOf(stroke('Escape', off))).toEqual({ do: 'close' });
	});
	test('the help sheet names only keys that do something', () => {
		for (const { keys } of KEY_HELP)
			for (const key of keys)
				expect(actOf(stroke(key === 'Esc' ? 'Escape' : key)), key).not.toBeNull();
	});
});
