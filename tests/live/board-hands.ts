/** Boards of a test: saved through the API, with queues that were seen. */
import { expect } from 'vitest';
import { defaultBoard, PANELS, type BoardSettings } from '#lib/shared/boards.ts';
import type { TestNode } from '../support/node.ts';

export const DEFAULT = defaultBoard({ id: 'demo', title: 'Cebu · Floor 3' });
export const ALL_PANELS = [
	{ panels: PANELS.slice(0, 4), seconds: 20 },
	{ panels: PANELS.slice(4, 8), seconds: 20 }
];

/** As programs send it. */
export const settings = (part: Partial<BoardSettings> = {}) => {
	const { id: _, ...rest } = { ...DEFAULT, ...part };
	return rest;
};

export async function save(
	at: TestNode,
	id: string,
	part: Partial<BoardSettings> = {}
): Promise<void> {
	const { status, body } = await at.api('PUT', `/boards/${id}`, settings(part));
	expect(status, JSON.stringify(body)).toBe(200);
}

/** A queue that was seen once. */
export async function queue(at: TestNode, client: string, id: string): Promise<void> {
	const path = `/clients/${client}/queues/${id}`;
	await at.api('PUT', path, { name: `${id} of ${client}`, answerWithin: 60 });
	await at.api('POST', `${path}/observations`, {
		waiting: 4,
		agents: { free: 1, busy: 1, away: 0 },
		...{ offered: 1, handled: 1, abandoned: 0 }
	});
}
