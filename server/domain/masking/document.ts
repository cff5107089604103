import { maskId, maskUnread, type TagOf } from './mask.ts';

/** Longer than any text that a case keeps: nobody will read it. */
const LONGEST = 10_000;
/** What a document calls something that is no text: `id`, `ticket_id`, `externalId`, `updated_at`, `number`. */
const NO_TEXT =
	/(?:^|_)(?:ids?|uuid|guid|number|ref|revision|version|sequence|time|timestamp|date|at)$|(?:Id|Ids|At|Number)$/;

/**
 * A document of somebody else's, with every text in it masked and every id as it was, so that it can still be translated.
 * What is far longer than anything that is kept of it says only how long it was.
 * @param value of JSON, nested no deeper than the guard allows
 */
export function maskDocument(value: unknown, tagOf: TagOf, name = ''): unknown {
	if (typeof value === 'string') return maskText(value, tagOf, name);
	if (typeof value === 'number') return maskNumber(value, tagOf, name);
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((one) => maskDocument(one, tagOf, name));
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			maskText(key, tagOf, ''),
			maskDocument(inner, tagOf, key)
		])
	);
}

function maskText(text: string, tagOf: TagOf, name: string): string {
	if (text.length > LONGEST) return `(${text.length} characters)`;
	return NO_TEXT.test(name) ? maskId(text, tagOf) : maskUnread(text, tagOf);
}

/** A number may be one of a card or a telephone, too; then it is none any more. */
function maskNumber(value: number, tagOf: TagOf, name: string): unknown {
	const text = String(value);
	const masked = maskText(text, tagOf, name);
	return masked === text ? value : masked;
}
