import { describe, expect, it } from 'vitest';
import { SCOPES } from '#lib/shared/access/scopes.ts';
import type { ApiKey } from './directory.ts';
import { upgradeKey } from './upgrade.ts';

const OLD = { id: 'k', name: 'crm', hash: 'h', clients: ['acme'], createdAt: 1, revokedAt: null };
const old = (setUp: boolean) => upgradeKey({ ...OLD, setUp } as unknown as ApiKey);

describe('ACC-4 a key of before there were scopes', () => {
	it('that might set up may do everything, any other what took no such key', () => {
		expect(old(true)).toEqual({ ...OLD, scopes: SCOPES });
		expect(old(false)).toEqual({
			...OLD,
			scopes: [
				...['cases:read', 'cases:write', 'queues:read', 'queues:write'],
				...['alerts:read', 'alerts:write', 'events:read', 'configuration:read', 'clients:read']
			]
		});
	});

	it('one of today stays as it is', () => {
		const key = { ...OLD, scopes: [] } as ApiKey;
		expect(upgradeKey(key)).toBe(key);
	});
});
