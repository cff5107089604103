import { afterEach, expect, inject, test } from 'vitest';
import { HOUR, MINUTE, SECOND, trade, type Trade } from './trade.ts';

const floors: Trade[] = [];
afterEach(async () => {
	for (const { floor } of floors.splice(0)) await floor.stop();
});

test.each(inject('stores'))(
	'DUE-20 a past that is told piece by piece is told whole before its deadlines ($name)',
	async ({ url }) => {
		const one = await trade(url);
		floors.push(one);
		const { tell, log, sweep, pass } = one;
		const ago = (ms: number) => ({ at: new Date(Date.now() - ms).toISOString() });
		for (const id of ['RESOLVED', 'LEFT']) {
			await tell(id, { type: 'open', title: 'Card declined' }, ago(9 * HOUR));
			const escalate = { type: 'escalate', subject: 'billing', trigger: 'functional' };
			await tell(id, escalate, ago(9 * HOUR));
			await sweep();
			await tell(id, { type: 'claim' }, ago(9 * HOUR - MINUTE));
			await sweep();
		}
		const end = { type: 'resolve', cause: 'Card expired', done: 'A new one was sent.' };
		await tell('RESOLVED', end, ago(9 * HOUR - 5 * MINUTE));
		await pass(10 * SECOND);
		expect(await log('RESOLVED')).toEqual(['opened', 'escalated', 'claimed', 'resolved']);
		expect(await log('LEFT')).toContain('clock-past');
	}
);
