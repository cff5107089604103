/** The colours that say something, as eyes without one of the three kinds of cones see them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
function block(selector: string): Record<string, string> {
	const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
	return Object.fromEntries(
		[...body.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [name, value])
	);
}
const THEMES = { light: block(':root'), dark: block("[data-theme='dark']") };

type Three = readonly [number, number, number];

/** Machado, Oliveira and Fernandes (2009), for cones that are missing altogether; in linear light. */
const EYES: Record<string, readonly [Three, Three, Three]> = {
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	]
};

const times = (rows: readonly [Three, Three, Three], [a, b, c]: Three): Three => {
	const [x, y, z] = rows.map(([p, q, r]) => p * a + q * b + r * c);
	return [x ?? 0, y ?? 0, z ?? 0];
};
function linear(hex: string): Three {
	const channel = (at: number) => {
		const value = parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return [channel(1), channel(3), channel(5)];
}
const shown = (colour: Three): Three => {
	const [r, g, b] = colour.map((value) => Math.min(1, Math.max(0, value)));
	return [r ?? 0, g ?? 0, b ?? 0];
};
/** Oklab (Ottosson 2020), in which equal distances look equally far apart. */
function oklab(colour: Three): Three {
	const [l, m, s] = times(
		[
			[0.4122214708, 0.5363325363, 0.0514459929],
			[0.2119034982, 0.6806995451, 0.1073969566],
			[0.0883024619, 0.2817188376, 0.6299787005]
		],
		colour
	).map(Math.cbrt);
	return times(
		[
			[0.2104542553, 0.793617785, -0.0040720468],
			[1.9779984951, -2.428592205, 0.4505937099],
			[0.0259040371, 0.7827717662, -0.808675766]
		],
		[l ?? 0, m ?? 0, s ?? 0]
	);
}
/** How far apart two colours look to some eyes; 0 to 1, from black to white 1. */
function apart(eyes: readonly [Three, Three, Three], one: string, other: string): number {
	const [a, b] = [one, other].map((hex) => oklab(shown(times(eyes, linear(hex)))));
	return Math.hypot(...(a ?? []).map((value, at) => value - (b?.[at] ?? 0)));
}

/**
 * Of what is told apart at a glance: 0.02 is just seen side by side (Oklab's own measure of it), five times that is seen
 * across a room. Shape and words tell the same (LOOK-3): colour is never alone.
 */
const SEEN = 0.1;
const MEANINGS = ['past', 'due', 'claimed', 'ink'] as const;
const PAIRS = MEANINGS.flatMap((one, at) =>
	MEANINGS.slice(at + 1).map((other) => [one, other] as const)
);
const GROUNDS = {
	past: ['ground', 'surface', 'past-ground'],
	due: ['ground', 'surface', 'due-ground'],
	claimed: ['ground', 'surface'],
	ink: ['ground', 'surface', 'past-ground', 'due-ground']
} as const;

for (const [theme, colours] of Object.entries(THEMES))
	describe.each(Object.entries(EYES))(`A11Y-3 %s, ${theme}`, (_, eyes) => {
		const of = (name: string) => colours[name] ?? `no token ${name}`;
		it.each(PAIRS)('tells %s from %s', (one, other) => {
			expect(apart(eyes, of(one), of(other))).toBeGreaterThan(SEEN);
		});
		it.each(MEANINGS)('sees %s on its grounds', (name) => {
			for (const ground of GROUNDS[name])
				expect(apart(eyes, of(name), of(ground)), ground).toBeGreaterThan(3 * SEEN);
		});
	});

it('A11Y-3 whole eyes and grey are reckoned right', () => {
	const whole = [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	] as const;
	expect(apart(whole, '#000000', '#ffffff')).toBeCloseTo(1, 2);
	// what has no colour looks the same to all of them
	for (const eyes of Object.values(EYES))
		expect(apart(eyes, '#808080', '#ffffff')).toBeCloseTo(apart(whole, '#808080', '#ffffff'), 3);
});
