import { describe, expect, inject, test } from 'vitest';
import { DEFAULT_SIGN_IN } from '#server/domain/sign-in.ts';
import { freshPrefix, TestClock } from '../support/node.ts';
import { plainClient } from '../store/contract/support.ts';
import { ACTOR, HERE, identityOn, PASSWORD } from './identity-hands.ts';

const HOUR_MS = 3_600_000;
const CHIEF = { id: 'chief', name: 'Chief', role: 'administrator', clients: '*' } as const;

describe.each(inject('stores'))('sessions, on $name', ({ url }) => {
	test('SIGN-9 a session ends a week after it began, however much it is used, and after twelve hours without use', async () => {
		const clock = new TestClock();
		const { settle, enter, sessions, prefix } = await identityOn(url, { clock });
		await settle('chief', 'administrator');
		const token = await enter('chief');
		const plain = await plainClient(url);
		const [key = ''] = await plain.keys(`${prefix}:session:*`);
		expect(await plain.pTTL(key)).toBeGreaterThan(12 * HOUR_MS - 60_000);
		expect(await plain.pTTL(key)).toBeLessThanOrEqual(12 * HOUR_MS);
		clock.forward(7 * 24 * HOUR_MS - 60_000);
		expect(await sessions.read(token)).not.toBeNull();
		expect(await sessions.holds(token ?? '', false)).toBe(true);
		clock.forward(120_000);
		expect(await sessions.holds(token ?? '', false)).toBe(false);
		expect(await sessions.read(token)).toBeNull();
		expect(await plain.exists(key)).toBe(0);
	});

	test('SIGN-9 administrators set both within bounds; what is not within them is refused by its field', async () => {
		const clock = new TestClock();
		const { settle, enter, sessions, signInSet, prefix } = await identityOn(url, { clock });
		await settle('chief', 'administrator');
		const { secret: _, ...settings } = DEFAULT_SIGN_IN;
		for (const [said, path] of [
			[{ idleHours: 0 }, 'idleHours'],
			[{ idleHours: 25 }, 'idleHours'],
			[{ idleHours: 1.5 }, 'idleHours'],
			[{ longestHours: 721 }, 'longestHours'],
			[{ idleHours: 12, longestHours: 2 }, 'longestHours']
		] as const)
			expect(await signInSet.save(CHIEF, { ...settings, ...said }, '')).toMatchObject([{ path }]);
		expect(sessions.settings).toEqual(DEFAULT_SIGN_IN);
		const token = await enter('chief');
		const wanted = { ...settings, idleHours: 1, longestHours: 2 };
		expect(await signInSet.save(CHIEF, wanted, '')).toEqual([]);
		expect(await sessions.read(token)).not.toBeNull();
		const plain = await plainClient(url);
		const [key = ''] = await plain.keys(`${prefix}:session:*`);
		expect(await plain.pTTL(key)).toBeLessThanOrEqual(HOUR_MS);
		clock.forward(2 * HOUR_MS + 1000);
		expect(await sessions.read(token)).toBeNull();
	});

	test('SIGN-10 each sign-in has a session of its own; changing the password ends all others and renews this one', async () => {
		const { settle, enter, sessions, own } = await identityOn(url);
		await settle('chief', 'administrator');
		const [one, other] = [await enter('chief'), await enter('chief')];
		expect(one).not.toBe(other);
		const said = { present: PASSWORD, next: 'another set of words' };
		expect(await own.changePassword(CHIEF, { ...said, present: 'guessed' }, HERE)).toEqual({
			fault: 'wrong'
		});
		expect(await own.changePassword(CHIEF, { ...said, next: 'short' }, HERE)).toEqual({
			fault: 'short'
		});
		expect(await sessions.read(one)).not.toBeNull();
		const changed = await own.changePassword(CHIEF, said, HERE);
		const token = 'token' in changed ? changed.token : '';
		expect(await sessions.read(token)).toMatchObject({ id: 'chief' });
		for (const before of [one, other]) expect(await sessions.read(before)).toBeNull();
	});

	test('SIGN-10 a session that begins while all are ended is ended with them', async () => {
		const { settle, directory, sessions, people } = await identityOn(url);
		await settle('chief', 'administrator');
		const found = directory.find('person', 'chief');
		await people.endSessions(ACTOR, 'chief');
		// the password was looked at before, the session begins after
		const token = found ? await sessions.begin(found, HERE) : '';
		expect(await sessions.read(token)).toBeNull();
	});

	test('SIGN-12 on another node, too, sessions of before end and those of after hold', async () => {
		const prefix = freshPrefix();
		const one = await identityOn(url, { prefix });
		await one.settle('chief', 'administrator');
		const before = await one.enter('chief');
		const other = await identityOn(url, { prefix });
		await other.directory.load();
		expect(await other.sessions.read(before)).not.toBeNull();
		await one.people.endSessions(ACTOR, 'chief');
		const after = await one.enter('chief');
		// it has not been told yet
		expect(await other.sessions.read(after)).not.toBeNull();
		expect(await other.sessions.read(before)).toBeNull();
	});
});
