/** Rows for tests: an incident of the afternoon, with what the test says of it. */
import type { IncidentRow } from './row.ts';

export const NOON = Date.UTC(2016, 3, 4, 12, 0);

/** @param minute after noon */
export const incidentRow = (minute: number, facts: Partial<IncidentRow> = {}): IncidentRow => ({
	line: 2,
	number: 'INC0000001',
	at: NOON + minute * 60_000,
	openedAt: NOON,
	updatedBy: 'Updated by 21',
	status: 'active',
	waitingFor: null,
	priority: 3,
	group: 'Group 70',
	assignee: null,
	title: 'Category 26 · Subcategory 174',
	...facts
});
