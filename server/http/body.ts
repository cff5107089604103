/** Bodies: at most 1 MB, unpacked or not; JSON whose depth is bounded before anything recurses into it. */
import express, { type Request } from 'express';
import { checkJson } from '#lib/shared/json-guard.ts';
import { invalidField, pathOf } from '#server/services/faults.ts';
import { Problem, problem } from './problem.ts';

/** Reads the raw bytes into `req.body`. */
export const rawBody = express.raw({ type: () => true, limit: '1mb' });

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Media types of YAML: the registered one, and those from before it was. */
export const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml'];

/** The text of a body that `rawBody` has read; empty when there is none. @throws Problem `malformed` */
export function textBody(req: Request): string {
	const bytes: unknown = req.body;
	if (!Buffer.isBuffer(bytes)) return '';
	try {
		return decoder.decode(bytes);
	} catch {
		throw problem('malformed', 'body: expected UTF-8.');
	}
}

/**
 * The JSON of a body that `rawBody` has read.
 * @param expected media types, for the refusal of another one
 * @throws Problem `media-type` or `malformed`, saying what was expected
 */
export function jsonBody(req: Request, expected = 'application/json'): unknown {
	if (!req.is(['json', '+json']))
		throw problem('media-type', `content-type: expected ${expected}.`);
	const text = textBody(req);
	if (text === '') throw problem('malformed', 'body: expected a JSON document, found nothing.');
	const checked = checkJson(text);
	if (!checked.ok) throw problem('malformed', `body: ${checked.reason}.`);
	const fault = text.includes('\\u') ? unkeepable(checked.value) : null;
	if (fault) throw new Problem(invalidField(fault, EXPECTED_TEXT));
	return checked.value;
}

const EXPECTED_TEXT = 'expected text without NUL and without halves of characters';

/** @returns the path of the first text, or key, that no other system could take over as it is; null when there is none */
function unkeepable(value: unknown, path: PropertyKey[] = []): string | null {
	if (typeof value === 'string') return isWhole(value) ? null : pathOf(path);
	if (typeof value !== 'object' || value === null) return null;
	for (const [key, inner] of Object.entries(value)) {
		if (!isWhole(key)) return pathOf(path);
		const found = unkeepable(inner, [...path, Array.isArray(value) ? Number(key) : key]);
		if (found !== null) return found;
	}
	return null;
}

const isWhole = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
