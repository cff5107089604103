import { describe, expect, inject, test } from 'vitest';
import type { KeptConfiguration } from '#server/domain/configuration/schema.ts';
import { Directory } from '#server/services/directory.ts';
import { freshPrefix } from '../../support/node.ts';
import { ANA } from '../../support/cases.ts';
import { opened, plainClient, written } from './support.ts';

const kept = (version: number, lease: string, client = 'acme'): KeptConfiguration => ({
	client,
	version,
	at: 17 + version,
	by: ANA,
	why: version === 1 ? null : `why ${version}`,
	written: { lease }
});
const head = (version: number) => {
	const { client: _client, written: _written, ...rest } = kept(version, '');
	return rest;
};

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('CONF-19 every version is kept with who made it, when and why', async () => {
		const store = await opened(url, freshPrefix());
		const { configurations } = store;
		expect(await configurations.version('acme')).toBe(0);
		expect(await configurations.read('acme', 1)).toBeNull();
		expect(await configurations.heads('acme', Infinity, 10)).toEqual([]);
		for (const version of [1, 2, 3])
			expect(await configurations.keep(kept(version, `${version}h`))).toBe(true);
		expect(await configurations.version('acme')).toBe(3);
		for (const version of [1, 2, 3])
			expect(await configurations.read('acme', version)).toEqual(kept(version, `${version}h`));
		expect(await configurations.heads('acme', Infinity, 10)).toEqual([3, 2, 1].map(head));
		expect(await configurations.heads('acme', 3, 1)).toEqual([head(2)]);
		expect(await configurations.heads('acme', 1, 10)).toEqual([]);
		expect(await configurations.version('globex')).toBe(0);
	});

	test('CONF-20 of versions made from the same one exactly one is kept, and nothing of the others', async () => {
		const prefix = freshPrefix();
		const stores = [await opened(url, prefix), await opened(url, prefix)] as const;
		const plain = await plainClient(url);
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, index) =>
				stores[index % 2 ? 1 : 0].configurations.keep(kept(1, `${index + 1}h`))
			)
		);
		expect(answers.filter(Boolean)).toHaveLength(1);
		const winner = kept(1, `${answers.indexOf(true) + 1}h`);
		expect(await stores[0].configurations.read('acme', 1)).toEqual(winner);
		expect(await stores[1].directory.read('configuration:acme')).toEqual(winner);
		const before = await written(plain, prefix);
		for (const version of [1, 3])
			expect(await stores[0].configurations.keep(kept(version, '1m'))).toBe(false);
		expect(await written(plain, prefix)).toEqual(before);
	});

	test('CONF-21 it is the directory’s in the same step, and reaches the other nodes', async () => {
		const prefix = freshPrefix();
		const [one, other] = [await opened(url, prefix), await opened(url, prefix)];
		const there = new Directory(other);
		const { promise: loaded, resolve } = Promise.withResolvers<void>();
		const stop = other.follow({
			load: async () => ({ directory: await there.load(), clients: new Map() }),
			onNews: () => undefined,
			onAlive: () => undefined,
			onTrouble: () => undefined
		});
		there.onLoad(() => resolve());
		await loaded;
		const { position } = await one.directory.readAll();
		await one.configurations.keep(kept(1, '1h'));
		await one.configurations.keep(kept(1, '1h', 'globex'));
		await expect
			.poll(() => there.find('configuration', 'globex')?.written)
			.toEqual({ lease: '1h' });
		expect(there.find('configuration', 'acme')).toEqual(kept(1, '1h'));
		expect((await one.directory.readAll()).position).not.toBe(position);
		await stop();
	});
});
