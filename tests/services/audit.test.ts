import { describe, expect, inject, test } from 'vitest';
import { NOBODY, SYSTEM, type AuditNews } from '#server/domain/audit.ts';
import { askedFrom } from '#server/services/asked-from.ts';
import { Audit } from '#server/services/audit.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import { freshPrefix, TestClock } from '../support/node.ts';
import { opened } from '../store/contract/support.ts';

const news = (detail: string, over: Partial<AuditNews> = {}): AuditNews => ({
	...{ by: SYSTEM, what: 'client:changed', of: { kind: 'client', id: 'acme' }, client: 'acme' },
	detail,
	...over
});
const details = ({ entries }: { entries: { detail: string }[] }) =>
	entries.map(({ detail }) => detail);

async function trail(url: string, clock = new TestClock()) {
	const store = await opened(url, freshPrefix(), clock.shift);
	const lost: unknown[] = [];
	const log = { error: (...said: unknown[]) => void lost.push(said[0]) };
	return { store, lost, log, clock, audit: new Audit({ store, log }) };
}

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('AUDIT-1 what is told is kept in order, with when and from where, and read in parts', async () => {
		const { audit, store, clock } = await trail(url);
		for (let index = 0; index < 5; index++) {
			askedFrom('192.0.2.7', () => audit.tell(news(`e${index}`)));
			clock.forward(1000);
		}
		await audit.settled();
		const all = await audit.read('*', {});
		expect(details(all)).toEqual(['e4', 'e3', 'e2', 'e1', 'e0']);
		expect(all.next).toBeNull();
		expect(all.entries[0]).toMatchObject({ from: '192.0.2.7', by: SYSTEM, client: 'acme' });
		const first = await audit.read('*', {}, { limit: 2 });
		expect(details(first)).toEqual(['e4', 'e3']);
		const second = await audit.read('*', {}, { limit: 2, after: first.next ?? '' });
		expect(details(second)).toEqual(['e2', 'e1']);
		const last = await audit.read('*', {}, { limit: 2, after: second.next ?? '' });
		expect(details(last)).toEqual(['e0']);
		expect(last.next).toBeNull();
		// by time, whatever the test did to the clock
		const [, , middle] = all.entries;
		const from = middle?.at ?? 0;
		expect(details(await audit.read('*', { from, to: from + 1 }))).toEqual(['e2']);
		expect(store.clock.now() - from).toBeGreaterThanOrEqual(3000);
	});

	test('AUDIT-5 whoever serves some clients reads of these alone', async () => {
		const { audit } = await trail(url);
		audit.tell(news('acme'));
		audit.tell(news('globex', { client: 'globex' }));
		audit.tell(news('nobody’s', { client: null, by: NOBODY, what: 'sign-in:refused' }));
		await audit.settled();
		expect(details(await audit.read(['globex'], {}))).toEqual(['globex']);
		expect(details(await audit.read('*', {})).toSorted()).toEqual(['acme', 'globex', 'nobody’s']);
	});

	test('AUDIT-6 while the store is away entries wait, and are kept once each', async () => {
		const { store, log, lost } = await trail(url);
		let answers = 0;
		const flaky = {
			clock: store.clock,
			audit: {
				read: store.audit.read.bind(store.audit),
				async add(...given: Parameters<typeof store.audit.add>) {
					answers++;
					// done, and not answered
					if (answers === 2) await store.audit.add(...given);
					if (answers < 3) throw new StoreUnavailable(new Error('away'));
					await store.audit.add(...given);
				}
			} as unknown as typeof store.audit
		};
		const audit = new Audit({ store: flaky, log });
		audit.tell(news('one'));
		audit.tell(news('two'));
		await audit.settled();
		expect(details(await audit.read('*', {}))).toEqual(['two', 'one']);
		expect(lost).toEqual([]);
	});

	test('AUDIT-6 what cannot be kept is counted and stands in the log', async () => {
		const { store, log, lost } = await trail(url);
		let counted = 0;
		const away = {
			clock: store.clock,
			audit: {
				add: () => Promise.reject(new StoreUnavailable(new Error('away')))
			} as unknown as typeof store.audit
		};
		const audit = new Audit({ store: away, log, onLost: () => counted++ });
		audit.tell(news('one'));
		await audit.stop();
		expect(lost).toMatchObject([{ audit: { detail: 'one', what: 'client:changed' } }]);
		// it never waits for more than it can hold
		for (let index = 0; index < 10_050; index++) audit.tell(news(`e${index}`));
		await audit.stop();
		expect(counted).toBe(10_051);
	});
});
