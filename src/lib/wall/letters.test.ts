import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPITAL, farthest, letterMm, typePx, typeShare } from './letters.ts';

const HD = { width: 1920, height: 1080 };
const SCREENS = [
	HD,
	{ width: 1280, height: 720 },
	{ width: 3840, height: 2160 },
	{ width: 1080, height: 1920 },
	{ width: 2560, height: 1080 }
];

describe('WALL-21 letters are seen under 16 arc-minutes', () => {
	it.each([
		[3, 14, 22],
		[6, 28, 44],
		[10, 47, 73],
		[15, 70, 110]
	])('at %i m they are %i mm high: %i px of 55 inches at 1920×1080', (distance, mm, px) => {
		expect(Math.round(letterMm(distance))).toBe(mm);
		const share = typeShare({ distance, diagonal: 55 });
		expect(Math.round(share * CAPITAL * Math.hypot(HD.width, HD.height))).toBe(px);
	});
	it.each([
		['3 m', 3, 55, HD, 34],
		['6 m', 6, 55, HD, 66],
		['6 m, twice as many px', 6, 55, { width: 3840, height: 2160 }, 132],
		['6 m, a screen of twice the size', 6, 110, HD, 34],
		['10 m', 10, 55, HD, 110],
		['from nearer than it could be', 1, 55, HD, 34],
		['from farther than a row allows', 40, 55, HD, 164],
		['upright, from farther than a row allows', 40, 55, { width: 1080, height: 1920 }, 117]
	])('%s', (_, distance, diagonal, screen, px) => {
		expect(Math.round(typePx({ distance, diagonal }, screen))).toBe(px);
	});

	it('where there are other panels a row fits beside or above them', () => {
		const far = { distance: 40, diagonal: 55 };
		expect(Math.round(typePx(far, HD, true))).toBe(135);
		expect(typePx({ ...far, distance: 6 }, HD, true)).toBe(typePx({ ...far, distance: 6 }, HD));
		expect(farthest(55, HD, true)).toBeLessThan(farthest(55, HD));
	});

	it('at every distance up to the farthest, never smaller from farther away, and alike at every resolution', () => {
		const reading = fc.record({
			distance: fc.double({ min: 1, max: 30, noNaN: true }),
			diagonal: fc.double({ min: 20, max: 120, noNaN: true })
		});
		fc.assert(
			fc.property(reading, fc.constantFrom(...SCREENS), ({ distance, diagonal }, screen) => {
				const px = typePx({ distance, diagonal }, screen);
				const mmPerPx = (diagonal * 25.4) / Math.hypot(screen.width, screen.height);
				if (distance <= farthest(diagonal, screen))
					expect(px * CAPITAL * mmPerPx).toBeGreaterThanOrEqual(letterMm(distance) * 0.999);
				expect(typePx({ distance: distance + 1, diagonal }, screen)).toBeGreaterThanOrEqual(px);
				const twice = { width: screen.width * 2, height: screen.height * 2 };
				expect(typePx({ distance, diagonal }, twice)).toBeCloseTo(px * 2, 6);
			})
		);
	});
});
