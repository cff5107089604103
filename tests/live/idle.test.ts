import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { SESSION_COOKIE } from '#server/http/cookies.ts';
import { plainClient } from '../store/contract/support.ts';
import { escalate, Floor } from './floor.ts';

const WHERE = { address: '192.0.2.1', browser: '' };
const HOUR_MS = 3_600_000;
const OF = { client: 'acme', case: 'C-1' };

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('SIGN-13 what a desk asks by itself, and its coming back, is no use of the session; what somebody does is', async () => {
		const floor = new Floor(url);
		onTestFinished(() => floor.stop());
		const node = await floor.node();
		await escalate(node, ['C-1']);
		await floor.people(node, ['ann', 'bob', 'cyd']);
		const { sessions } = node.app.identity;
		const plain = await plainClient(url);
		const enter = async (id: string) => {
			const before = new Set(await plain.keys(`${floor.prefix}:session:*`));
			const token = (await sessions.signInDemo(id, WHERE)) ?? '';
			const [key = ''] = (await plain.keys(`${floor.prefix}:session:*`)).filter(
				(one) => !before.has(one)
			);
			const come = () => floor.desk(node, id, `${SESSION_COOKIE}=${token}`);
			return { token, key, come };
		};
		const ann = await enter('ann');
		const left = () => plain.pTTL(ann.key);
		/** As if eleven of its twelve hours were over. */
		const age = () => plain.pExpire(ann.key, HOUR_MS);
		/** Twice: the first look may have begun before. */
		const others = [await enter('bob'), await enter('cyd')];
		const lookedAt = async () => {
			const other = others.pop();
			if (!other) throw new Error('there is nobody left');
			const { link } = await other.come();
			await expect.poll(() => link.connected).toBe(true);
			const gone = new Promise((resolve) => link.once('disconnect', resolve));
			await sessions.signOut(other.token);
			await gone;
		};

		await age();
		const desk = await ann.come();
		await desk.until(({ rows }) => rows.size === 1);
		expect(await left(), 'somebody came').toBeGreaterThan(HOUR_MS);
		await age();
		const again = new Promise<void>((resolve) => desk.link.once('connect', resolve));
		desk.link.io.engine.close();
		await again;
		for (const name of ['history', 'help', 'colleagues', 'related', 'looking'] as const)
			expect(await desk.link.timeout(5000).emitWithAck(name, OF), name).toMatchObject({ ok: true });
		await desk.link.timeout(5000).emitWithAck('raising', { client: 'acme' });
		await lookedAt();
		await lookedAt();
		expect(await left(), 'nobody did anything').toBeLessThanOrEqual(HOUR_MS);
		await desk.link.timeout(5000).emitWithAck('find', { text: 'C-1' });
		await expect.poll(left).toBeGreaterThan(HOUR_MS);
	});
});
