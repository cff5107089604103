/** A POST to somebody else's server: five seconds, no redirects, and a fault that names no secret. */
import type { Sent } from '#server/domain/alerts/delivery.ts';

export const PATIENCE_MS = 5000;

export interface Posted {
	url: string;
	headers: Record<string, string>;
	body: string | Uint8Array<ArrayBuffer>;
}

/** @returns what came of it; with the HTTP status, or null when there was no answer */
export async function post({
	url,
	headers,
	body
}: Posted): Promise<Sent & { status: number | null }> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers,
			body,
			redirect: 'manual',
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		// nobody reads it, and its connection is to be used again
		await response.body?.cancel();
		const { status } = response;
		if (response.ok) return { ok: true, status };
		const redirects = status >= 300 && status < 400;
		const why = redirects ? `it redirects (HTTP ${status})` : `HTTP ${status}`;
		return { ok: false, why, lasting: isLasting(status), status };
	} catch (error) {
		return { ok: false, why: faultOf(error), lasting: false, status: null };
	}
}

/** Asking again changes nothing, but for "too slow" and "too many". */
const isLasting = (status: number): boolean => status < 500 && status !== 408 && status !== 429;

/** Addresses of webhooks are secrets: only the kind of fault is told. */
function faultOf(error: unknown): string {
	if (error instanceof Error && error.name === 'TimeoutError')
		return `no answer within ${PATIENCE_MS / 1000} s`;
	const cause =
		error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
	return typeof cause?.code === 'string' ? cause.code : 'no connection';
}
