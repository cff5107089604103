import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { AuditEntry, AuditWhat } from '#lib/shared/wire/audit.ts';
import { AuditStore } from '#server/store/audit.ts';
import { openConnection } from '#server/store/connection.ts';
import { createKeys } from '#server/store/keys.ts';
import { freshPrefix } from '../../support/node.ts';

const entry = (id: string, what: AuditWhat = 'wall:changed'): AuditEntry => ({
	...{ id, at: 17, what, client: null, from: '192.0.2.7', detail: '' },
	by: { kind: 'person', id: 'ana', name: 'Ana' },
	of: { kind: 'wall', id: 'w1' }
});

async function trail(url: string, most?: { changes: number; refusals: number }) {
	const connection = openConnection(url);
	await connection.connect();
	onTestFinished(() => connection.destroy());
	return new AuditStore(connection, createKeys(freshPrefix()), most);
}
const ids = (read: { entry: AuditEntry }[]) => read.map(({ entry }) => entry.id);

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('AUDIT-1 entries are read newest first, in parts that lose none and repeat none', async () => {
		const audit = await trail(url);
		expect(await audit.read({}, 10)).toEqual([]);
		const told = Array.from({ length: 25 }, (_, index) => `e${index}`);
		for (const [index, id] of told.entries())
			await audit.add([entry(id, index % 3 === 0 ? 'sign-in:refused' : 'wall:changed')], 0);
		// two that have the same position, one in each stream, are in one part
		const both = told.slice(0, 2).map((id) => `${id}-both`);
		await audit.add(
			both.map((id, index) => entry(id, index === 0 ? 'sign-in:refused' : 'wall:changed')),
			0
		);
		const read: string[] = [];
		for (let after: string | undefined; ;) {
			const part = await audit.read(after === undefined ? {} : { after }, 4);
			read.push(...ids(part));
			if (part.length < 4) break;
			after = part.at(-1)?.position;
		}
		expect(read.toSorted()).toEqual([...told, ...both].toSorted());
		// of one sort; those of one instant of the other sort may stand before or after
		const changes = (all: string[]) =>
			all.filter((id) => !id.includes('-') && Number(id.slice(1)) % 3);
		expect(changes(read)).toEqual(changes(told).toReversed());
	});

	test('AUDIT-3 what is too old goes, and of many the oldest; refusals push out no change', async () => {
		const audit = await trail(url, { changes: 100, refusals: 100 });
		await audit.add([entry('change')], 0);
		const refusals = Array.from({ length: 500 }, (_, index) =>
			entry(`r${index}`, 'access:refused')
		);
		await audit.add(refusals, 0);
		const kept = ids(await audit.read({}, 1000));
		expect(kept).toContain('change');
		expect(kept).toContain('r499');
		expect(kept).not.toContain('r0');
		// streams are cut in blocks of a hundred
		expect(kept.length).toBeLessThan(250);
		await audit.add([entry('later')], Date.now() + 3_600_000);
		expect(await audit.read({}, 1000)).toEqual([]);
	});

	test('AUDIT-1 a range of time is read', async () => {
		const audit = await trail(url);
		await audit.add([entry('one')], 0);
		const [one] = await audit.read({}, 1);
		const at = Number(one?.position.split('-')[0]);
		expect(ids(await audit.read({ from: at, to: at }, 5))).toEqual(['one']);
		expect(await audit.read({ from: at + 1 }, 5)).toEqual([]);
		expect(await audit.read({ to: at - 1 }, 5)).toEqual([]);
	});
});
