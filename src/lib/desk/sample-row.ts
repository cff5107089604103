/** A row for tests and nothing else. */
import type { Row } from '#lib/shared/wire/rows.ts';

export function sampleRow(given: Partial<Row> = {}): Row {
	const client = given.client ?? 'kestrel';
	const id = given.case ?? '1207';
	return {
		key: `${client}/${id}`,
		client,
		case: id,
		version: 1,
		ref: id,
		title: 'Checkout down for all EU stores',
		subject: 'technical',
		trigger: 'functional',
		priority: 2,
		tier: 2,
		status: 'active',
		waitingFor: null,
		queue: null,
		team: null,
		vip: false,
		owner: null,
		ownedSince: null,
		openedAt: 0,
		tierSince: 0,
		clock: { name: 'claim', from: 0, due: 300_000 },
		promise: null,
		lease: null,
		paused: false,
		customer: null,
		...given
	};
}
