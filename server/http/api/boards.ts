/** Boards over HTTP: what walls show, for programs that set up. */
import { z } from 'zod';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { Slug } from '#lib/shared/wire/commands.ts';
import { BoardFields } from '#server/domain/boards/schema.ts';
import { byKey } from '#server/domain/audit.ts';
import type { KeptBoard, KeptBoards } from '#server/services/boards.ts';
import { tagOf } from '#server/services/onto.ts';
import { Problem, problem } from '../problem.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

const inBoard = z.object({ board: Slug });
const Settings = BoardFields.meta({ id: 'BoardSettings' });
/** Told by the service, with every fault at once; the document says what it is. */
const Untold = z
	.record(z.string(), z.unknown(), 'expected the settings of a board')
	.meta({ override: { $ref: '#/components/schemas/BoardSettings' } });
const BoardSchema = z
	.object({
		board: z.string().describe('its id: part of the address of its walls'),
		edited: z.boolean().describe('false for the board of a floor that nobody has edited'),
		ofFloor: z.boolean().describe('the board that a floor always has'),
		settings: Settings
	})
	.meta({ id: 'Board' });

export const boardEndpoints = (boards: KeptBoards): Endpoint[] => [
	endpoint({
		method: 'get',
		path: '/boards',
		id: 'listBoards',
		summary: 'List boards, those of floors first',
		description: 'Those that show no client beyond those of the key.',
		tag: 'Boards',
		scope: 'boards:read',
		params: z.object({}),
		answers: {
			200: { description: 'The boards', schema: z.object({ boards: z.array(BoardSchema) }) }
		},
		run: ({ key }) =>
			Promise.resolve({ status: 200, body: { boards: boards.list(key.clients).map(shown) } })
	}),
	endpoint({
		method: 'get',
		path: '/boards/{board}',
		id: 'readBoard',
		summary: 'Read a board',
		tag: 'Boards',
		scope: 'boards:read',
		params: inBoard,
		answers: { 200: { description: 'The board', schema: BoardSchema, tagged: true } },
		run({ key, params: { board } }) {
			const found = boards.find(board, key.clients);
			if (!found) throw problem('not-found', `There is no board ${board}.`);
			return Promise.resolve(answer(found));
		}
	}),
	endpoint({
		method: 'put',
		path: '/boards/{board}',
		id: 'saveBoard',
		summary: 'Save a board; every wall that shows it follows at once',
		description:
			'All of its settings, not a part. Refused with every fault at once. The id of a floor is that of its own board. With `If-Match` it changes what was read, and nothing newer.',
		tag: 'Boards',
		scope: 'boards:write',
		params: inBoard,
		body: Untold,
		conditional: true,
		answers: { 200: { description: 'Kept, and on disk', schema: BoardSchema, tagged: true } },
		async run({ key, params: { board }, body, matches }) {
			const hand = { by: byKey(key), clients: key.clients };
			done(await boards.save({ ...body, id: board }, hand, { onto: matches }));
			const kept = boards.find(board, key.clients);
			if (!kept) throw problem('not-found', `There is no board ${board}.`);
			return answer(kept);
		}
	}),
	endpoint({
		method: 'delete',
		path: '/boards/{board}',
		id: 'removeBoard',
		summary: 'Take a board away, or put that of a floor back to what it was',
		description: 'Refused (`board-shown`) while walls show it.',
		tag: 'Boards',
		scope: 'boards:write',
		params: inBoard,
		answers: {
			200: {
				description: 'It is gone',
				schema: z.object({ removed: z.boolean().describe('false when there was nothing to do') })
			}
		},
		async run({ key, params: { board } }) {
			return {
				status: 200,
				body: done(await boards.remove(board, { by: byKey(key), clients: key.clients }))
			};
		}
	})
];

const shown = ({ settings: { id, ...settings }, ...rest }: KeptBoard) => ({
	board: id,
	...rest,
	settings
});

const answer = (kept: KeptBoard) => ({
	status: 200,
	body: shown(kept),
	tag: tagOf(kept.settings)
});

function done<T>(answer: Ack<T>): T {
	if (!answer.ok) throw new Problem(answer.error);
	return answer.data;
}
