/** What the scripts of a page weigh, as they come over the wire. */
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** Listens from now on. @param origin what comes from elsewhere is told apart */
export function scriptsOf(page: Page, origin: string) {
	const scripts: Promise<{ sent: number; gzip: number }>[] = [];
	const strangers: string[] = [];
	page.on('response', (response) => {
		if (new URL(response.url()).origin !== origin) strangers.push(response.url());
		if (response.request().resourceType() !== 'script') return;
		const sizes = response.request().sizes();
		scripts.push(
			Promise.all([sizes, response.body()]).then(([{ responseBodySize }, body]) => ({
				sent: responseBodySize,
				gzip: gzipSync(body).length
			}))
		);
	});
	return {
		async sum() {
			const sizes = await Promise.all(scripts);
			const sum = (of: 'sent' | 'gzip') => sizes.reduce((all, size) => all + size[of], 0);
			return { sent: sum('sent'), gzip: sum('gzip'), files: sizes.length, strangers };
		}
	};
}
