/** A POST to somebody else's server: five seconds, no redirects, and a fault that names no secret. */
import type { Sent } from '#server/domain/alerts/delivery.ts';
import { NotAllowed } from '#server/services/outside/connect.ts';
import type { Outside } from '#server/services/outside/outside.ts';

export const PATIENCE_MS = 5000;

export interface Posted {
	url: string;
	headers: Record<string, string>;
	body: string | Uint8Array<ArrayBuffer>;
}

/** @returns what came of it; with the HTTP status, or null when there was no answer */
export async function post(
	outside: Outside,
	{ url, headers, body }: Posted
): Promise<Sent & { status: number | null }> {
	try {
		const asked = { method: 'POST', headers, body, statusOnly: true, within: PATIENCE_MS } as const;
		const { status } = await outside.ask(url, asked);
		if (status >= 200 && status < 300) return { ok: true, status };
		const redirects = status >= 300 && status < 400;
		const why = redirects ? `it redirects (HTTP ${status})` : `HTTP ${status}`;
		return { ok: false, why, lasting: isLasting(status), status };
	} catch (error) {
		const lasting = error instanceof NotAllowed;
		return { ok: false, why: faultOf(error), lasting, status: null };
	}
}

/** Asking again changes nothing, but for "too slow" and "too many". */
const isLasting = (status: number): boolean => status < 500 && status !== 408 && status !== 429;

/** Addresses of webhooks are secrets: only the kind of fault is told. */
function faultOf(error: unknown): string {
	if (error instanceof NotAllowed) return error.message;
	if (error instanceof Error && error.name === 'TimeoutError')
		return `no answer within ${PATIENCE_MS / 1000} s`;
	const { code } = (error ?? {}) as { code?: unknown };
	return typeof code === 'string' ? code : 'no connection';
}
