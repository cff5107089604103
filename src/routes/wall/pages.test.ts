import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PANELS, type Panel } from '#lib/shared/boards.ts';
import { pageAt } from './pages.ts';

const page = (seconds: number, ...panels: Panel[]) => ({ seconds, panels });
const START = 1_800_000_000_000;

describe('WALL-22 the page follows from the server’s time', () => {
	const pages = [page(20, 'next-due', 'queues'), page(10, 'tiers'), page(30, 'shift', 'message')];
	// a round lasts a minute, and this is the start of one
	it.each([
		[0, 'next-due'],
		[19.999, 'next-due'],
		[20, 'tiers'],
		[29.999, 'tiers'],
		[30, 'shift'],
		[59.999, 'shift'],
		[60, 'next-due']
	])('after %d s: %s', (seconds, main) => {
		expect(pageAt({ pages, message: 'Hello' }, START + seconds * 1000).main).toBe(main);
	});

	it('each page stands as long as it was given, and what it shows is the same for everybody', () => {
		const one = fc.record({
			panels: fc.uniqueArray(fc.constantFrom(...PANELS), { minLength: 1, maxLength: 4 }),
			seconds: fc.integer({ min: 5, max: 60 })
		});
		fc.assert(
			fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (pages) => {
				const round = pages.reduce((sum, { seconds }) => sum + seconds, 0);
				const from = Math.ceil(START / 1000 / round) * round;
				const seen = Array.from({ length: round }, (_, second) =>
					pageAt({ pages, message: 'x' }, (from + second) * 1000)
				);
				const asked = pages.flatMap(({ panels, seconds }) =>
					Array.from({ length: seconds }, () => [...panels].sort())
				);
				expect(seen.map(({ main, others }) => [main, ...others].sort())).toEqual(asked);
			})
		);
	});
});

describe('WALL-23 the first panel of a page is the large one', () => {
	it.each([
		['as they come', ['queues', 'tiers', 'teams'], 'Hi', 'queues', ['tiers', 'teams']],
		['what is due next has the room', ['queues', 'next-due'], 'Hi', 'next-due', ['queues']],
		['a message that is not there takes none', ['message', 'queues'], ' ', 'queues', []],
		['and one that is', ['message', 'queues'], 'Hi', 'message', ['queues']],
		['nothing to show is what is due next', ['message'], '', 'next-due', []]
	] as const)('%s', (_, panels, message, main, others) => {
		expect(pageAt({ pages: [page(20, ...panels)], message }, START)).toEqual({ main, others });
	});
	it('a page of nothing but a message that is not there is left out', () => {
		const pages = [page(30, 'message'), page(30, 'tiers')];
		expect(pageAt({ pages, message: '' }, START).main).toBe('tiers');
		expect(pageAt({ pages, message: 'Hi' }, START).main).toBe('message');
	});
});
