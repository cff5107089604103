import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveBoard } from '#lib/live/connection.svelte.ts';
import type { Questions } from '#lib/live/questions.ts';
import type { Status } from '#lib/live/status.ts';
import type { DeskRequest } from '#lib/shared/wire/commands.ts';
import { Acts } from './acts.svelte.ts';
import { sampleRow } from './sample-row.ts';

const row = sampleRow();
const STALE: Status = { is: 'stale', since: 0, why: 'silence' };

function desk(begun: Status) {
	const board = { status: begun, exactly: () => 1000, row: () => row };
	const asked: DeskRequest[] = [];
	const ask = {
		command: (request: DeskRequest) => {
			asked.push(request);
			const { client, case: id } = request;
			const data = { client, case: id, version: 2, position: 'a/1-0', changed: true };
			return Promise.resolve({ ok: true, data });
		}
	};
	const acts = new Acts(board as unknown as LiveBoard, ask as unknown as Questions, {
		...{ id: 'priya', name: 'Priya' }
	});
	return { board, asked, acts, claim: () => acts.send(row, { type: 'claim' }, { row }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('DESK-116 a tap while the page connects for the first time', () => {
	it('shows at once, and is sent once it has', async () => {
		const { board, asked, acts, claim } = desk({ is: 'connecting' });
		const sent = claim();
		await vi.advanceTimersByTimeAsync(1000);
		expect(acts.pending).toHaveLength(1);
		expect(asked).toHaveLength(0);
		board.status = { is: 'live' };
		await vi.advanceTimersByTimeAsync(20);
		expect(asked).toHaveLength(1);
		expect(await sent).toMatchObject({ is: 'done' });
	});
	it('is taken back where it does not, and is not sent later', async () => {
		const { board, asked, acts, claim } = desk({ is: 'connecting' });
		const sent = claim();
		board.status = STALE;
		await vi.advanceTimersByTimeAsync(20);
		expect(await sent).toEqual({ is: 'unsent' });
		expect(acts.pending).toHaveLength(0);
		board.status = { is: 'live' };
		await vi.advanceTimersByTimeAsync(10_000);
		expect(asked).toHaveLength(0);
	});
	it('is refused at once where the line was lost', async () => {
		const { asked, acts, claim } = desk(STALE);
		const sent = claim();
		expect(acts.pending).toHaveLength(0);
		expect(await sent).toEqual({ is: 'unsent' });
		expect(asked).toHaveLength(0);
	});
});
