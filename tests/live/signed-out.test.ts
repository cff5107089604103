import { expect, describe, inject, onTestFinished, test } from 'vitest';
import { byPerson } from '#server/domain/audit.ts';
import { SESSION_COOKIE } from '#server/http/cookies.ts';
import { ownTime } from '../support/own-time.ts';
import { Floor } from './floor.ts';

const WHERE = { address: '192.0.2.1', browser: '' };
const ACTOR = { by: byPerson({ id: 'test', name: 'Test' }), clients: '*' as const };
const SOON_MS = 5000;

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('SIGN-12 whoever is disabled, or signed out everywhere or elsewhere, loses their sockets on every node within five seconds', async () => {
		const floor = new Floor(url);
		onTestFinished(() => floor.stop());
		const [here, there] = [await floor.node(), await floor.node()];
		const { people, sessions } = here.app.identity;
		await floor.people(here, ['ann', 'bob', 'cyd', 'dee']);
		await there.app.directory.load();
		const tokens = new Map<string, string>();
		const links = new Map<string, Promise<string>>();
		for (const id of ['ann', 'bob', 'cyd', 'dee']) {
			const token = (await here.app.sessions.signInDemo(id, WHERE)) ?? '';
			tokens.set(id, token);
			const { link } = await floor.desk(there, id, `${SESSION_COOKIE}=${token}`);
			await expect.poll(() => link.connected).toBe(true);
			links.set(
				id,
				new Promise((resolve) => link.once('disconnect', (why: string) => resolve(why)))
			);
		}
		const took = ownTime();
		await people.disable(ACTOR, 'ann', true);
		await people.endSessions(ACTOR, 'bob');
		await sessions.signOut(tokens.get('cyd'));
		await Promise.all(['ann', 'bob', 'cyd'].map((id) => links.get(id)));
		expect(took()).toBeLessThan(SOON_MS);
		const dee = await Promise.race([links.get('dee'), Promise.resolve('still there')]);
		expect(dee).toBe('still there');
	});
});
