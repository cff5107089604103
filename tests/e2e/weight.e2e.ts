import { gzipSync } from 'node:zlib';
import { expect, openWall, test } from './fixtures.ts';

/** What a wall may cost: bytes of script as they come over the wire, compressed. */
const LIMIT = 65_500;

test('WALL-17 the scripts of a wall are 65,500 bytes over the wire at the most, and none comes from elsewhere', async ({
	floor,
	newPage
}) => {
	const page = await newPage();
	const scripts: Promise<{ sent: number; gzip: number }>[] = [];
	const strangers: string[] = [];
	page.on('response', (response) => {
		if (new URL(response.url()).origin !== floor.url) strangers.push(response.url());
		if (response.request().resourceType() !== 'script') return;
		const sizes = response.request().sizes();
		scripts.push(
			Promise.all([sizes, response.body()]).then(([{ responseBodySize }, body]) => ({
				sent: responseBodySize,
				gzip: gzipSync(body).length
			}))
		);
	});
	await openWall(page, floor);
	const sizes = await Promise.all(scripts);
	const sum = (of: 'sent' | 'gzip') => sizes.reduce((all, size) => all + size[of], 0);
	console.log(
		`a wall's scripts: ${sum('sent')} bytes sent, ${sum('gzip')} with gzip, ${sizes.length} files`
	);
	expect(sum('sent')).toBeLessThanOrEqual(LIMIT);
	expect(strangers).toEqual([]);
});
