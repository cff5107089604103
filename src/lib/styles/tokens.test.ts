import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The colours of one block, by token name. */
function block(selector: string): Record<string, string> {
	const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
	return Object.fromEntries(
		[...body.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [name, value])
	);
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
	const channel = (at: number) => {
		const value = parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
function contrast(a: string, b: string): number {
	const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (high + 0.05) / (low + 0.05);
}
/** Red-green blindness as Viénot, Brettel and Mollon (1999) reckon it, in linear light. */
function seenBy(kind: 'protan' | 'deutan', hex: string): string {
	const linear = [1, 3, 5].map((at) => {
		const value = parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	const [r = 0, g = 0, b = 0] = linear;
	const [both, blue] =
		kind === 'protan'
			? [0.11238 * r + 0.88762 * g, 0.00401 * r - 0.00401 * g + b]
			: [0.29275 * r + 0.70725 * g, -0.02234 * r + 0.02234 * g + b];
	const back = (value: number) => {
		const v = Math.min(1, Math.max(0, value));
		const s = v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055;
		return Math.round(s * 255)
			.toString(16)
			.padStart(2, '0');
	};
	return `#${back(both)}${back(both)}${back(blue)}`;
}

const light = block(':root');
const dark = block("[data-theme='dark']");
const wallText: [string, string][] = [
	...['ground', 'surface', 'raised', 'past-ground'].flatMap((ground): [string, string][] => [
		['ink', ground],
		['soft', ground]
	]),
	...['ground', 'surface', 'past-ground'].flatMap((ground): [string, string][] => [
		['past', ground],
		['claimed', ground],
		['due', ground]
	]),
	['good', 'ground'],
	['paused', 'ground'],
	['paused', 'surface'],
	['label-ink', 'label'],
	['band-ink', 'band']
];
const deskText: [string, string][] = [
	...wallText,
	['bar-ink', 'bar'],
	['bar-soft', 'bar'],
	['action-ink', 'action'],
	['action-ink', 'action-press'],
	['chosen-ink', 'chosen'],
	['due', 'due-ground'],
	['ink', 'due-fill']
];
const drawings: [string, string][] = [
	['line-strong', 'ground'],
	['line-strong', 'surface'],
	['focus', 'ground'],
	['focus', 'surface'],
	['past-fill', 'surface']
];
const of = (theme: Record<string, string>, name: string) => theme[name] ?? `no token ${name}`;

describe('LOOK-1 what is written can be read', () => {
	it.each(wallText)('on the wall %s on %s has 7:1', (text, ground) => {
		expect(contrast(of(dark, text), of(dark, ground))).toBeGreaterThanOrEqual(7);
	});
	it.each(deskText)('elsewhere %s on %s has 4.5:1', (text, ground) => {
		expect(contrast(of(light, text), of(light, ground))).toBeGreaterThanOrEqual(4.5);
	});
	it.each(drawings)('%s on %s has 3:1 in both themes', (drawing, ground) => {
		expect(contrast(of(light, drawing), of(light, ground))).toBeGreaterThanOrEqual(3);
		expect(contrast(of(dark, drawing), of(dark, ground))).toBeGreaterThanOrEqual(3);
	});
	it('reckons contrast right', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
		expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
	});
});

describe('LOOK-2 red-green blind eyes tell past SLA from due and from ink', () => {
	it.each(['protan', 'deutan'] as const)('%s', (kind) => {
		const [past, due, ink] = ['past', 'due', 'ink'].map((n) => seenBy(kind, of(dark, n)));
		expect(contrast(past ?? '', due ?? '')).toBeGreaterThan(1.25);
		expect(contrast(due ?? '', ink ?? '')).toBeGreaterThan(1.25);
		expect(contrast(past ?? '', ink ?? '')).toBeGreaterThan(1.25);
	});
});
