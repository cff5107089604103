/** The header `If-Match` of RFC 9110, 13.1.1: a change of what its sender has read, and of nothing newer. */
import { invalidField } from '#server/services/faults.ts';
import { Problem } from './problem.ts';

/** A tag, or several; "W/" is what a proxy puts before it that has packed the answer, and says nothing of the settings. */
const TAGS = /^(?:W\/)?"[\x21\x23-\x7e]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7e]*")*$/;

/**
 * @param said the header; undefined when there is none: then whatever is there may be changed
 * @returns whether a thing of this tag is meant; null is one that is not there
 * @throws Problem when the header is no such thing
 */
export function matching(said: string | undefined): (tag: string | null) => boolean {
	if (said === undefined) return () => true;
	const text = said.trim();
	if (text === '*') return (tag) => tag !== null;
	if (!TAGS.test(text))
		throw new Problem(invalidField('if-match', 'expected the ETag of an answer, or *'));
	const tags = [...text.matchAll(/"([^"]*)"/g)].map(([, tag]) => tag);
	return (tag) => tag !== null && tags.includes(tag);
}
