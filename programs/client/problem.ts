/** How a refused or failed call is told to the programs that made it. */
import type { Failure, FailureCode } from '#lib/shared/wire/errors.ts';

/** `network` is ours: no answer came, so nobody knows whether the request was carried out. */
export type ProblemCode = FailureCode | 'network' | 'unknown';

export interface ProblemFacts {
	code: ProblemCode;
	/** HTTP status; 0 when there was no answer. */
	status: number;
	/** The same request may be sent again. */
	temporary: boolean;
	detail: string;
	/** Ms to wait before the next attempt, when the server said so. */
	retryAfter?: number;
}

/** A call that did not succeed. The message names the call and what the server said of it. */
export class ApiProblem extends Error {
	readonly facts: ProblemFacts;

	constructor(call: string, facts: ProblemFacts, cause?: unknown) {
		super(`${call}: ${facts.detail}`, cause === undefined ? undefined : { cause });
		this.name = 'ApiProblem';
		this.facts = facts;
	}
}

/**
 * Reads a problem document (RFC 9457).
 * @param body the parsed body, or null when it was no JSON: a proxy in between may answer in its own words
 */
export function readProblem(
	call: string,
	status: number,
	body: unknown,
	retryAfter?: string | null
): ApiProblem {
	const told = (typeof body === 'object' && body !== null ? body : {}) as Partial<
		Failure & { title: string }
	>;
	const fields = (told.fields ?? []).map(({ path, message }) => `${path}: ${message}`);
	const text = told.detail ?? told.title ?? `the server answered ${status}`;
	const seconds = Number(retryAfter ?? Number.NaN);
	return new ApiProblem(call, {
		code: told.code ?? 'unknown',
		status,
		temporary: told.temporary ?? (status === 429 || status >= 500),
		detail: fields.length > 0 ? `${text} (${fields.join('; ')})` : text,
		...(Number.isFinite(seconds) && seconds >= 0 && { retryAfter: seconds * 1000 })
	});
}
