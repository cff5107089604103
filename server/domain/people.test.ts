import { describe, expect, it } from 'vitest';
import type { Account } from './directory.ts';
import { accountId, isAccountId, isServed, personOf } from './people.ts';

const viewer = (clients: Account['clients']): Account => ({
	...{ id: 'v', name: 'V', role: 'viewer', clients, password: null }
});

describe('ACC-6 a viewer is of one client', () => {
	it('and with all, several or none has nothing, wherever that was written', () => {
		for (const clients of ['*', [], ['a', 'b']] as const) {
			const said = clients === '*' ? clients : [...clients];
			expect(isServed('viewer', said)).toBe(false);
			expect(personOf(viewer(said)).clients).toEqual([]);
			expect(isServed('agent', said)).toBe(true);
		}
		expect(personOf(viewer(['a'])).clients).toEqual(['a']);
	});
});

describe('PEOPLE-1 an id is nothing that would be masked where it is kept', () => {
	it.each(['ana@example.com', '+63 917 123 4567', '4111-1111-1111-1111'])('%s is none', (name) => {
		expect(isAccountId(accountId(name))).toBe(false);
	});
	it.each(['Ana Reyes', 'josé.müller', 'o’brien-2', '安'])('%s is one', (name) => {
		expect(isAccountId(accountId(name))).toBe(true);
	});
});
