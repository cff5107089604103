/** Cases over HTTP: change one, change up to 500, read. */
import { z } from 'zod';
import {
	ApiCommand,
	CaseId,
	Instant,
	OperationId,
	Slug,
	Whom,
	type Done
} from '#lib/shared/wire/commands.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { STATUSES } from '#lib/shared/words.ts';
import type { ApiKey } from '#server/domain/directory.ts';
import type { Cases } from '#server/services/cases.ts';
import { failure } from '#server/services/cases.ts';
import type { CaseReader } from '#server/services/case-reader.ts';
import { invalidField } from '#server/services/faults.ts';
import type { Histories } from '#server/services/histories.ts';
import { turns, type Turns } from '#server/services/turns.ts';
import { AHEAD_MS } from '#server/domain/limits.ts';
import { StoreUnavailable } from '#server/store/failure.ts';
import { Problem, problem } from '../problem.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { byHeader, operationOf } from './operation.ts';
import { Cursor, Limit } from './positions.ts';
import { CasesSchema, CaseSchema, DoneSchema, HistorySchema, ResultSchema } from './schemas.ts';

const at = Instant.optional().describe(
	'when it happened; now, if left out. May be told late, never in advance'
);
const by = Whom.optional().describe('who did it; the key itself, if left out');
export const OneCommand = z.strictObject({ command: ApiCommand, at, by });
const Item = z.strictObject({ operation: OperationId, case: CaseId, command: ApiCommand, at, by });
const Batch = z.strictObject({ items: z.array(Item).min(1).max(500) });
const inClient = z.object({ client: Slug });
const inCase = z.object({ client: Slug, case: CaseId });
type Item = z.infer<typeof Item>;

export interface CaseServices {
	cases: Cases;
	reader: CaseReader;
	histories: Histories;
}

export function caseEndpoints({ cases, reader, histories }: CaseServices): Endpoint[] {
	const run = (key: ApiKey, client: string, item: Item) => {
		if (item.at !== undefined && item.at > cases.now() + AHEAD_MS)
			return Promise.resolve({ ok: false as const, error: inAdvance() });
		return cases.run({
			operation: `api:${key.id}:${item.operation}`,
			client,
			case: item.case,
			command: item.command,
			by: { kind: 'program', ...(item.by ?? { id: key.id, name: key.name }) },
			...(item.at !== undefined && { at: item.at })
		});
	};

	const turn = turns(AT_ONCE);

	return [
		endpoint({
			method: 'post',
			path: '/clients/{client}/cases/{case}/commands',
			id: 'changeCase',
			summary: 'Change one case',
			description:
				'Open, update, escalate, claim, release, re-tier, note, resolve, reopen, undo. With `Idempotency-Key` the same request may be sent any number of times and is done once.',
			tag: 'Cases',
			scope: 'cases:write',
			params: inCase,
			body: OneCommand,
			repeatable: true,
			answers: { 200: { description: 'Done, and on disk', schema: DoneSchema } },
			async run({ key, params, body, idempotencyKey }) {
				const operation = operationOf(idempotencyKey);
				const done = await run(key, params.client, { ...body, case: params.case, operation });
				if (!done.ok) throw new Problem(byHeader(done.error));
				return { status: 200, body: done.data };
			}
		}),
		endpoint({
			method: 'post',
			path: '/clients/{client}/batch',
			id: 'changeCases',
			summary: 'Change up to 500 cases',
			description:
				'Each item is done or refused by itself; the results come in the order of the items. Those of one case are done in their order.',
			tag: 'Cases',
			scope: 'cases:write',
			params: inClient,
			body: Batch,
			answers: {
				200: {
					description: 'One result an item; those that are done are on disk',
					schema: z.object({ results: z.array(ResultSchema) })
				}
			},
			async run({ key, params, body }) {
				const results = await perCase(body.items, (item) => run(key, params.client, item), turn);
				return { status: 200, body: { results } };
			}
		}),
		endpoint({
			method: 'get',
			path: '/clients/{client}/cases',
			id: 'listCases',
			summary: 'List cases, a part at a time',
			tag: 'Cases',
			scope: 'cases:read',
			params: inClient,
			query: z.strictObject({
				status: z
					.literal(['open', ...STATUSES])
					.optional()
					.describe('`open` is new, active or waiting; all, if left out'),
				cursor: Cursor.default('0'),
				limit: Limit.default(200)
			}),
			answers: {
				200: { description: 'A part, in no order; a case may come twice', schema: CasesSchema }
			},
			async run({ params, query }) {
				return { status: 200, body: await reader.list(params.client, query) };
			}
		}),
		endpoint({
			method: 'get',
			path: '/clients/{client}/cases/{case}',
			id: 'readCase',
			summary: 'Read one case',
			tag: 'Cases',
			scope: 'cases:read',
			params: inCase,
			answers: { 200: { description: 'The case', schema: CaseSchema } },
			async run({ params }) {
				const found = await reader.one(params.client, params.case);
				if (!found) throw absent(params);
				return { status: 200, body: found };
			}
		}),
		endpoint({
			method: 'get',
			path: '/clients/{client}/cases/{case}/history',
			id: 'readHistory',
			summary: 'Read one case with who, when, why, before and after',
			tag: 'Cases',
			scope: 'cases:read',
			params: inCase,
			answers: { 200: { description: 'The case and its newest steps', schema: HistorySchema } },
			async run({ params }) {
				const found = await histories.of(params.client, params.case);
				if (!found) throw absent(params);
				return { status: 200, body: found };
			}
		})
	];
}

/** Items of batches under way on a node: what waits longer in the store than a decision is good for is decided again. */
const AT_ONCE = 100;

const inAdvance = () => invalidField('at', 'expected an instant that is not in the future');

const absent = (of: { client: string; case: string }) =>
	problem('not-found', `There is no case ${of.case} of ${of.client}.`);

type Result = Ack<Done>;

/**
 * Items of one case one after the other, cases side by side. What cannot be done just now is told item by item; what
 * follows it in the same case is not tried, so that a repetition finds the order as it was asked for.
 */
async function perCase(
	items: Item[],
	run: (item: Item) => Promise<Result>,
	turn: Turns
): Promise<Result[]> {
	const results = new Array<Result>(items.length);
	const inOrder = async (some: { item: Item; index: number }[]) => {
		let before = null as Result | null;
		for (const { item, index } of some) {
			const skipped: boolean = before?.ok === false && before.error.temporary;
			before = skipped ? before : await turn(() => run(item)).catch(notNow);
			if (before) results[index] = before;
		}
	};
	const numbered = items.map((item, index) => ({ item, index }));
	await Promise.all([...Map.groupBy(numbered, ({ item }) => item.case).values()].map(inOrder));
	return results;
}

function notNow(error: unknown): Result {
	if (!(error instanceof StoreUnavailable)) throw error;
	return { ok: false, error: failure('unavailable', 'The store does not answer.') };
}
