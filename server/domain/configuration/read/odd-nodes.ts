/** What YAML allows and nobody means: keys that stand twice or are no names, copies of what is not there. */
import { isCollection, isScalar, visit, type Document } from 'yaml';
import { quoted, WHOLE, type Finding, type Place } from '../finding.ts';

/** Where an offset of the text is. */
export type At = (offset: number) => Place;

/** Copies of what is not there, or of what they are a part of. */
export function oddCopies(document: Document, at: At): Finding[] {
	const found: Finding[] = [];
	visit(document, {
		Alias(_, alias, ancestors) {
			const copied = alias.resolve(document);
			const name = quoted(`*${alias.source}`);
			const message = !copied
				? `${name} copies what is not there: quote it, or put &${alias.source} before what it is to copy`
				: ancestors.includes(copied as never)
					? `${name} copies what it is a part of: write it out`
					: null;
			if (message) found.push({ path: WHOLE, ...at(alias.range?.[0] ?? 0), message });
		}
	});
	return found;
}

/** Lists and fields in place of a name. */
export function oddKeys(document: Document, at: At): Finding[] {
	const found: Finding[] = [];
	const message = 'a list or fields stand where a name is expected: put it in quotes';
	visit(document, {
		Pair(_, { key }) {
			if (isCollection(key)) found.push({ path: WHOLE, ...at(key.range?.[0] ?? 0), message });
		}
	});
	return found;
}

export function keysTwice(document: Document, at: At): Finding[] {
	const found: Finding[] = [];
	visit(document, {
		Map(_, { items }) {
			const first = new Map<string, Place>();
			for (const { key } of items) {
				if (!isScalar(key)) continue;
				const name = String(key.value);
				const place = at(key.range?.[0] ?? 0);
				const before = first.get(name);
				if (!before) first.set(name, place);
				else {
					const message = `${quoted(name)} stands here twice, first in line ${before.line}: put both into one`;
					found.push({ path: WHOLE, ...place, message });
				}
			}
		}
	});
	return found;
}
