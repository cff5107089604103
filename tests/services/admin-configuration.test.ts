import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Person } from '#lib/shared/wire/session.ts';
import { freshPrefix, startNode } from '../support/node.ts';

const ROOT: Person = { id: 'root', name: 'Rui', role: 'administrator', clients: '*' };
const PART: Person = { ...ROOT, id: 'part', clients: ['acme'] };
const MANAGER: Person = { ...ROOT, id: 'marta', role: 'manager', clients: ['acme'] };
const SUPERVISOR: Person = { ...ROOT, id: 'priya', role: 'supervisor' };

async function started(url: string) {
	const node = await startNode({ url, prefix: freshPrefix() });
	onTestFinished(() => node.stop());
	return { node, admin: node.app.pages.admin };
}

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('ADMIN-8 ADMIN-9 a text is checked with its lines and what it would change, saved, and brought back', async () => {
		const { admin, node } = await started(url);
		await node.api('POST', '/clients/acme/cases/C-1/commands', {
			...{ type: 'open', title: 'Down' }
		});
		const { configuration } = admin;
		const check = (text: string, person = PART) => configuration.check(person, 'acme', { text });
		expect((await check('lease: soon\nbreach: 7\n'))?.faults).toMatchObject([
			...[
				{ path: 'lease', line: 1 },
				{ path: 'breach', line: 2 }
			]
		]);
		expect((await check('lease: 1h'))?.planned).toMatchObject({ changed: 0 });
		expect(await check('lease: 1h', MANAGER)).toBeNull();
		expect(await check('lease: 1h', { ...PART, clients: ['kestrel'] })).toBeNull();
		const save = (text: string, version: number) =>
			configuration.save(PART, 'acme', { text }, 'as agreed', version);
		expect(await save('lease: 1h', 0)).toMatchObject({ ok: true, data: { version: 1 } });
		expect(await save('lease: 2h', 0)).toMatchObject({ error: { code: 'not-current' } });
		expect(await save('lease: 2h', 1)).toMatchObject({ ok: true });
		expect(await configuration.versions(PART, 'acme')).toMatchObject([
			...[{ version: 2 }, { version: 1, why: 'as agreed', by: { id: 'part' } }]
		]);
		const first = await configuration.version(PART, 'acme', 1);
		expect(first?.changes).toEqual([{ path: 'lease', before: '2h', after: '1h' }]);
		const back = { value: first?.shown.written };
		expect(await configuration.save(PART, 'acme', back, '', 2)).toMatchObject({
			data: { version: 3 }
		});
		expect((await configuration.read(PART, 'acme'))?.written).toEqual({ lease: '1h' });
	});

	test('ADMIN-10 a manager changes the shifts of a floor of his clients, and nothing else of it', async () => {
		const { admin, node } = await started(url);
		const floor = {
			...{ id: 'north', title: 'North', zone: 'UTC', clients: ['acme'] },
			shifts: [{ name: 'Day', from: '06:00', to: '14:00' }]
		};
		expect(await admin.floors.put(MANAGER, floor, true)).toMatchObject({ ok: false });
		expect(await admin.floors.put(ROOT, floor, true)).toMatchObject({ ok: true });
		const night = [...floor.shifts, { name: 'Night', from: '22:00', to: '06:00' }];
		const put = (said: object, person = MANAGER) => admin.floors.put(person, said, false);
		expect(await put({ ...floor, shifts: night })).toMatchObject({ ok: true });
		expect(await put({ ...floor, title: 'South', shifts: night })).toMatchObject({
			error: { code: 'forbidden' }
		});
		expect(await put({ ...floor, shifts: night }, SUPERVISOR)).toMatchObject({ ok: false });
		const demo = node.app.directory.find('floor', 'demo');
		expect(await put({ ...demo, shifts: [] })).toMatchObject({ error: { code: 'forbidden' } });
		expect(
			await put({ ...floor, shifts: [{ name: 'Day', from: '06:00', to: '06:00' }] }, ROOT)
		).toMatchObject({ error: { fields: [{ path: 'shifts[0].to' }] } });
		expect(await put({ ...floor, clients: ['nobody'] }, ROOT)).toMatchObject({
			error: { fields: [{ path: 'clients' }] }
		});
	});

	test('ADMIN-11 a manager sees and changes teams and the roster alone', async () => {
		const { admin } = await started(url);
		const { configuration } = admin;
		const teams = { leads: { name: 'Leads', tier: 1 } };
		await configuration.save(ROOT, 'acme', { value: { lease: '1h', teams } }, '', 0);
		const read = await configuration.read(MANAGER, 'acme');
		expect(read).toMatchObject({ written: { teams }, whole: false });
		expect(read?.yaml).not.toContain('lease');
		const value = {
			...{ lease: '9h', teams: { leads: { name: 'Leads', tier: 1, members: ['ana'] } } },
			shifts: [{ name: 'Day', from: '06:00', to: '14:00', people: ['ana'] }]
		};
		const saved = await configuration.save(MANAGER, 'acme', { value }, '', 1);
		// ADMIN-14
		expect(saved).toMatchObject({ ok: true, data: { version: 2 } });
		expect((await configuration.read(ROOT, 'acme'))?.written).toEqual({ ...value, lease: '1h' });
		expect(await configuration.save(MANAGER, 'acme', { text: 'lease: 9h' }, '', 2)).toMatchObject({
			ok: false
		});
		expect(await configuration.read({ ...MANAGER, clients: ['kestrel'] }, 'acme')).toBeNull();
		expect(await configuration.read(SUPERVISOR, 'acme')).toBeNull();
		expect(await configuration.versions(MANAGER, 'acme')).toEqual([]);
	});

	test('ADMIN-14 members without an account are warned of, where anybody has one', async () => {
		const { admin } = await started(url);
		const text = 'teams:\n  leads: { name: Leads, tier: 1, members: [priya, prya] }\n';
		const checked = await admin.configuration.check(ROOT, 'acme', { text });
		expect(checked?.faults).toEqual([]);
		const odd = checked?.warnings.filter(({ path }) => path.startsWith('teams.leads.members'));
		expect(odd).toMatchObject([{ path: 'teams.leads.members[1]', line: 2 }]);
		expect(odd?.[0]?.message).toContain('"priya"');
	});
});
