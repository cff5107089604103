import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShiftFigures } from '#lib/shared/wire/shift.ts';
import { createFold } from '#server/domain/shift/summary.ts';
import type { LogEntry } from '#server/store/log.ts';
import { anyStep, HOUR, T0, Tale, take } from '../../tests/support/cases.ts';
import { ShiftSoFar, type ShiftPart } from './shift-so-far.ts';

const SHIFT = { name: 'Day', from: T0 + HOUR, to: T0 + 9 * HOUR, zone: 'UTC' };
const CLIENTS = ['acme', 'globex'];

/** A store that has what was told so far. */
function storeOf(tales: Tale[]) {
	const entriesOf = (client: string): LogEntry[] =>
		tales
			.flatMap(({ log }) => log)
			.filter((entry) => entry.client === client)
			.sort((one, other) => one.now - other.now)
			.map((entry, index) => ({
				...entry,
				...{ id: `${index + 1}-0`, recordedAt: entry.now, version: 0, operation: '' }
			}));
	const place = (id: string) => Number(id.split('-')[0]);
	const reads = { after: 0 };
	const log = {
		head: (client: string) =>
			Promise.resolve({ id: entriesOf(client).at(-1)?.id ?? '0-0', epoch: 'e' }),
		// what lies around the shift does no harm
		async *during(client: string) {
			yield await Promise.resolve(entriesOf(client));
		},
		after(client: string, position: string, limit: number) {
			reads.after += 1;
			const later = entriesOf(client).filter(({ id }) => place(id) > place(position));
			return Promise.resolve(later.slice(0, limit));
		}
	};
	const cases = {
		readMany: (client: string, ids: string[]) =>
			Promise.resolve(
				tales.flatMap((tale) =>
					tale.client === client && ids.includes(tale.case) && tale.state ? [tale.state] : []
				)
			)
	};
	return { store: { log, cases } as never, reads, entriesOf };
}

const WHOLE: ShiftPart = { key: 'whole', byQueue: false, covers: () => true };
const PARTS: ShiftPart[] = [
	WHOLE,
	{ key: 'acme', byQueue: false, covers: (client) => client === 'acme' },
	{ key: 'tier 2', byQueue: false, covers: (_client, _queue, tier) => tier === 2 },
	{ key: 'cards', byQueue: true, covers: (_client, queue) => queue === 'cards' }
];
const told = (
	{ escalations, claimed, claimedInTime, resolved, pastSla }: ShiftFigures,
	at: number
) => ({
	...{ at, escalated: escalations, claimed, claimedInTime, resolved, pastSla }
});
const NONE = { at: 0, escalated: 0, claimed: 0, claimedInTime: 0, resolved: 0, pastSla: 0 };

describe('BOARD-8 the shift so far', () => {
	it('is what a summary of the shift would be, of each part, however often it was looked at before', async () => {
		const steps = fc.array(
			anyStep.map((step) => ({ ...step, wait: step.wait % (20 * 60_000) })),
			{ minLength: 5, maxLength: 50, size: 'max' }
		);
		await fc.assert(
			fc.asyncProperty(steps, fc.nat(50), async (all, looked) => {
				const tales = [0, 1, 2, 3, 4].map((n) => new Tale(n < 3 ? 'acme' : 'globex', `C-${n}`));
				const { store, entriesOf } = storeOf(tales);
				const soFar = new ShiftSoFar(store, () => undefined);
				const now = () => tales[0]?.now ?? T0;
				for (const tale of tales) tale.done({ type: 'open', title: 'Card', queue: 'cards' });
				for (const [index, step] of all.entries()) {
					for (const tale of tales) tale.wait(step.wait).sweep();
					const tale = tales[step.which];
					if (tale) take(tale, { ...step, wait: 0 });
					if (index === looked) await soFar.reckon('f', SHIFT, CLIENTS, now(), PARTS);
				}
				await soFar.reckon('f', SHIFT, CLIENTS, now(), PARTS);
				const fold = createFold(SHIFT);
				for (const client of CLIENTS) fold.take(entriesOf(client));
				const rows = new Map(tales.map((tale) => [tale.case, tale.row]));
				const { totals, byClient, byTier } = fold.read(
					now(),
					(_client, id) => rows.get(id) ?? null
				);
				const [whole, acme, second] = PARTS.map((part) => soFar.read('f', part));
				expect(whole).toEqual(told(totals, now()));
				const group = <K>(groups: ({ key: K } & ShiftFigures)[], key: K) => {
					const found = groups.find((one) => one.key === key);
					return found ? told(found, now()) : { ...NONE, at: now() };
				};
				expect(acme).toEqual(group(byClient, 'acme'));
				expect(second).toEqual(group(byTier, 2));
			}),
			{ numRuns: 100 }
		);
	});

	it('of some queues counts the cases that are of them', async () => {
		const tales = ['cards', 'loans'].map((queue, index) => {
			const tale = new Tale('acme', `C-${index}`);
			tale.wait(2 * HOUR).done({ type: 'open', title: 'Card', queue });
			tale.done({ type: 'escalate', subject: 'billing', trigger: 'time' });
			return tale;
		});
		const soFar = new ShiftSoFar(storeOf(tales).store, () => undefined);
		expect(soFar.read('f', WHOLE)).toBeNull();
		await soFar.reckon('f', SHIFT, CLIENTS, T0 + 3 * HOUR, PARTS);
		expect(PARTS.map((part) => soFar.read('f', part)?.escalated)).toEqual([2, 2, 0, 1]);
	});

	it('reads on from where it was, and is the same object until it did', async () => {
		const tale = new Tale('acme', 'C-1');
		tale.wait(2 * HOUR).done({ type: 'open', title: 'Card' });
		tale.done({ type: 'escalate', subject: 'billing', trigger: 'time' });
		const { store } = storeOf([tale]);
		const soFar = new ShiftSoFar(store, () => undefined);
		const look = () => soFar.reckon('f', SHIFT, CLIENTS, tale.now, []);
		await look();
		const first = soFar.read('f', WHOLE);
		expect(soFar.read('f', WHOLE)).toBe(first);
		tale.wait(60_000).done({ type: 'claim' });
		expect(soFar.read('f', WHOLE)).toBe(first);
		await look();
		expect(soFar.read('f', WHOLE)).toMatchObject({ escalated: 1, claimed: 1, at: tale.now });
		soFar.forget();
		expect(soFar.read('f', WHOLE)).toBeNull();
	});
});
