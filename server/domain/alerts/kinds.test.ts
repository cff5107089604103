import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUSH_KINDS, SEVERITIES, type PushKind } from '#lib/shared/wire/alerts.ts';
import { personOf } from '../../../tests/support/alert-samples.ts';
import { DEFAULT_PREFERENCES, goesOut, kindOf, lineGoesOut, type Wants } from './kinds.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const wants = (part: Partial<Wants> = {}): Wants => ({
	preferences: DEFAULT_PREFERENCES,
	mutedUntil: null,
	quiet: false,
	now: NOON,
	...part
});
const only = (...kinds: PushKind[]) => ({ ...DEFAULT_PREFERENCES, push: [], kinds });

describe('ALRT-28 what is told in the browser is chosen by kind', () => {
	const ana = personOf('ana');
	const two = { ...ana, tiers: [2 as const] };
	it.each<[string, Parameters<typeof kindOf>, PushKind | null]>([
		['escalated to a tier of mine', [{ rule: 'escalated:new', tier: 2, owner: null }, two], 'new'],
		['… and to another one', [{ rule: 'escalated:new', tier: 3, owner: null }, two], null],
		['by hand', [{ rule: 'escalated:handed', tier: 2, owner: null }, two], 'new'],
		['by a rule of the client', [{ rule: 'rule:vip', tier: 1, owner: null }, ana], 'new'],
		['by the customer', [{ rule: 'customer', tier: 1, owner: null }, ana], 'new'],
		['on its path', [{ rule: 'path:stepped', tier: 4, owner: null }, ana], 'new'],
		['moved by hand', [{ rule: 'tier:moved', tier: 2, owner: null }, two], 'new'],
		['what somebody has', [{ rule: 'tier:moved', tier: 2, owner: 'ben' }, two], null],
		[
			'a manager’s own tier is the fourth',
			[{ rule: 'escalated:new', tier: 4, owner: null }, personOf('mia', 'manager')],
			'new'
		],
		[
			'… and no other',
			[{ rule: 'escalated:new', tier: 2, owner: null }, personOf('mia', 'manager')],
			null
		],
		['a claim about to lapse', [{ rule: 'lease:warned', tier: 2, owner: 'ana' }, ana], 'lease'],
		['a claim that lapsed', [{ rule: 'lease:lapsed', tier: 2, owner: null }, ana], null],
		['a promise soon', [{ rule: 'promise:75', tier: 2, owner: 'ana' }, ana], 'promise'],
		['a promise broken', [{ rule: 'promise:past', tier: 2, owner: 'ana' }, ana], 'promise'],
		['mine, past SLA', [{ rule: 'clock:resolve:past', tier: 2, owner: 'ana' }, ana], 'past-sla'],
		['another’s', [{ rule: 'clock:resolve:past', tier: 2, owner: 'ben' }, ana], null],
		['offered', [{ rule: 'offered', tier: 2, owner: 'ben' }, ana], 'offered'],
		[
			'an offer of mine that was declined',
			[{ rule: 'offer:declined', tier: 2, owner: 'ana' }, ana],
			null
		],
		['mentioned', [{ rule: 'mention', tier: 2, owner: 'ben' }, ana], 'mention'],
		['a channel that fails', [{ rule: 'channel:failed', tier: null, owner: null }, ana], null]
	])('%s', (_name, given, kind) => {
		expect(kindOf(...given)).toBe(kind);
	});

	it('each kind goes by its own switch, whatever its severity; the rest goes by severity', () => {
		const severities = fc.constantFrom(...SEVERITIES);
		const kinds = fc.option(fc.constantFrom(...PUSH_KINDS));
		fc.assert(
			fc.property(
				severities,
				kinds,
				fc.subarray([...PUSH_KINDS]),
				fc.subarray([...SEVERITIES]),
				(severity, kind, on, push) => {
					const preferences = { ...DEFAULT_PREFERENCES, kinds: on, push };
					const chosen = kind === null ? push.includes(severity) : on.includes(kind);
					expect(goesOut(severity, kind, wants({ preferences }))).toBe(
						severity === 'critical' || chosen
					);
				}
			)
		);
	});

	it('a line of many goes to whoever chose anything of it', () => {
		expect(lineGoesOut(0, wants({ preferences: only('lease') }))).toBe(true);
		expect(lineGoesOut(0, wants({ preferences: only() }))).toBe(false);
		expect(lineGoesOut(1, wants({ preferences: only() }))).toBe(true);
	});

	it('in quiet hours, one’s own or the client’s, what is critical alone', () => {
		const night = { ...DEFAULT_PREFERENCES, quiet: { from: '11:00', to: '13:00' } };
		for (const some of [wants({ quiet: true }), wants({ preferences: night })]) {
			expect(goesOut('warning', 'lease', some)).toBe(false);
			expect(goesOut('warning', null, some)).toBe(false);
			expect(goesOut('critical', null, some)).toBe(true);
			expect(lineGoesOut(0, some)).toBe(false);
			expect(lineGoesOut(2, some)).toBe(true);
		}
	});
});

describe('ALRT-29 muted, nothing goes to one’s browsers, and that ends by itself', () => {
	it.each([
		['before', NOON + 1, false],
		['at that instant', NOON, true],
		['after', NOON - 1, true]
	])('%s', (_name, mutedUntil, goes) => {
		for (const severity of ['warning', 'critical'] as const)
			expect(goesOut(severity, null, wants({ mutedUntil }))).toBe(goes);
		expect(lineGoesOut(3, wants({ mutedUntil }))).toBe(goes);
	});
});
