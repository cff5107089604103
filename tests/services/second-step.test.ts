import { generate } from 'otplib';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { DEFAULT_SIGN_IN } from '#server/domain/sign-in.ts';
import { HALF_HOLDS_MS } from '#server/services/identity/sign-in.ts';
import { openStore } from '#server/store/index.ts';
import { plainClient, written } from '../store/contract/support.ts';
import { freshPrefix, TestClock } from '../support/node.ts';
import { ACTOR, HERE, identityOn, PASSWORD, type Hands } from './identity-hands.ts';

const BEN = { id: 'ben', name: 'Ana Reyes', role: 'supervisor', clients: '*' } as const;
const PERIOD_MS = 30_000;

describe.each(inject('stores'))('a second step, on $name', ({ url }) => {
	async function floor() {
		const hands = await identityOn(url);
		await hands.settle('chief', 'administrator');
		await hands.settle('ben');
		return hands;
	}
	/** What the app shows now. */
	const codeOf = (hands: Hands, secret: string) =>
		generate({
			secret: secret.replaceAll(' ', ''),
			epoch: Math.floor(hands.store.clock.now() / 1000)
		});
	/** Sets it up for ben, on the page of his account. */
	async function enrol(hands: Hands) {
		const offer = await hands.own.offer(BEN);
		const secret = offer?.secret ?? '';
		const done = await hands.own.confirm(BEN, await codeOf(hands, secret), HERE);
		if (!('token' in done)) throw new Error(done.fault);
		// the code is used up
		hands.clock.forward(PERIOD_MS);
		return { secret, recovery: done.recovery, token: done.token };
	}
	/** After the password. @returns the token of who is half signed in */
	async function half(hands: Hands, name = 'ben') {
		const answer = await hands.signIn.withPassword(name, PASSWORD, HERE);
		return 'half' in answer ? answer.half : '';
	}

	test('TOTP-1 once a code of the app was shown it is asked for, and every session of before ends', async () => {
		const hands = await floor();
		const before = await hands.enter('ben');
		const offer = await hands.own.offer(BEN);
		expect(offer?.qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
		expect(await hands.own.offer(BEN), 'the same until it is confirmed').toEqual(offer);
		expect(await hands.own.confirm(BEN, '000000', HERE)).toEqual({ fault: 'code' });
		expect(await hands.sessions.read(before)).not.toBeNull();
		const { secret, recovery, token } = await enrol(hands);
		expect(new Set(recovery).size).toBe(10);
		expect(recovery[0]).toMatch(/^([a-z2-9]{4}-){2}[a-z2-9]{4}$/);
		expect(await hands.sessions.read(before)).toBeNull();
		expect(await hands.sessions.read(token)).toMatchObject({ id: 'ben' });
		expect(await hands.enter('ben')).toBeUndefined();
		const through = await half(hands);
		expect(await hands.sessions.read(through), 'half is not in').toBeNull();
		const done = await hands.signIn.withCode(through, await codeOf(hands, secret), HERE);
		expect(await hands.sessions.read('token' in done ? done.token : '')).toMatchObject({
			id: 'ben'
		});
	});

	test('TOTP-2 a code opens once, also for two at once; one of the period before is taken, an older one is not', async () => {
		const hands = await floor();
		const { secret } = await enrol(hands);
		const [one, other, third] = [await half(hands), await half(hands), await half(hands)];
		const code = await codeOf(hands, secret);
		const both = await Promise.all([one, other].map((at) => hands.signIn.withCode(at, code, HERE)));
		expect(both.filter((through) => 'token' in through)).toHaveLength(1);
		expect(await hands.signIn.withCode(third, code, HERE)).toEqual({ refused: 'wrong' });
		// where the next one begins: the clock goes on meanwhile
		hands.clock.forward(PERIOD_MS - (hands.store.clock.now() % PERIOD_MS));
		const late = await codeOf(hands, secret);
		hands.clock.forward(PERIOD_MS);
		expect(await hands.signIn.withCode(third, late, HERE)).toHaveProperty('token');
		hands.clock.forward(PERIOD_MS);
		const older = await codeOf(hands, secret);
		hands.clock.forward(2 * PERIOD_MS);
		expect(await hands.signIn.withCode(await half(hands), older, HERE)).toEqual({
			refused: 'wrong'
		});
	});

	test('TOTP-3 six tries of a code end what the password began', async () => {
		const hands = await floor();
		const { secret } = await enrol(hands);
		const through = await half(hands);
		for (let tries = 0; tries < 6; tries++)
			expect(await hands.signIn.withCode(through, '000000', HERE)).toEqual({ refused: 'wrong' });
		const code = await codeOf(hands, secret);
		expect(await hands.signIn.withCode(through, code, HERE)).toEqual({ refused: 'too-many' });
		expect(await hands.signIn.withCode(through, code, HERE)).toEqual({ refused: 'over' });
		expect(await hands.signIn.half(through)).toBeNull();
	});

	test('TOTP-4 a recovery code opens once, however it is typed; fresh ones take the place of all', async () => {
		const hands = await floor();
		const { recovery } = await enrol(hands);
		const [first = '', second = '', third = ''] = recovery;
		const typed = ` ${first.toUpperCase().replaceAll('-', ' ')} `;
		expect(await hands.signIn.withCode(await half(hands), typed, HERE)).toHaveProperty('token');
		expect(await hands.signIn.withCode(await half(hands), first, HERE)).toEqual({
			refused: 'wrong'
		});
		const [one, other] = [await half(hands), await half(hands)];
		const both = await Promise.all(
			[one, other].map((at) => hands.signIn.withCode(at, second, HERE))
		);
		expect(both.filter((through) => 'token' in through)).toHaveLength(1);
		expect(await hands.own.renewRecovery(BEN, 'guessed', HERE)).toEqual({ fault: 'wrong' });
		const renewed = await hands.own.renewRecovery(BEN, PASSWORD, HERE);
		expect(await hands.signIn.withCode(await half(hands), third, HERE)).toEqual({
			refused: 'wrong'
		});
		const fresh = 'recovery' in renewed ? (renewed.recovery[0] ?? '') : '';
		expect(await hands.signIn.withCode(await half(hands), fresh, HERE)).toHaveProperty('token');
	});

	test('TOTP-5 where it is asked of administrators, one without sets it up before coming in, and sessions without it end', async () => {
		const hands = await floor();
		const chief = { ...BEN, id: 'chief', role: 'administrator' } as const;
		const settings = { ...DEFAULT_SIGN_IN, secondFactor: true };
		const { secret: _, ...said } = settings;
		expect(await hands.signInSet.save(chief, said, '')).toMatchObject([{ path: 'secondFactor' }]);
		const before = await hands.enter('chief');
		await hands.directory.put('sign-in', 'settings', settings);
		expect(await hands.sessions.read(before)).toBeNull();
		const through = await half(hands, 'chief');
		const left = await hands.signIn.half(through);
		expect(left).toMatchObject({
			person: { id: 'chief' },
			enrol: { qr: { size: expect.any(Number) } }
		});
		const code = await codeOf(hands, left?.enrol?.secret ?? '');
		const done = await hands.signIn.withCode(through, code, HERE);
		expect(done).toMatchObject({ recovery: expect.arrayContaining([expect.any(String)]) });
		expect(await hands.sessions.read('token' in done ? done.token : '')).toMatchObject({
			id: 'chief'
		});
		expect(await hands.own.drop(chief, PASSWORD, HERE)).toEqual({ fault: 'required' });
		expect(await hands.enter('ben'), 'others are not asked').toBeDefined();
	});

	test('TOTP-6 who is half signed in has ten minutes, and stays out when the password changes meanwhile', async () => {
		const hands = await floor();
		const { secret } = await enrol(hands);
		const through = await half(hands);
		await hands.people.endSessions(ACTOR, 'ben');
		const code = await codeOf(hands, secret);
		expect(await hands.signIn.withCode(through, code, HERE)).toEqual({ refused: 'over' });
		expect(HALF_HOLDS_MS).toBe(600_000);
		expect(await hands.signIn.withCode(undefined, code, HERE)).toEqual({ refused: 'over' });
	});

	test('TOTP-7 a link for a lost password does not step around it; an administrator takes a lost one away', async () => {
		const hands = await floor();
		await enrol(hands);
		const made = await hands.people.link(ACTOR, 'ben');
		const used = await hands.links.use(made.ok ? made.token : '', `${PASSWORD} 2`, HERE.address);
		if (!used || !('account' in used)) throw new Error('the link holds');
		expect(await hands.signIn.goOn(used.account, HERE)).toHaveProperty('half');
		expect(await hands.people.resetSecondFactor(ACTOR, 'ben')).toMatchObject({ ok: true });
		expect(await hands.enter('ben', `${PASSWORD} 2`)).toBeDefined();
		const told = (await hands.told()).filter(({ what }) => what === 'person:second-factor');
		expect(told.map(({ by, detail }) => [by.kind, detail])).toEqual([
			['person', 'set up'],
			['command-line', 'taken away']
		]);
	});

	test('TOTP-8 who wants none any more shows the password, and every other session ends', async () => {
		const hands = await floor();
		const { token } = await enrol(hands);
		expect(await hands.own.drop(BEN, 'guessed', HERE)).toEqual({ fault: 'wrong' });
		const done = await hands.own.drop(BEN, PASSWORD, HERE);
		expect(await hands.sessions.read(token)).toBeNull();
		expect(await hands.sessions.read('token' in done ? done.token : '')).toMatchObject({
			id: 'ben'
		});
		expect(await hands.enter('ben')).toBeDefined();
	});

	test('TOTP-9 what app and server share, and recovery codes, cannot be read from the store', async () => {
		const prefix = freshPrefix();
		const secrets = { current: new Uint8Array(32).fill(7), older: [] };
		const store = await openStore({ url, prefix, secrets });
		onTestFinished(() => store.close());
		const hands = await identityOn(url, { prefix, clock: new TestClock(), store });
		await hands.settle('ben', 'administrator');
		const offer = await hands.own.offer(BEN);
		const secret = (offer?.secret ?? '').replaceAll(' ', '');
		const plain = await plainClient(url);
		const all = async () => JSON.stringify(await written(plain, prefix));
		expect(secret).toMatch(/^[A-Z2-7]{16,}$/);
		expect(await all()).not.toContain(secret);
		const done = await hands.own.confirm(BEN, await codeOf(hands, secret), HERE);
		const [recovery = 'none'] = 'recovery' in done ? done.recovery : [];
		const after = await all();
		for (const hidden of [secret, recovery, recovery.replaceAll('-', '')])
			expect(after).not.toContain(hidden);
		expect(await half(hands)).not.toBe('');
	});
});
