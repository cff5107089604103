import { expect, openDesk, test } from './fixtures.ts';
import { scriptsOf } from './scripts-of.ts';

/** What a desk may cost: bytes of script as they come over the wire, compressed. */
const LIMIT = 120_000;

// this test keeps what a device keeps out of the way
test.use({ expected: /Service Worker registration blocked/ });

test('DESK-103 the scripts of a desk are 120,000 bytes over the wire at the most, and none comes from elsewhere', async ({
	floor,
	newPage
}) => {
	// what a device keeps is not sent
	const serviceWorkers = 'block';
	const before = await newPage({ serviceWorkers });
	await openDesk(before, floor);
	const storageState = await before.context().storageState();
	// a browser that has nothing yet: what signing in needs is not of the desk
	const page = await newPage({ serviceWorkers, storageState });
	const scripts = scriptsOf(page, floor.url);
	await page.goto(`${floor.url}/desk`);
	await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
	const { sent, gzip, files, strangers } = await scripts.sum();
	console.log(`a desk's scripts: ${sent} bytes sent, ${gzip} with gzip, ${files} files`);
	expect(sent).toBeLessThanOrEqual(LIMIT);
	expect(sent).toBeGreaterThan(30_000);
	expect(strangers).toEqual([]);
});
