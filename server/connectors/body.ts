import { z } from 'zod';
import type { ZodType } from 'zod';
import { checkJson, type Checked } from '#lib/shared/json-guard.ts';
import { plainText } from './plain-text.ts';

/** The bytes of a delivery as JSON; `reason` quotes nothing of them. The caller has checked their number. Never throws. */
export function readJson(body: Uint8Array): Checked {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(body);
	} catch {
		return { ok: false, reason: 'not valid UTF-8' };
	}
	return checkJson(text);
}

export type Read<T> = { ok: true; value: T } | { ok: false; reason: string };

/** Parses with a schema. `reason` names the first field that is wrong and what is expected there, as `detail.id: …`. */
export function readAs<T>(schema: ZodType<T>, value: unknown): Read<T> {
	const parsed = schema.safeParse(value);
	if (parsed.success) return { ok: true, value: parsed.data };
	const issue = parsed.error.issues[0];
	const path = z.core.toDotPath(issue?.path ?? []);
	// may name the fields that it does not know, which somebody else chose
	const message = plainText(issue?.message ?? 'not understood', 200);
	return { ok: false, reason: path === '' ? message : `${plainText(path, 120)}: ${message}` };
}

/** A vendor's own word, short enough and plain enough for a reason. */
export function quoted(word: string): string {
	return `"${plainText(word, 80)}"`;
}

/** For checks on a document whose shape is not known yet. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
