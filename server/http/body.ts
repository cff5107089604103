/** Bodies: at most 1 MB, unpacked or not; JSON whose depth is bounded before anything recurses into it. */
import express, { type Request } from 'express';
import { checkJson } from '#lib/shared/json-guard.ts';
import { problem } from './problem.ts';

/** Reads the raw bytes into `req.body`. */
export const rawBody = express.raw({ type: () => true, limit: '1mb' });

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON of a body that `rawBody` has read.
 * @throws Problem `media-type` or `malformed`, saying what was expected
 */
export function jsonBody(req: Request): unknown {
	if (!req.is(['json', '+json']))
		throw problem('media-type', 'content-type: expected application/json.');
	const bytes: unknown = req.body;
	if (!Buffer.isBuffer(bytes) || bytes.length === 0)
		throw problem('malformed', 'body: expected a JSON document, found nothing.');
	let text: string;
	try {
		text = decoder.decode(bytes);
	} catch {
		throw problem('malformed', 'body: expected UTF-8.');
	}
	const checked = checkJson(text);
	if (!checked.ok) throw problem('malformed', `body: ${checked.reason}.`);
	return checked.value;
}
