/** A real Chromium with a wall on it. */
import { chromium, type Browser, type Page } from 'playwright';
import { launchOptions } from '../../tests/chromium.ts';
import { epochNow } from './pace.ts';

export interface Glass {
	browser: Browser;
	page: Page;
	/** How far the browser's clock is from this process's at the most, ms. */
	skew: number;
}

/** Starts it with a page of a television's size that shows nothing yet. */
export async function openGlass(): Promise<Glass> {
	const browser = await chromium.launch(launchOptions);
	const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
	const skews: number[] = [];
	for (let times = 0; times < 20; times++) {
		const before = epochNow();
		const there = await page.evaluate(() => performance.timeOrigin + performance.now());
		skews.push(Math.abs(there - (before + epochNow()) / 2));
	}
	return { browser, page, skew: Math.min(...skews) };
}
