import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Row } from '#lib/shared/wire/rows.ts';
import { DUE_SOON_MS, MINUTE, NOW, rowOf } from '../../../../tests/support/board-samples.ts';
import { AGAIN_MS, decide, firstLook, MOST, MOST_IN_MS, type Heard } from './decide.ts';
import { lookAt, type Tone } from './look.ts';
import { PITCH } from './player.ts';

const owner = { id: 'priya', name: 'Priya' };
const row = (id: string, due: number, part: Partial<Row> = {}) =>
	rowOf({ case: id, clock: { name: 'claim', from: NOW - 60 * MINUTE, due }, ...part });
const SECOND = 1000;
interface Scene {
	rows: Row[];
	/** Over everything; what the rows say, if left out. */
	counts?: Partial<{ pastSla: number; dueSoon: number; unclaimed: number }>;
	/** Seconds after the scene before. */
	after?: number;
}

/** What sounds at each scene after the first, with when. */
function sounds(scenes: Scene[]): (Tone | null)[] {
	let at = NOW;
	let heard: Heard | undefined;
	const told: (Tone | null)[] = [];
	for (const { rows, counts, after = 1 } of scenes) {
		at += after * SECOND;
		const past = rows.filter(({ clock }) => clock && clock.due <= at).length;
		const soon = rows.filter(({ clock }) => clock && clock.due - DUE_SOON_MS <= at).length;
		const look = lookAt(
			rows,
			{
				counts: {
					open: rows.length,
					pastSla: past,
					dueSoon: soon - past,
					unclaimed: rows.filter((each) => !each.owner).length,
					...counts
				}
			},
			{ dueSoonMs: DUE_SOON_MS },
			at
		);
		if (!heard) heard = firstLook(look);
		else {
			const decided = decide(heard, look);
			heard = decided.heard;
			told.push(decided.tone);
		}
	}
	return told;
}
const later = row('later', NOW + 60 * MINUTE);
const soon = row('soon', NOW + 5 * MINUTE);
const past = row('past', NOW - 5 * MINUTE);
const turns = row('turns', NOW + 1.5 * SECOND);

describe('SOUND-1 what is new sounds once, past SLA before due soon', () => {
	it.each<[string, Scene[], (Tone | null)[]]>([
		['what is there at the start is old', [{ rows: [past, soon] }, { rows: [past, soon] }], [null]],
		['nothing new', [{ rows: [later] }, { rows: [later] }], [null]],
		[
			'one comes that is due soon',
			[{ rows: [] }, { rows: [soon] }, { rows: [soon] }],
			['due', null]
		],
		['one comes that is past', [{ rows: [] }, { rows: [past] }, { rows: [past] }], ['past', null]],
		[
			'both in one moment',
			[{ rows: [] }, { rows: [past, soon] }, { rows: [past, soon] }],
			['past', null]
		],
		['a second one', [{ rows: [past] }, { rows: [past, row('2', NOW - MINUTE)] }], ['past']],
		['one runs out', [{ rows: [turns] }, { rows: [turns] }, { rows: [turns] }], ['past', null]],
		[
			'one falls due soon by itself',
			[
				{ rows: [row('a', NOW + DUE_SOON_MS + 1.5 * SECOND)] },
				{ rows: [row('a', NOW + DUE_SOON_MS + 1.5 * SECOND)] },
				{ rows: [row('a', NOW + DUE_SOON_MS + 1.5 * SECOND)] }
			],
			['due', null]
		],
		['it has an owner', [{ rows: [] }, { rows: [{ ...past, owner }] }], ['past']],
		['one goes while another runs out', [{ rows: [past, turns] }, { rows: [turns] }], ['past']],
		[
			'one goes and shows one that was not sent',
			[
				{ rows: [past], counts: { pastSla: 2 } },
				{ rows: [row('old', NOW - MINUTE)], counts: { pastSla: 1 } }
			],
			[null]
		],
		[
			'one that is not sent runs out',
			[
				{ rows: [past], counts: { pastSla: 2 } },
				{ rows: [past], counts: { pastSla: 3 } }
			],
			['past']
		],
		[
			'the count comes before its row',
			[{ rows: [turns] }, { rows: [turns], counts: { pastSla: 1 }, after: 0 }, { rows: [turns] }],
			['past', null]
		],
		[
			'the count comes after its row',
			[
				{ rows: [turns], counts: { pastSla: 0 } },
				{ rows: [turns], counts: { pastSla: 0 } },
				{ rows: [turns], counts: { pastSla: 1 } }
			],
			['past', null]
		],
		[
			'what came during hours of silence',
			[{ rows: [later] }, { rows: [later], after: 5 * 3600 }],
			['past']
		]
	])('%s', (_name, scenes, expected) => {
		expect(sounds(scenes)).toEqual(expected);
	});

	const more = (many: number, after: number): Scene => ({
		...{ rows: [], after },
		counts: { dueSoon: 1, pastSla: many, unclaimed: 0 }
	});
	it.each<[string, Scene[], (Tone | null)[]]>([
		[
			'a burst is one tone at once and one for all that came after it',
			[more(0, 1), ...Array.from({ length: 30 }, (_, n) => more(n + 1, 0.1)), more(30, 3)],
			['past', ...Array<null>(29).fill(null), 'past']
		],
		[
			'what fell due soon waits for its turn, and sounds as past SLA if that came meanwhile',
			[
				{ rows: [] },
				{ rows: [soon] },
				{ rows: [soon, row('soon too', NOW + 6 * MINUTE)] },
				{ rows: [soon, past] },
				{ rows: [soon, past] }
			],
			['due', null, null, 'past']
		],
		[
			'what has gone before its turn says nothing',
			[more(4, 1), more(5, 1), more(6, 1), more(5, 1), more(5, 5)],
			['past', null, null, null]
		],
		[
			'a server whose clock was set back is heard all the same',
			[more(0, 1), more(1, 1), more(1, -3600), more(2, 1), more(2, 1)],
			['past', null, 'past', null]
		]
	])('%s', (_name, scenes, expected) => {
		expect(sounds(scenes)).toEqual(expected);
	});

	it('the two tones are at least a fifth apart', () => {
		expect(PITCH.past / PITCH.due).toBeGreaterThanOrEqual(1.2);
	});
});

