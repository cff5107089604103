import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/support/options.ts';

const KNOWN = ['F2', 'F3'];

describe('LAUNCH-15 options of npm run bench', () => {
	it('measures everything five times when nothing is said', () => {
		expect(readOptions([], KNOWN)).toEqual({ wanted: KNOWN, rounds: 5, write: false });
	});

	it('measures what is asked', () => {
		expect(readOptions(['F3', '--rounds', '9', '--write'], KNOWN)).toEqual({
			wanted: ['F3'],
			rounds: 9,
			write: true
		});
	});

	it.each([['--help'], ['-h']])('shows help with %s', (option) => {
		expect(readOptions([option], KNOWN)).toBeNull();
	});

	it.each([
		[['--odd'], "Unknown option '--odd'. Try --help."],
		[['F9'], 'no such benchmark: F9; there are F2, F3'],
		[['toString'], 'no such benchmark: toString'],
		[['--rounds', 'many'], '--rounds: expected a whole number'],
		[['--rounds', '0'], '--rounds: expected a whole number'],
		[['--rounds'], '--rounds']
	])('says in one line what is wrong with %j', (args, said) => {
		const answer = readOptions(args, KNOWN);
		expect(answer).toMatchObject({ fault: expect.stringContaining(said) });
		expect(answer && 'fault' in answer && answer.fault.split('\n')).toHaveLength(1);
	});
});
