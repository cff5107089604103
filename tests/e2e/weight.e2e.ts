import { expect, openWall, test } from './fixtures.ts';
import { scriptsOf } from './scripts-of.ts';

/** What a wall may cost: bytes of script as they come over the wire, compressed. */
const LIMIT = 60_000;

test('WALL-17 the scripts of a wall are 60,000 bytes over the wire at the most, and none comes from elsewhere', async ({
	floor,
	newPage
}) => {
	const page = await newPage();
	const scripts = scriptsOf(page, floor.url);
	await openWall(page, floor);
	const { sent, gzip, files, strangers } = await scripts.sum();
	console.log(`a wall's scripts: ${sent} bytes sent, ${gzip} with gzip, ${files} files`);
	expect(sent).toBeLessThanOrEqual(LIMIT);
	expect(strangers).toEqual([]);
});
