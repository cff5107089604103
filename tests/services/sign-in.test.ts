import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { hashPassword } from '#server/services/identity/passwords.ts';
import { freshPrefix, startNode } from '../support/node.ts';

const PASSWORD = 'correct horse battery';

describe.each(inject('stores'))('signing in, on $name', ({ url }) => {
	async function floor() {
		const node = await startNode({ url, prefix: freshPrefix(), demo: false });
		onTestFinished(() => node.stop());
		const account = { name: 'Ines Duarte', role: 'supervisor', clients: '*' } as const;
		const password = await hashPassword(PASSWORD);
		await node.app.directory.put('person', 'ines-duarte', {
			id: 'ines-duarte',
			...account,
			password
		});
		const { signIn } = node.app.identity;
		return (password: string, address: string) =>
			signIn.withPassword('Ines Duarte', password, { address, browser: '' });
	}

	test('SIGN-7 a whole floor signs in from one address: what succeeds does not count', async () => {
		const signIn = await floor();
		for (let tries = 0; tries < 12; tries++)
			expect(await signIn(PASSWORD, '192.0.2.1')).toHaveProperty('token');
	});

	test('SIGN-8 ten wrong tries shut one address out of one name, and nobody else', async () => {
		const signIn = await floor();
		for (let tries = 0; tries < 10; tries++)
			expect(await signIn('guess', '192.0.2.1')).toEqual({ refused: 'wrong' });
		expect(await signIn(PASSWORD, '192.0.2.1')).toEqual({ refused: 'too-many' });
		expect(await signIn(PASSWORD, '192.0.2.2')).toHaveProperty('token');
	});
});
