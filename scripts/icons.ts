/** Draws the icons of the installed desk: `node scripts/icons.ts`, after a change of the sign. Needs Chromium. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { launchOptions } from '../tests/chromium.ts';

const OUT = 'static/icons';
const sign = readFileSync('static/favicon.svg', 'utf8');
/** Without round corners and with a margin: systems cut a shape of their own out of it. */
const maskable = sign
	.replace('viewBox="0 0 32 32"', 'viewBox="-5 -5 42 42"')
	.replace(
		/<rect width="32".*\n/,
		'<rect x="-5" y="-5" width="42" height="42" fill="#0b0f14" />\n'
	);
const PICTURES = [
	['icon-192', sign, 192],
	['icon-512', sign, 512],
	['maskable-192', maskable, 192],
	['maskable-512', maskable, 512],
	['apple-touch-icon', maskable, 180]
] as const;

mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/icon.svg`, sign);
const browser = await chromium.launch(launchOptions);
for (const [name, svg, size] of PICTURES) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	await page.setContent(
		`<style>* { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`
	);
	await page.screenshot({ path: `${OUT}/${name}.png`, omitBackground: true });
	await page.close();
}
await browser.close();
