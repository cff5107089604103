/** Refusals and failures over HTTP, as RFC 9457 problem documents. */
import type { ErrorRequestHandler, Response } from 'express';
import { FAILURES, type Failure } from '#lib/shared/wire/errors.ts';
import { failure } from '#server/services/cases.ts';
import { StoreUnavailable } from '#server/store/failure.ts';

/** Thrown by whatever answers a request; nothing of it but the failure reaches the outside. */
export class Problem extends Error {
	readonly failure: Failure;

	constructor(problem: Failure) {
		super(problem.detail);
		this.failure = problem;
	}
}

export const problem = (code: Failure['code'], detail: string): Problem =>
	new Problem(failure(code, detail));

/** The document of a failure. */
export const document = ({ code, detail, ...rest }: Failure) => ({
	type: `urn:andon:problem:${code}`,
	title: FAILURES[code].title,
	status: FAILURES[code].status,
	detail,
	code,
	...rest
});

export function sendFailure(res: Response, failed: Failure): void {
	const { status } = FAILURES[failed.code];
	if (status === 503) res.setHeader('retry-after', '1');
	if (status === 401) res.setHeader('www-authenticate', 'Bearer');
	res
		.status(status)
		.type('application/problem+json')
		.send(JSON.stringify(document(failed)));
}

/** The last handler: what was not foreseen is logged and answered without a word about its inside. */
export function problems(onUnexpected: (error: unknown) => void): ErrorRequestHandler {
	return (error: unknown, _req, res, next) => {
		if (res.headersSent) return next(error);
		sendFailure(res, failureOf(error, onUnexpected));
	};
}

function failureOf(error: unknown, onUnexpected: (error: unknown) => void): Failure {
	if (error instanceof Problem) return error.failure;
	if (error instanceof StoreUnavailable)
		return failure('unavailable', 'The store does not answer; send it again, with the same key.');
	const { type } = (error ?? {}) as { type?: unknown };
	if (type === 'entity.too.large') return failure('too-large', 'The body may have 1 MB at most.');
	if (type === 'encoding.unsupported')
		return failure('media-type', 'content-encoding: expected none, gzip, deflate or br.');
	if (type === 'request.aborted' || type === 'request.size.invalid' || isBrokenBody(error))
		return failure('malformed', 'The body ended early or could not be unpacked.');
	if (error instanceof URIError) return failure('malformed', 'The address is not valid UTF-8.');
	onUnexpected(error);
	return failure('internal', 'Something went wrong on our side.');
}

/** zlib's own errors carry a code such as Z_DATA_ERROR. */
const isBrokenBody = (error: unknown): boolean =>
	String((error as { code?: unknown } | null)?.code ?? '').startsWith('Z_');
