import { describe, expect, it } from 'vitest';
import type { Person } from '#lib/shared/wire/session.ts';
import type { Sessions } from '#server/services/identity/sessions.ts';
import { endChangedPeople } from './admit.ts';
import type { DeskSpace } from './types.ts';

const ANA: Person = { id: 'ana', name: 'Ana', role: 'supervisor', clients: ['acme'], tiers: [1] };

/** What a socket of Ana is sent when she has become `now`. */
function sent(now: Person | null, person: Person | null = ANA): unknown[] {
	const heard: unknown[] = [];
	const socket = {
		data: { person },
		emit: (...said: unknown[]) => heard.push(said),
		disconnect: () => heard.push('ended')
	};
	const space = { sockets: new Map([['s', socket]]) } as unknown as DeskSpace;
	endChangedPeople([space], { person: () => now } as unknown as Sessions);
	return heard;
}

describe('ACC-5 who has become somebody else is sent away as soon as the node hears of it', () => {
	it.each([
		['another role', { ...ANA, role: 'agent' as const }],
		['other clients', { ...ANA, clients: ['acme', 'other'] }],
		['other tiers', { ...ANA, tiers: [1, 2] as Person['tiers'] }],
		['no account', null]
	])('%s', (_, now) => {
		expect(sent(now as Person | null)).toEqual([['bye', 'signed-out'], 'ended']);
	});

	it('and nobody else: the same person, or a wall, which is none', () => {
		expect(sent(structuredClone(ANA))).toEqual([]);
		expect(sent(null, null)).toEqual([]);
	});
});
