import { describe, expect, it } from 'vitest';
import type { IncidentRow } from './row.ts';
import { incidentRow as row } from './builders.ts';
import { planIncidents } from './plan.ts';

/** What is sent, as "minute command facts". */
function story(...rows: IncidentRow[]): string[] {
	return planIncidents(rows).planned.flatMap((planned) => {
		if (planned.kind !== 'case') return [];
		const { item, at } = planned;
		const { type, ...facts } = item.command;
		if ('revision' in facts) delete facts.revision;
		const told = Object.entries(facts).map(([name, value]) =>
			name === 'owner' ? `by ${(value as { name: string }).name}` : `${name} ${String(value)}`
		);
		return [[(at - row(0).at) / 60_000, type, ...told].join(' ')];
	});
}

describe('an incident', () => {
	it('opens with what its first row knows', () => {
		const [first] = planIncidents([row(3, { assignee: 'Resolver 17' })]).planned;
		expect(first).toEqual({
			at: row(3).at,
			kind: 'case',
			item: {
				operation: 'replay:INC0000001:1:open',
				case: 'INC0000001',
				at: '2016-04-04T12:03:00.000Z',
				by: { id: 'updated-by-21', name: 'Updated by 21' },
				command: {
					type: 'open',
					ref: 'INC0000001',
					title: 'Category 26 · Subcategory 174',
					priority: 3,
					status: 'active',
					waitingFor: null,
					team: 'Group 70',
					agent: 'Resolver 17',
					openedAt: '2016-04-04T12:00:00.000Z',
					revision: '2016-04-04T12:03:00.000Z/0001'
				}
			}
		});
	});

	it('RPL-4 says only what changed, and nothing when nothing did', () => {
		const [, ...later] = story(
			row(0, { status: 'new' }),
			row(1, { status: 'new' }),
			row(2, { status: 'waiting', waitingFor: 'customer' }),
			row(3, { status: 'waiting', waitingFor: 'vendor' }),
			row(4, { status: 'resolved', assignee: 'Resolver 6' }),
			row(5, { status: 'closed', assignee: 'Resolver 6' })
		);
		expect(later).toEqual([
			'2 update status waiting waitingFor customer',
			'3 update status waiting waitingFor vendor',
			'4 update status resolved waitingFor null agent Resolver 6',
			'5 update status closed waitingFor null'
		]);
	});

	it('RPL-5 escalates when its team changes, and moves up with each further change, to tier 3', () => {
		const [, ...later] = story(
			row(0, { group: null }),
			row(1, { group: 'A' }),
			row(2, { group: 'B' }),
			row(3, { group: null }),
			row(4, { group: 'B' }),
			row(5, { group: 'C' }),
			row(6, { group: 'D' }),
			row(7, { group: 'E' })
		);
		expect(later).toEqual([
			'1 update team A',
			'2 update team B',
			'2 escalate tier 1 subject technical trigger functional team B',
			'3 update team null',
			'4 update team B',
			'5 update team C',
			'5 retier tier 2 team C',
			'6 update team D',
			'6 retier tier 3 team D',
			'7 update team E'
		]);
	});

	it('RPL-6 escalates to tier 2 when it is or becomes urgent, once', () => {
		expect(story(row(0, { priority: 2 })).at(-1)).toBe(
			'0 escalate tier 2 subject technical trigger priority team Group 70'
		);
		const [, ...raised] = story(
			row(0),
			row(1, { priority: 1, group: 'B' }),
			row(2, { priority: 2, group: 'B' })
		);
		expect(raised).toEqual([
			'1 update priority 1 team B',
			'1 escalate tier 2 subject technical trigger priority team B',
			'2 update priority 2'
		]);
	});

	it('RPL-7 is claimed by who is assigned while nobody has it, and only then', () => {
		const [, ...later] = story(
			row(0, { assignee: 'Resolver 1' }),
			row(1, { assignee: 'Resolver 1', group: 'B' }),
			row(2, { assignee: 'Resolver 2', group: 'B' }),
			row(3, { assignee: 'Resolver 3', group: 'B' }),
			row(4, { assignee: 'Resolver 4', group: 'C' })
		);
		expect(later.filter((line) => line.includes('claim'))).toEqual([
			'2 claim by Resolver 2',
			'4 claim by Resolver 4'
		]);
	});

	it('RPL-8 is not escalated by a row that ends it, nor claimed after its end', () => {
		const [, ...later] = story(
			row(0),
			row(1, { group: 'B', status: 'resolved', assignee: 'Resolver 1' }),
			row(2, { group: 'C', status: 'closed', assignee: 'Resolver 2' })
		);
		expect(later.map((line) => line.split(' ')[1])).toEqual(['update', 'update']);
	});

	it('RPL-9 that comes back is in its tier, and can be claimed and moved again', () => {
		const [, ...later] = story(
			row(0),
			row(1, { group: 'B', assignee: 'Resolver 1' }),
			row(2, { group: 'B', assignee: 'Resolver 1', status: 'resolved' }),
			row(3, { group: 'B', assignee: 'Resolver 2', status: 'active' }),
			row(4, { group: 'C', assignee: 'Resolver 2', status: 'active' })
		);
		expect(later.slice(3)).toEqual([
			'2 update status resolved waitingFor null',
			'3 update status active waitingFor null agent Resolver 2',
			'3 claim by Resolver 2',
			'4 update team C',
			'4 retier tier 2 team C'
		]);
	});
});
