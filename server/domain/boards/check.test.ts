import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultBoard, type BoardSettings } from '#lib/shared/boards.ts';
import { checkBoard, mayLookAfter, type Around } from './check.ts';

const AROUND: Around = {
	floors: [
		{ id: 'cebu', title: 'Cebu', zone: 'Asia/Manila', clients: ['acme', 'globex'], shifts: [] },
		{ id: 'lima', title: 'Lima', zone: 'America/Lima', clients: '*', shifts: [] }
	],
	clients: ['acme', 'globex', 'initech'].map((id) => ({ id, name: id, zone: 'UTC' })),
	queues: ['acme/voice', 'globex/chat', 'initech/voice'].map((key) => {
		const [client = '', id = ''] = key.split('/');
		return { client, id, name: key, answerWithin: 60 };
	})
};
const SOUND: BoardSettings = { ...defaultBoard(AROUND.floors[0] ?? never()), id: 'lobby' };

function never(): never {
	throw new Error('there is a floor');
}
const faultsOf = (part: object) => {
	const checked = checkBoard({ ...SOUND, ...part }, AROUND);
	return checked.ok ? {} : Object.fromEntries(checked.faults.map((one) => [one.path, one.message]));
};

describe('BOARD-2 settings are checked whole', () => {
	it('takes what every floor has without any editing, and whatever it can name', () => {
		for (const floor of AROUND.floors)
			expect(checkBoard(defaultBoard(floor), AROUND)).toMatchObject({ ok: true });
		const named = {
			clients: ['acme'],
			queues: ['acme/voice'],
			tiers: [3, 1],
			visitor: { client: 'acme' },
			message: ' Fire drill\u202e at noon\n'
		};
		expect(checkBoard({ ...SOUND, ...named }, AROUND)).toEqual({
			ok: true,
			board: { ...SOUND, ...named, tiers: [1, 3], message: 'Fire drill  at noon' }
		});
	});

	it.each<[string, object, string, RegExp]>([
		['an id of capitals', { id: 'Lobby' }, 'id', /lower-case/],
		['a word of addresses', { id: 'default' }, 'id', /another word/],
		['the id of another floor', { id: 'lima' }, 'id', /board of the floor Lima/],
		['no name', { name: ' ' }, 'name', /./],
		['an unknown floor', { floor: 'oslo' }, 'floor', /a floor: cebu, lima/],
		['an unknown client', { clients: ['acme', 'umbrella'] }, 'clients[1]', /acme, globex/],
		['a client of another floor', { clients: ['initech'] }, 'clients[0]', /a client of the floor/],
		['no client', { clients: [] }, 'clients', /expected clients/],
		['a client twice', { clients: ['acme', 'acme'] }, 'clients', /each once/],
		['a word for clients', { clients: 'acme' }, 'clients', /a list, or "\*"/],
		['an unknown queue', { queues: ['acme/fax'] }, 'queues[0]', /acme\/voice, globex\/chat/],
		[
			'a queue of a client that is not on it',
			{ clients: ['acme'], queues: ['globex/chat'] },
			'queues[0]',
			/acme\/voice/
		],
		['a queue without a client', { queues: ['voice'] }, 'queues[0]', /client\/queue/],
		['no tier', { tiers: [] }, 'tiers', /a tier/],
		['a tier that there is not', { tiers: [5] }, 'tiers[0]', /1|2|3|4/],
		['no page', { pages: [] }, 'pages', /a page/],
		['nine pages', { pages: Array(9).fill(SOUND.pages[0]) }, 'pages', /8 pages at most/],
		['a page of nothing', { pages: [{ panels: [], seconds: 9 }] }, 'pages[0].panels', /a panel/],
		[
			'a panel twice',
			{ pages: [{ panels: ['teams', 'teams'], seconds: 9 }] },
			'pages[0].panels',
			/each panel once/
		],
		[
			'five panels',
			{ pages: [{ panels: ['teams', 'tiers', 'shift', 'queues', 'message'], seconds: 9 }] },
			'pages[0].panels',
			/4 panels at most/
		],
		[
			'a short dwell',
			{ pages: [{ panels: ['teams'], seconds: 4 }] },
			'pages[0].seconds',
			/5 to 600/
		],
		[
			'a long dwell',
			{ pages: [{ panels: ['teams'], seconds: 601 }] },
			'pages[0].seconds',
			/5 to 600/
		],
		['too near', { distance: 0.5 }, 'distance', /1 to 30 metres/],
		['too far', { distance: 31 }, 'distance', /1 to 30 metres/],
		['no distance', { distance: null }, 'distance', /1 to 30 metres/],
		['a small screen', { diagonal: 4 }, 'diagonal', /5 to 200 inches/],
		['a large screen', { diagonal: 201 }, 'diagonal', /5 to 200 inches/],
		['a long message', { message: 'x'.repeat(201) }, 'message', /200 characters/],
		['an unknown language', { locale: 'xx' }, 'locale', /en/],
		['an unknown visitor', { visitor: { client: 'initech' } }, 'visitor.client', /of the board/],
		['a setting that there is not', { colour: 'red' }, 'board', /colour/]
	])('%s', (_name, part, path, message) => {
		const faults = faultsOf(part);
		expect(Object.keys(faults)).toEqual([path]);
		expect(faults[path]).toMatch(message);
	});

	it('tells every fault at once, also beside those that are wrong by themselves', () => {
		const faults = faultsOf({ distance: 99, clients: ['umbrella'], floor: 'cebu', message: 7 });
		expect(Object.keys(faults).sort()).toEqual(['clients[0]', 'distance', 'message']);
	});

	it('whatever comes in its place is refused with a fault, and makes nothing throw', () => {
		fc.assert(
			fc.property(
				fc.anything(),
				fc.anything(),
				fc.constantFrom(...Object.keys(SOUND)),
				(any, part, name) => {
					expect(checkBoard(any, AROUND).ok).toBe(false);
					const checked = checkBoard({ ...SOUND, [name]: part }, AROUND);
					if (!checked.ok) expect(checked.faults.length).toBeGreaterThan(0);
				}
			)
		);
	});
});

it.each<[string, '*' | string[], '*' | string[], '*' | string[], boolean]>([
	['who serves all', '*', '*', '*', true],
	['who serves some, of a board of all', ['acme'], '*', '*', false],
	['who serves all of its floor', ['acme', 'globex'], '*', ['acme', 'globex'], true],
	['who serves one of its floor', ['acme'], '*', ['acme', 'globex'], false],
	['who serves those on it', ['acme'], ['acme'], '*', true],
	['who serves one of those on it', ['acme'], ['acme', 'globex'], '*', false]
])('BOARD-3 a board is looked after by %s: %j, %j, %j', (_name, scope, clients, floor, may) => {
	expect(mayLookAfter(scope, { clients }, { clients: floor })).toBe(may);
});
