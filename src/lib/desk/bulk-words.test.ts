import { expect, test } from 'vitest';
import { wordsOf } from '#lib/messages/index.ts';
import { bulkWords, type BulkResult } from './bulk-words.ts';

const say = await wordsOf('en', ['desk', 'common']);

const done = (name: string): BulkResult => ({
	key: name,
	name,
	outcome: {
		is: 'done',
		done: { client: 'kestrel', case: name, version: 2, position: null, changed: true }
	}
});
const taken = (name: string, who: string): BulkResult => ({
	key: name,
	name,
	outcome: {
		is: 'refused',
		failure: {
			...{ code: 'claimed', temporary: false, detail: '', at: 5 },
			owner: { id: who, name: who, at: 1 }
		}
	}
});

test('DESK-96 what came of one tap for many is said case by case', () => {
	const claim = { type: 'claim' } as const;
	expect(bulkWords(claim, [done('Kestrel 1'), done('Kestrel 2')], say)).toBe('2 claimed');
	expect(
		bulkWords(
			claim,
			[done('Kestrel 1'), taken('Halden 3', 'Mateo Cruz'), taken('Halden 4', 'Aisha Noor')],
			say
		)
	).toBe('1 claimed. 2 were taken before you: Halden 3 (Mateo), Halden 4 (Aisha)');
	expect(bulkWords(claim, [done('Kestrel 1'), taken('Halden 3', 'Mateo Cruz')], say)).toBe(
		'1 claimed. 1 was taken before you: Halden 3 (Mateo)'
	);
	const unsent: BulkResult = { key: 'h', name: 'Halden 5', outcome: { is: 'unsent' } };
	expect(bulkWords({ type: 'retier', tier: 3 }, [done('Kestrel 1'), unsent], say)).toBe(
		'1 moved to tier 3. Halden 5: not sent, no connection'
	);
	expect(bulkWords('undo', [done('Kestrel 1')], say)).toBe('1 taken back');
});
