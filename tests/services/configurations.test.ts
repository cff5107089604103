import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { Configurations } from '#server/services/configurations.ts';
import { Directory } from '#server/services/directory.ts';
import { ANA, BEN } from '../support/cases.ts';
import { freshPrefix } from '../support/node.ts';
import { UNTOLD } from '../support/untold.ts';
import { opened } from '../store/contract/support.ts';

const NORTHWIND = readFileSync(
	new URL('../../docs/examples/northwind.yaml', import.meta.url),
	'utf8'
);

async function service(url: string, prefix = freshPrefix(), shift = () => 0) {
	const store = await opened(url, prefix, shift);
	const directory = new Directory(store);
	await directory.load();
	await directory.add('client', 'acme', { id: 'acme', name: 'Acme', zone: 'Asia/Manila' });
	return { store, directory, configurations: new Configurations(store, directory, UNTOLD) };
}

const lease = (time: string) => ({ text: `lease: ${time}\n` });

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('CONF-19 a configuration that says what holds already makes no version', async () => {
		const { configurations, directory } = await service(url);
		expect(await configurations.current('acme')).toMatchObject({ version: 0, written: {} });
		const first = await configurations.save('acme', { text: NORTHWIND }, { by: ANA, why: 'first' });
		expect(first).toMatchObject({
			ok: true,
			data: { version: 1, by: ANA, why: 'first', changed: true, warnings: [] }
		});
		const { written } = await configurations.current('acme');
		expect(directory.find('configuration', 'acme')?.written).toEqual(written);
		// comments and the order of fields say nothing
		const same = { value: Object.fromEntries(Object.entries(written).reverse()) };
		const again = await configurations.save('acme', same, { by: BEN, expected: 0 });
		expect(again).toMatchObject({ ok: true, data: { version: 1, by: ANA, changed: false } });
		expect(await configurations.versions('acme')).toHaveLength(1);
	});

	test('CONF-20 one that was made from an older version is refused, and nothing is kept', async () => {
		const { configurations } = await service(url);
		const save = (time: string, expected?: number) =>
			configurations.save('acme', lease(time), { by: ANA, expected });
		expect(await save('1h', 0)).toMatchObject({ ok: true });
		expect(await save('2h', 1)).toMatchObject({ ok: true, data: { version: 2 } });
		const refused = await save('3h', 1);
		expect(refused).toMatchObject({ ok: false, error: { code: 'not-current', temporary: false } });
		expect(refused.ok || refused.error.detail).toContain('version 1');
		expect(await configurations.current('acme')).toMatchObject({ version: 2 });
		expect(await save('3h')).toMatchObject({ ok: true, data: { version: 3 } });
	});

	test('CONF-20 what two nodes save at once is kept one after the other, and both hold the last', async () => {
		const prefix = freshPrefix();
		const nodes = [await service(url, prefix), await service(url, prefix)] as const;
		const saved = await Promise.all(
			Array.from({ length: 10 }, (_, index) =>
				nodes[index % 2 ? 1 : 0].configurations.save('acme', lease(`${index + 1}h`), { by: ANA })
			)
		);
		const versions = saved.map((one) => (one.ok ? one.data.version : one.error.code));
		expect(versions.toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => n + 1).toSorted());
		const [one, other] = nodes;
		expect(await one.configurations.current('acme')).toEqual(
			await other.configurations.current('acme')
		);
	});

	test('CONF-19 a version is never older than the one before it, whatever the clocks', async () => {
		const prefix = freshPrefix();
		const ahead = await service(url, prefix, () => 3_600_000);
		const behind = await service(url, prefix);
		await ahead.configurations.save('acme', lease('1h'), { by: ANA });
		await behind.configurations.save('acme', lease('2h'), { by: ANA });
		const [newer, older] = await behind.configurations.versions('acme');
		expect(newer?.at).toBe(older?.at);
	});

	test('CONF-2 CONF-18 with a fault nothing is kept; with warnings it is, and they are told', async () => {
		const { configurations, directory } = await service(url);
		await directory.put('queue', 'acme/front', {
			client: 'acme',
			id: 'front',
			name: 'Front',
			answerWithin: 60
		});
		const text =
			'policies:\n  - name: A\n    for: { queue: [frnt] }\n    claim: 5\n    resolve: 1h\nlease: soon\n';
		const refused = await configurations.save('acme', { text }, { by: ANA });
		expect(refused).toMatchObject({
			ok: false,
			error: {
				code: 'invalid',
				detail: expect.stringMatching(/^line 4: policies\[0\]\.claim: .* \(and 1 more\)$/),
				fields: [
					{ path: 'policies[0].claim', message: expect.stringMatching(/^line 4: .*write 5m/) },
					{ path: 'lease', message: expect.stringMatching(/^line 6: expected a time such as/) }
				]
			}
		});
		expect(await configurations.current('acme')).toMatchObject({ version: 0 });
		const mended = text.replace('claim: 5', 'claim: 5m').replace('soon', '1h');
		const saved = await configurations.save('acme', { text: mended }, { by: ANA });
		expect(saved).toMatchObject({
			ok: true,
			data: { warnings: expect.arrayContaining([expect.objectContaining({ line: 3 })]) }
		});
	});

	test('CONF-24 two versions are compared, the one before the first, too', async () => {
		const { configurations } = await service(url);
		await configurations.save('acme', lease('1h'), { by: ANA });
		await configurations.save('acme', lease('2h'), { by: ANA });
		expect(await configurations.changes('acme', 0, 1)).toEqual([{ path: 'lease', after: '1h' }]);
		expect(await configurations.changes('acme', 1, 2)).toEqual([
			{ path: 'lease', before: '1h', after: '2h' }
		]);
		expect(await configurations.changes('acme', 1, 3)).toBeNull();
	});
});
