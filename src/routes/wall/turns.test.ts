import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Turns, WITHIN_FRAMES } from './turns.ts';

/** A browser whose frames come when they are called for, and in which drawing takes as long as it is told to. */
function browser() {
	const asked: (() => void)[] = [];
	const screen = { ms: 0, drawn: [] as string[] };
	const turns = new Turns(
		(call) => void asked.push(call),
		() => screen.ms
	);
	const entry =
		(name: string, takes = 0) =>
		() => {
			screen.ms += takes;
			screen.drawn.push(name);
		};
	/** @returns what was drawn in it */
	const frame = (): string[] => {
		screen.drawn = [];
		for (const call of asked.splice(0)) call();
		return screen.drawn;
	};
	return { turns, entry, frame, asked };
}

describe('WALL-28 a second is drawn in all rows in the next frame, on a slow screen in one after the other', () => {
	it('all at once where that takes no time, in the order in which they asked', () => {
		const { turns, entry, frame, asked } = browser();
		for (const name of ['a', 'b', 'c', 'd']) turns.want(entry(name));
		expect(asked).toHaveLength(1);
		expect(frame()).toEqual(['a', 'b', 'c', 'd']);
		expect(asked).toHaveLength(0);
	});

	it('one in each frame where one takes too long', () => {
		const { turns, entry, frame, asked } = browser();
		for (const name of ['a', 'b', 'c']) turns.want(entry(name, 50));
		expect([frame(), frame(), frame()]).toEqual([['a'], ['b'], ['c']]);
		expect(asked).toHaveLength(0);
	});

	it('who asks again while waiting keeps the turn and is drawn once; who is gone is not drawn', () => {
		const { turns, entry, frame } = browser();
		const [a, b, c] = [entry('a', 50), entry('b', 50), entry('c', 50)];
		for (const one of [a, b, c]) turns.want(one);
		expect(frame()).toEqual(['a']);
		turns.want(a);
		turns.want(c);
		turns.forget(b);
		expect([frame(), frame(), frame()]).toEqual([['c'], ['a'], []]);
	});

	it('who asks while another is drawn is drawn in the frame after it', () => {
		const { turns, entry, frame } = browser();
		turns.want(() => turns.want(entry('late')));
		expect([frame(), frame()]).toEqual([[], ['late']]);
	});

	it('all of them within five frames, however long each takes', () => {
		fc.assert(
			fc.property(fc.array(fc.nat({ max: 200 }), { maxLength: 30 }), (times) => {
				const { turns, entry, frame } = browser();
				times.forEach((takes, index) => turns.want(entry(String(index), takes)));
				const drawn = Array.from({ length: WITHIN_FRAMES }, () => [...frame()]).flat();
				expect(drawn).toEqual(times.map((_, index) => String(index)));
			})
		);
	});
});
