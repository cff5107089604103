/** What a document may not have in it, whatever its schema. */
import { MAX_DEPTH } from '#lib/shared/json-guard.ts';
import type { Path } from '../finding.ts';
import { MAX_BYTES, TOO_DEEP } from './bounds.ts';

export const EXPECTED_TEXT = 'expected text without NUL and without halves of characters';

interface Odd {
	path: Path;
	message: string;
}

const REACHES_PROTOTYPE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The first key or text that no other system could take over as it is, that reaches a prototype, or lies too deep; null
 * when all is well, and within 1 MB as JSON.
 */
export function findOddText(value: object): Odd | null {
	return (
		findIn(value, []) ??
		(JSON.stringify(value).length > MAX_BYTES
			? { path: [], message: `expected ${MAX_BYTES / 1_000_000} MB at most` }
			: null)
	);
}

function findIn(value: unknown, path: Path): Odd | null {
	if (typeof value === 'string') return isWhole(value) ? null : { path, message: EXPECTED_TEXT };
	if (typeof value !== 'object' || value === null) return null;
	if (path.length >= MAX_DEPTH) return { path, message: TOO_DEEP };
	for (const [key, inner] of Object.entries(value)) {
		if (!isWhole(key)) return { path, message: EXPECTED_TEXT };
		const at = [...path, Array.isArray(value) ? Number(key) : key];
		if (REACHES_PROTOTYPE.has(key))
			return { path: at, message: 'this name is not allowed: take another' };
		const found = findIn(inner, at);
		if (found !== null) return found;
	}
	return null;
}

const isWhole = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
