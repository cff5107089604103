import { describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Person } from '#lib/shared/wire/session.ts';
import { freshPrefix, startNode } from '../support/node.ts';

const ROOT: Person = { id: 'root', name: 'Rui', role: 'administrator', clients: '*' };
const DAY = 'expected a day such as 2026-11-22';
const AFTER = 'expected the position that the link to older entries has';

describe.each(inject('stores'))('on $name', ({ url }) => {
	test('AUDIT-9 what is no day, or no position, is refused by its field, on the page and for a file', async () => {
		const node = await startNode({ url, prefix: freshPrefix() });
		onTestFinished(() => node.stop());
		const { admin } = node.app.pages;
		const queue = { id: 'q', name: 'Q', answerWithin: 60 };
		await admin.clients.putQueue(ROOT, 'acme', queue, true);
		await node.app.audit.settled();
		for (const day of ['2026-13-45', '2026-02-30', 'yesterday', '2026']) {
			const sought = { fromDay: day, toDay: day };
			expect(await admin.audit.read(ROOT, sought, null), day).toMatchObject({
				...{ entries: [], next: null },
				faults: [
					{ path: 'fromDay', message: DAY },
					{ path: 'toDay', message: DAY }
				]
			});
			expect(await admin.audit.all(ROOT, sought), day).toMatchObject({
				error: { code: 'invalid', detail: `fromDay: ${DAY}` }
			});
		}
		for (const after of ['zzz', '', '-', '0-0', '1-', '(1-0', '99999999999999999999999-0'])
			expect(await admin.audit.read(ROOT, {}, after), after).toMatchObject({
				...{ entries: [], faults: [{ path: 'after', message: AFTER }] }
			});
		for (const after of ['1-0', '9999999999999999-9999999999999999999'])
			expect(await admin.audit.read(ROOT, {}, after), after).toMatchObject({ faults: [] });
		expect((await admin.audit.read(ROOT, {}, null)).entries).toHaveLength(1);
	});
});
