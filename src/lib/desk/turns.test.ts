import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('DESK-7 a second tap on a case is sent after the first was answered; another case does not wait', async () => {
	const turns = new Turns();
	const told: string[] = [];
	const answer = Promise.withResolvers<string>();
	const first = turns.take('a', () => answer.promise);
	const second = turns.take('a', async () => told.push('second of a'));
	await turns.take('b', async () => told.push('b'));
	expect(told).toEqual(['b']);
	answer.resolve('first of a');
	expect(await first).toBe('first of a');
	await second;
	expect(told).toEqual(['b', 'second of a']);
});
