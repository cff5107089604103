import { describe, expect, test } from 'vitest';
import { wordsOf } from '#lib/messages/index.ts';
import { rowWords, wholeMinute } from './row-words.ts';
import { sampleRow } from './sample-row.ts';

const say = await wordsOf('en', ['desk', 'common']);
const MINUTE = 60_000;
const base = sampleRow({ ref: '1207', title: 'Checkout down', tier: 3 });
const due = base.clock?.due ?? 0;
const words = (more: Partial<typeof base>, now: number) =>
	rowWords({ ...base, ...more }, 'Kestrel', 'priya', now, say);

describe('DESK-100 a row is read out with all that it shows', () => {
	test('whose it is, its tier, and how long it has', () => {
		const clock = { name: 'resolve' as const, from: 0, due };
		expect(words({ clock }, due - 12 * MINUTE)).toBe(
			'Kestrel · Technical, 1207 · Checkout down, Tier 3, nobody has it, resolve due in 12 min'
		);
		expect(words({ clock, owner: { id: 'priya', name: 'Priya' } }, due + 4 * MINUTE)).toMatch(
			/, yours, resolve past SLA by 4 min$/
		);
		expect(words({ clock, owner: { id: 'mateo', name: 'Mateo Cruz' } }, due + 5)).toMatch(
			/, Mateo Cruz has it, resolve past SLA by less than a minute$/
		);
		expect(words({ clock: null, vip: true }, due)).toMatch(
			/^Kestrel · Technical, VIP, .*no clock runs$/
		);
		expect(words({ clock: null, followUp: due }, due - 150 * MINUTE)).toMatch(
			/resolved, to follow up within 2 h 30 min$/
		);
	});
	test('it changes with the minute of its own clock, and as it runs out', () => {
		for (const [ms, at] of [
			[-MINUTE - 1, -2 * MINUTE],
			[-MINUTE, -MINUTE],
			[-1, -MINUTE],
			[0, 0],
			[MINUTE - 1, 0],
			[MINUTE, MINUTE]
		] as const)
			expect(wholeMinute(due + ms, base) - due).toBe(at);
	});
});
