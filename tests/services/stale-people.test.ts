import { describe, expect, inject, test } from 'vitest';
import { peoplePages } from '#server/http/people-pages.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { ACTOR, identityOn } from './identity-hands.ts';

const CHIEF = { id: 'chief', name: 'Chief', role: 'administrator', clients: '*' } as const;
const BEN = { name: 'Ben', role: 'supervisor', clients: '*', tiers: null } as const;

describe.each(inject('stores'))(
	'a page of a person that is older than the person, on $name',
	({ url }) => {
		async function begin() {
			const hands = await identityOn(url);
			const { people, sessions, directory } = hands;
			await hands.settle('chief', 'administrator');
			await hands.put('ben', 'supervisor', '--name', 'Ben');
			const pages = peoplePages({ people, sessions, directory, now: () => 0, zone: () => 'UTC' });
			const save = (wanted: object, begun: object = BEN) =>
				pages.change(CHIEF, 'ben', { wanted: { ...BEN, ...wanted }, begun });
			const become = (part: Partial<Omit<Person, 'id'>>) =>
				people.change(ACTOR, 'ben', { name: 'Ben', role: 'supervisor', clients: '*', ...part });
			const ben = () => directory.find('person', 'ben');
			return { save, become, ben };
		}

		test.each([
			['role', { role: 'agent' }, 'the role (agent now)'],
			['clients', { clients: ['acme'] }, 'the clients (acme now)'],
			['tiers', { tiers: [1] }, 'the tiers (1 now)']
		] as const)('PEOPLE-16 gives nothing back: %s', async (_what, part, said) => {
			const { save, become, ben } = await begin();
			await become(part as never);
			const before = ben();
			const refused = await save({ name: 'Benjamin' });
			expect(refused).toMatchObject({
				ok: false,
				faults: [{ path: '', message: expect.stringContaining(said) }]
			});
			expect(ben()).toEqual(before);
			// whoever has read that, and saves again, means it
			const again = await save(
				{ name: 'Benjamin' },
				{ ...refused.now, tiers: refused.now?.tiers ?? null }
			);
			expect(again).toMatchObject({ ok: true, now: { name: 'Benjamin', role: 'supervisor' } });
			expect(ben()).toMatchObject({ name: 'Benjamin', role: 'supervisor', clients: '*' });
			expect(ben()).not.toHaveProperty('tiers');
		});

		test('PEOPLE-16 what both changed alike is no matter, and a name that was not typed stays the new one', async () => {
			const { save, become, ben } = await begin();
			await become({ name: 'Benny', role: 'agent' });
			expect(await save({ role: 'agent', clients: ['acme'] })).toMatchObject({ ok: true });
			expect(ben()).toMatchObject({ name: 'Benny', role: 'agent', clients: ['acme'] });
		});

		test('PEOPLE-16 what does not say what it was begun with changes nothing', async () => {
			const { save, ben } = await begin();
			const before = ben();
			expect(await save({ role: 'manager' }, {})).toMatchObject({ ok: false });
			expect(ben()).toEqual(before);
		});
	}
);
