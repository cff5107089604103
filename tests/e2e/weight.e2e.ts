import { brotliCompressSync } from 'node:zlib';
import { expect, openWall, test } from './fixtures.ts';

const KIB = 1024;

test('WALL-17 a wall loads no more than 66 KiB of script, and nothing from elsewhere', async ({
	floor,
	newPage
}) => {
	const page = await newPage();
	const scripts: Promise<number>[] = [];
	const strangers: string[] = [];
	page.on('response', (response) => {
		if (new URL(response.url()).origin !== floor.url) strangers.push(response.url());
		if (response.request().resourceType() === 'script')
			scripts.push(response.body().then((body) => brotliCompressSync(body).length));
	});
	await openWall(page, floor);
	const sizes = await Promise.all(scripts);
	const all = sizes.reduce((sum, size) => sum + size, 0);
	console.log(`a wall's scripts: ${(all / KIB).toFixed(1)} KiB brotli in ${sizes.length} files`);
	expect(all).toBeLessThanOrEqual(66 * KIB);
	expect(strangers).toEqual([]);
});
