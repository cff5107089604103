import { expectNone, WRITTEN } from '../support/secrets.ts';
import { expect, openDesk, openWall, test } from './fixtures.ts';

test('MASK-7 neither the page of a wall nor that of a desk has it, nor what is sent to them', async ({
	newPage,
	startFloor
}) => {
	const floor = await startFloor();
	const sent: string[] = [];
	const pages = await Promise.all([newPage(), newPage()]);
	for (const page of pages)
		page.on('websocket', (socket) =>
			socket.on('framereceived', ({ payload }) => sent.push(String(payload)))
		);
	const customer = 'lena.park@example.com';
	const escalate = { type: 'escalate', subject: 'billing', trigger: 'customer', tier: 2 } as const;
	await floor.change('northwind', [
		{ case: 'M-1', command: { type: 'open', title: `Paid by ${WRITTEN}`, customer, priority: 1 } },
		{ case: 'M-1', command: { ...escalate, why: WRITTEN } }
	]);
	const [wall, desk] = pages;
	if (!wall || !desk) throw new Error('no pages');
	await openWall(wall, floor);
	await openDesk(desk, floor, 'Priya');
	await expect(wall.getByText('411111••••••1111').first()).toBeAttached();
	await desk.getByText('411111••••••1111').first().click();
	await expect(desk.getByText(/•••@•••·[a-z]{10}/).first()).toBeVisible();
	expectNone('the wall', await wall.content());
	expectNone('the desk', await desk.content());
	expectNone('the wall as it came', await (await fetch(`${floor.url}/wall`)).text());
	expectNone('what was sent', sent);
	expect(sent.length).toBeGreaterThan(1);
});