describe('SOUND-2 what nobody has sounds again about once a minute, until somebody claims it', () => {
	const rest = (rows: Row[], seconds: number, counts = {}): Scene[] =>
		Array.from({ length: seconds }, () => ({ rows, counts }));
	const many = (told: (Tone | null)[], tone: Tone) => told.filter((each) => each === tone).length;

	it.each<[string, Row[], object, Tone | null]>([
		['past', [past], {}, 'past'],
		['due soon', [soon], {}, 'due'],
		['past, though it is due soon that somebody has', [past, { ...soon, owner }], {}, 'past'],
		['claimed', [{ ...past, owner }], {}, null],
		['on time', [later], {}, null],
		['one that is not sent', [{ ...past, owner }], { pastSla: 2, unclaimed: 1 }, 'past']
	])('%s', (_name, rows, counts, tone) => {
		// due soon stays so for these minutes
		const told = sounds(rest(rows, 1 + (4 * AGAIN_MS) / SECOND - 60, counts));
		expect(told.filter(Boolean)).toEqual(tone ? [tone, tone, tone] : []);
		if (tone) expect(told.indexOf(tone)).toBe(AGAIN_MS / SECOND - 1);
	});

	it('stops with the claim', () => {
		const told = sounds([...rest([past], 80), ...rest([{ ...past, owner }], 300)]);
		expect(many(told, 'past')).toBe(1);
	});
});

describe('SOUND-3 ten tones in ten minutes at the most', () => {
	it('keeps the rule whatever happens', () => {
		const scene = fc.record({
			after: fc.integer({ min: 0, max: 90 }),
			dues: fc.uniqueArray(fc.integer({ min: -30, max: 60 }), { maxLength: 6 }),
			owned: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(scene, { minLength: 20, maxLength: 120 }), (scenes) => {
				let at = NOW;
				let heard: Heard | undefined;
				const rang: number[] = [];
				for (const { after, dues, owned } of scenes) {
					at += after * SECOND;
					const rows = dues.map((m) => row(`${m}`, NOW + m * MINUTE, owned ? { owner } : {}));
					const counts = { open: 0, pastSla: 0, dueSoon: 0, unclaimed: owned ? 0 : rows.length };
					const look = lookAt(rows, { counts }, { dueSoonMs: DUE_SOON_MS }, at);
					if (!heard) {
						heard = firstLook(look);
						continue;
					}
					const decided = decide(heard, look);
					heard = decided.heard;
					if (decided.tone) rang.push(at);
					const within = rang.filter((each) => at - each < MOST_IN_MS).length;
					expect(within).toBeLessThanOrEqual(MOST);
					// it says so exactly as long as it keeps silent
					expect(decided.fullUntil !== null).toBe(within === MOST);
					if (decided.fullUntil !== null) expect(decided.fullUntil).toBeGreaterThan(at);
					if (owned && decided.tone === null) continue;
					if (decided.tone) expect(look.many[decided.tone]).toBeGreaterThan(0);
				}
			})
		);
	});

	it('one that nobody has leaves room for two that are new', () => {
		const [b, c] = [row('b', NOW - MINUTE), row('c', NOW - MINUTE)];
		const scenes = Array.from({ length: 601 }, (_, s) => ({
			rows: [past, ...(s >= 597 ? [b] : []), ...(s >= 600 ? [c] : [])]
		}));
		expect(sounds(scenes).slice(-4)).toEqual(['past', null, null, 'past']);
	});
});
