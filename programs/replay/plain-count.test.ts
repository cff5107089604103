import { describe, expect, it } from 'vitest';
import { nearestRank, PLAIN_POLICY, plainCount } from './plain-count.ts';
import { incidentRow as row, NOON } from './servicenow/builders.ts';
import type { IncidentRow } from './servicenow/row.ts';

const minutes = (n: number) => n * 60_000;
const count = (rows: IncidentRow[], from = 0, to = 24 * 60) =>
	plainCount(rows, PLAIN_POLICY, NOON + minutes(from), NOON + minutes(to));

describe('plainCount', () => {
	it('counts an escalation that was claimed and resolved in time', () => {
		const rows = [
			row(0),
			row(10, { group: 'B' }),
			row(22, { group: 'B', assignee: 'Resolver 1' }),
			row(100, { group: 'B', assignee: 'Resolver 1', status: 'resolved' }),
			row(200, { group: 'B', assignee: 'Resolver 1', status: 'closed' })
		];
		expect(count(rows)).toEqual({
			escalations: 1,
			claimed: 1,
			claimedInTime: 1,
			claimsDecided: 1,
			medianToClaim: minutes(12),
			p90ToClaim: minutes(12),
			resolved: 1,
			medianToResolve: minutes(90),
			p90ToResolve: minutes(90),
			pastSla: 0,
			reopened: 0
		});
	});

	it.each([
		['at its due instant', 25, 1, 0],
		['a minute later', 26, 0, 1]
	])('a claim %s', (_, at, inTime, past) => {
		const rows = [row(0), row(10, { group: 'B' }), row(at, { group: 'B', assignee: 'Resolver 1' })];
		expect(count(rows, 0, 60)).toMatchObject({
			claimed: 1,
			claimedInTime: inTime,
			claimsDecided: 1,
			pastSla: past
		});
	});

	it('a claim clock that runs out in one window and is met in the next is decided in both', () => {
		const rows = [row(0), row(10, { group: 'B' }), row(40, { group: 'B', assignee: 'Resolver 1' })];
		expect(count(rows, 0, 30)).toMatchObject({ claimed: 0, claimsDecided: 1, pastSla: 1 });
		expect(count(rows, 30, 60)).toMatchObject({
			claimed: 1,
			claimedInTime: 0,
			claimsDecided: 1,
			pastSla: 0
		});
	});

	it('a move up sets the claim clock aside and starts another; the resolve clock runs on', () => {
		const rows = [
			row(0),
			row(10, { group: 'B' }),
			row(20, { group: 'C' }),
			row(34, { group: 'C', assignee: 'Resolver 1' }),
			row(40, { group: 'C', assignee: 'Resolver 1', status: 'resolved' })
		];
		expect(count(rows)).toMatchObject({
			escalations: 1,
			claimed: 1,
			claimedInTime: 1,
			claimsDecided: 1,
			medianToClaim: minutes(14),
			medianToResolve: minutes(30),
			pastSla: 0
		});
	});

	it('a raised priority is reckoned from the same start, and may then have run out before it was raised', () => {
		const rows = [row(0), row(10, { group: 'B' }), row(18, { group: 'B', priority: 1 })];
		expect(count(rows.slice(0, 2), 10, 18).pastSla).toBe(0);
		expect(count(rows, 10, 18).pastSla).toBe(1);
		expect(count(rows, 18, 19).pastSla).toBe(0);
	});

	it('a reopened escalation has both clocks anew', () => {
		const rows = [
			row(0),
			row(10, { group: 'B', assignee: 'Resolver 1' }),
			row(20, { group: 'B', assignee: 'Resolver 1', status: 'resolved' }),
			row(90, { group: 'B', assignee: 'Resolver 2' }),
			row(95, { group: 'B', assignee: 'Resolver 2', status: 'resolved' })
		];
		expect(count(rows)).toMatchObject({
			escalations: 1,
			claimed: 2,
			resolved: 2,
			reopened: 1,
			medianToResolve: minutes(5),
			p90ToResolve: minutes(10)
		});
	});
});

describe('nearestRank', () => {
	it.each([
		[[], 0.5, null],
		[[7], 0.9, 7],
		[[4, 1, 3, 2], 0.5, 2],
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
		[[10, 2], 0.9, 10]
	])('%j at %d', (values, p, expected) => expect(nearestRank(values, p)).toBe(expected));
});
