/** Which log a file is, by its header. */
import { callsOf, planCalls } from './callcentre/plan.ts';
import * as callcentre from './callcentre/call.ts';
import { FileFault } from './fault.ts';
import type { Plan } from './plan.ts';
import type { Table } from './read.ts';
import * as servicenow from './servicenow/columns.ts';
import { incidentRows, planIncidents } from './servicenow/plan.ts';

/**
 * Reads the whole log before anything of it is sent: a bad row is found while nothing has happened yet.
 * @throws FileFault when the header is that of no known log; RowFault at the first row that cannot be understood
 */
export function planOf(table: Table): Plan {
	const calls = callcentre.findColumns(table.header);
	if (calls) return planCalls(callsOf(table, calls), table.lines.length);
	const incidents = servicenow.findColumns(table.header);
	if (!('missing' in incidents)) return planIncidents(incidentRows(table, incidents));
	const close = incidents.missing.length < servicenow.COLUMNS.length / 2;
	throw new FileFault(
		close
			? `line 1: an incident export without the columns ${incidents.missing.join(', ')}`
			: 'line 1: expected the header of a ServiceNow incident export (number, incident_state, sys_updated_at …) ' +
					'or of a call-centre log (type, date, vru_entry, q_start …)'
	);
}
