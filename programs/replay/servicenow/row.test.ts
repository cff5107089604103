import { describe, expect, it } from 'vitest';
import { findColumns, type Columns } from './columns.ts';
import { parseIncident, parseMinute } from './row.ts';

const HEADER =
	'number,incident_state,opened_at,sys_updated_by,sys_updated_at,category,subcategory,u_symptom,priority,assignment_group,assigned_to,resolved_at';
const ROW =
	'INC0000045,Awaiting User Info,29/2/2016 01:16,Updated by 21,29/2/2016 01:23,Category 55,Subcategory 170,?,3 - Moderate,Group 56,?,29/2/2016 11:29';

const parse = (row: string, header = HEADER) =>
	parseIncident({ line: 7, cells: row.split(',') }, findColumns(header.split(',')) as Columns);
const change = (from: string, to: string) => () => parse(ROW.replace(from, to));

describe('a row of an incident export', () => {
	it('RPL-1 is the same row in every dialect', () => {
		const stripped =
			'0000045,Awaiting User Info,29/2/2016 01:16,21,29/2/2016 01:23,55,170,?,3,56,?,29/2/2016 11:29';
		const other = HEADER.replace('incident_state', 'ident_state').replace(
			'subcategory',
			'category'
		);
		const plain = parse(ROW);
		expect(plain).toEqual({
			line: 7,
			number: 'INC0000045',
			at: Date.UTC(2016, 1, 29, 1, 23),
			openedAt: Date.UTC(2016, 1, 29, 1, 16),
			updatedBy: 'Updated by 21',
			status: 'waiting',
			waitingFor: 'customer',
			priority: 3,
			group: 'Group 56',
			assignee: null,
			title: 'Category 55 · Subcategory 170'
		});
		expect(parse(stripped, other)).toEqual(plain);
		expect(parse(ROW.replaceAll('29/2/2016', '29-02-2016'))).toEqual(plain);
	});

	it('is never opened after it was first seen', () => {
		const { openedAt, at } = change('29/2/2016 01:16', '29/2/2016 01:24')();
		expect(openedAt).toBe(at);
	});

	it('RPL-3 that is wrong names its line, its column and what was expected', () => {
		expect(change('Awaiting User Info', 'Pending')).toThrow(
			/^line 7, column incident_state: expected one of "new".*"closed", got "Pending"$/
		);
		expect(change('3 - Moderate', '5 - Planning')).toThrow(
			'line 7, column priority: expected "1" to "4"'
		);
		expect(change('3 - Moderate', '33')).toThrow('column priority');
		expect(change('INC0000045', 'INC')).toThrow(
			'column number: expected a number such as INC0014525'
		);
		expect(change('Group 56', 'G'.repeat(81))).toThrow('column assignment_group');
		expect(change('29/2/2016 01:23', '31/2/2016 01:23')).toThrow('column sys_updated_at');
	});

	it('RPL-3 names the columns that a header lacks', () => {
		expect(findColumns(['number', 'category', 'priority'])).toEqual({
			missing: [
				'incident_state',
				'opened_at',
				'sys_updated_by',
				'sys_updated_at',
				'subcategory',
				'u_symptom',
				'assignment_group',
				'assigned_to'
			]
		});
	});
});

describe('parseMinute', () => {
	it.each([
		['4/4/2016 00:36', Date.UTC(2016, 3, 4, 0, 36)],
		['04-04-2016 00:36', Date.UTC(2016, 3, 4, 0, 36)],
		['4/4/2016 00:36:09', Date.UTC(2016, 3, 4, 0, 36, 9)],
		['29/2/2016 23:59', Date.UTC(2016, 1, 29, 23, 59)],
		['29/2/2015 23:59', null],
		['4/13/2016 00:36', null],
		['4/4-2016 00:36', null],
		['4/4/2016 24:00', null],
		['?', null]
	])('%s', (text, expected) => expect(parseMinute(text)).toBe(expected));
});
