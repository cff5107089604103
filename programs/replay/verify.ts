/** Does the server know every case of the log as its last row left it? */
import type { CaseView } from '#lib/shared/wire/history.ts';
import type { Api } from '../client/index.ts';
import type { Expected } from './plan.ts';

export interface Difference {
	case: string;
	field: string;
	expected: unknown;
	got: unknown;
}

/**
 * Reads every case of the client, page by page; those that no page has are asked for one by one.
 * @returns what differs; a case that is not there differs in the field `case`
 */
export async function verify(
	api: Api,
	client: string,
	expected: Map<string, Expected>
): Promise<Difference[]> {
	const differences: Difference[] = [];
	const seen = new Set<string>();
	const check = (view: CaseView) => {
		const wanted = expected.get(view.case);
		// a page may bring a case a second time
		if (!wanted || seen.has(view.case)) return;
		seen.add(view.case);
		differences.push(...differ(view, wanted));
	};
	for await (const view of api.allCases(client, { limit: 500 })) check(view);
	for (const id of expected.keys()) {
		if (seen.has(id)) continue;
		const view = await api.case(client, id);
		if (view) check(view);
		else differences.push({ case: id, field: 'case', expected: 'to be there', got: null });
	}
	return differences;
}

function differ(view: CaseView, wanted: Expected): Difference[] {
	const fields = ['status', 'waitingFor', 'priority', 'team'] as const;
	return fields
		.filter((field) => view[field] !== wanted[field])
		.map((field) => ({
			case: view.case,
			field,
			expected: wanted[field],
			got: view[field]
		}));
}
