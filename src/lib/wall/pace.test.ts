import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

/** A screen whose time is told, and whose frames take as long as it is told to. */
function screen() {
	const later: { at: number; run: () => void }[] = [];
	const is = { ms: 0, cost: 0, script: 0, seen: true, asked: 0 };
	const pace = new Pace({
		monotonic: () => is.ms,
		frame: (begun, made) => {
			is.asked++;
			if (!is.seen) return;
			begun();
			is.ms += is.cost;
			made();
		},
		later: (run, ms) => void later.push({ at: is.ms + ms, run })
	});
	const drawn: { at: number; what: number }[] = [];
	/** Lets time pass; what is due meanwhile happens. */
	const until = (ms: number) => {
		for (;;) {
			const next = later.findIndex(({ at }) => at <= ms);
			const [one] = next < 0 ? [] : later.splice(next, 1);
			if (!one) break;
			is.ms = Math.max(is.ms, one.at);
			one.run();
		}
		is.ms = Math.max(is.ms, ms);
	};
	/** A frame of the server each 100 ms. */
	const come = (many: number, cost: (what: number) => number) => {
		const began = is.ms;
		for (let what = 0; what < many; what++) {
			until(began + what * 100);
			is.cost = cost(what);
			pace.want(() => {
				drawn.push({ at: is.ms, what });
				is.ms += is.script;
			});
		}
		return drawn;
	};
	return { is, come, until, drawn };
}

describe('WALL-29 a screen that draws slowly draws its board less often', () => {
	it('each frame at once where the screen keeps up', () => {
		const { come } = screen();
		expect(come(50, () => 12).map(({ at, what }) => at - what * 100)).toEqual(Array(50).fill(0));
	});

	it('a twentieth of its time where it does not, half a second apart at the most', () => {
		for (const [cost, apart] of [
			[17, 340],
			[20, 400],
			[90, 500]
		] as const) {
			const { drawn, come } = screen();
			come(100, () => cost);
			const gaps = drawn.slice(6).map(({ at }, index) => at - (drawn[index + 5]?.at ?? 0));
			expect(new Set(gaps)).toEqual(new Set([apart]));
		}
	});

	it('one drawing that took long among others is no slow screen', () => {
		const { come } = screen();
		expect(come(50, (what) => (what % 4 === 0 ? 60 : 5))).toHaveLength(50);
	});

	it('some that have little to draw among others make no fast screen', () => {
		const { drawn, come } = screen();
		come(200, (what) => (what % 5 === 4 ? 2 : 40));
		expect(drawn.length).toBeLessThan(60);
	});

	it('what is drawn before the browser makes its frame counts', () => {
		const { is, drawn, come } = screen();
		is.script = 20;
		come(100, () => 5);
		expect(drawn.length).toBeLessThan(35);
	});

	it('a page that nobody sees asks for one frame, however much comes', () => {
		const { is, drawn, come } = screen();
		is.seen = false;
		come(1000, () => 5);
		expect(is.asked).toBe(1);
		expect(drawn).toHaveLength(1000);
	});

	it('it draws each again when the screen keeps up again', () => {
		const { drawn, come } = screen();
		come(100, (what) => (what < 50 ? 40 : 4));
		expect(drawn.filter(({ what }) => what < 50).length).toBeLessThan(25);
		expect(drawn.filter(({ what }) => what >= 80)).toHaveLength(20);
	});

	it('whatever came last is drawn within half a second, and nothing older after it', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 60 }), (costs) => {
				const { is, drawn, come, until } = screen();
				come(costs.length, (what) => costs[what] ?? 0);
				until(is.ms + 500);
				expect(drawn.at(-1)?.what).toBe(costs.length - 1);
				const order = drawn.map(({ what }) => what);
				expect(order).toEqual(order.toSorted((one, other) => one - other));
			})
		);
	});
});
