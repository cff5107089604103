/** Who may read `/metrics`, which names clients and rules: by a token of its own, since it has to answer without a store too. */
import type { Request } from 'express';
import ipaddr from 'ipaddr.js';
import { sameText, sha256 } from '#server/domain/secret.ts';
import { bearerOf } from './bearer.ts';

type Asked = Pick<Request, 'headers'> & { socket: { remoteAddress?: string | undefined } };

/**
 * @param token `METRICS_TOKEN`; where there is none, only programs of this machine read, and none through a proxy on it
 */
export function mayReadMetrics(req: Asked, token: string | undefined): boolean {
	const { headers, socket } = req;
	if (token === undefined)
		return (
			isHere(socket.remoteAddress) &&
			headers.forwarded === undefined &&
			headers['x-forwarded-for'] === undefined
		);
	// hashes are of one length, so that time does not tell how long the right one is
	return sameText(sha256(bearerOf(req)), sha256(token));
}

const isHere = (address: string | undefined): boolean =>
	address !== undefined && ipaddr.process(address).range() === 'loopback';
