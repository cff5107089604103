/** What is looked for in the audit trail, as it stands in an address. */
import type { AuditSought } from '#server/http/page-services.ts';

export const SOUGHT = ['fromDay', 'toDay', 'by', 'what', 'client', 'text'] as const;

/** What is empty is not looked for; of no client at all is `client=none`. */
export function soughtIn(params: URLSearchParams): AuditSought {
	const sought: Record<string, string> = {};
	for (const name of SOUGHT) {
		const said = params.get(name)?.trim().slice(0, 120) ?? '';
		if (said !== '') sought[name] = said === 'none' && name === 'client' ? '' : said;
	}
	return sought;
}
