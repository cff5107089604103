import { expect, it } from 'vitest';
import { wordsOf } from '#lib/messages/index.ts';
import type { Tick } from '#lib/shared/wire/rows.ts';
import { tickWords } from './ticker-words.ts';

const say = await wordsOf('en', ['common']);
const tick: Tick = {
	at: 0,
	what: 'claimed',
	client: 'k',
	case: '1',
	ref: '1207',
	who: 'Priya',
	tier: 3
};

it.each<[Partial<Tick>, string]>([
	[{}, 'Priya took Kestrel 1207'],
	[{ who: null }, 'Kestrel 1207 was taken'],
	[{ who: 'Piotr Zielinski' }, 'Piotr took Kestrel 1207'],
	[{ what: 'released' }, 'Priya gave back Kestrel 1207'],
	[{ what: 'released', who: null }, 'Kestrel 1207 has no owner any more'],
	[{ what: 'retiered' }, 'Kestrel 1207 moved to tier 3'],
	[{ what: 'escalated' }, 'Kestrel 1207 escalated to tier 3'],
	[{ what: 'resolved', left: 11 * 60_000 }, 'Kestrel 1207 resolved, 11 min early'],
	[{ what: 'resolved', left: -130 * 60_000 }, 'Kestrel 1207 resolved, 2 h 10 min late'],
	[{ what: 'resolved' }, 'Kestrel 1207 resolved'],
	[{ what: 'reopened' }, 'Kestrel 1207 reopened'],
	[{ what: 'past-sla', who: null }, 'Kestrel 1207 went past SLA'],
	[{ what: 'triggered' }, 'Kestrel 1207 set off again, tier 3'],
	[{ what: 'stepped', who: null }, 'Kestrel 1207 went on to tier 3'],
	[{ what: 'lease-lapsed', who: null }, 'Kestrel 1207 lapsed, nobody has it'],
	[{ what: 'customer-updated' }, 'Priya told the customer of Kestrel 1207'],
	[{ what: 'customer-updated', who: null }, 'the customer of Kestrel 1207 was told'],
	[{ what: 'management-paged', who: null }, 'management is asked for Kestrel 1207'],
	[{ what: 'claim-undone' }, 'Priya undid taking Kestrel 1207'],
	[{ what: 'retier-undone' }, 'Kestrel 1207 moved back to tier 3'],
	[{ who: 'ليلى' }, '\u2068ليلى\u2069 took Kestrel 1207']
])('WALL-5 the ticker speaks the floor’s words: %j', (part, words) => {
	expect(tickWords({ ...tick, ...part }, 'Kestrel', say)).toBe(words);
});
