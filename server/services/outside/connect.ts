/** Connections that go to the very addresses that were looked at: a name that leads elsewhere a moment later gains nothing. */
import { isIP, type LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import type { AllowedHosts } from '#server/config/allowed-hosts.ts';
import { isNamed, refusedAddress } from './addresses.ts';

/** The addresses of a name. @throws Error with a `code` when there are none */
export type Resolve = (host: string) => Promise<string[]>;

/** An address that may not be asked. Its message says why, and names no address. */
export class NotAllowed extends Error {
	override name = 'NotAllowed';
}

const CONNECT_MS = 4000;

/** How undici is to connect. @param build its own connector, of which this one is made */
export const guarded =
	(
		build: typeof buildConnector,
		allowed: AllowedHosts,
		resolve: Resolve
	): buildConnector.connector =>
	(options, callback) => {
		const literal = options.hostname.replace(/^\[(.*)\]$/, '$1');
		const host = options.hostname.toLowerCase().replace(/\.$/, '');
		const found = isIP(literal) > 0 ? Promise.resolve([literal]) : resolve(host);
		found
			.then((addresses) => {
				check(addresses, host, options.protocol, allowed);
				const connect = build({
					timeout: CONNECT_MS,
					allowH2: false,
					lookup: lookupIn(addresses)
				});
				connect(options, callback);
			})
			.catch((error: unknown) => callback(error as Error, null));
	};

/** One address that is not allowed shuts them all: which of them is taken is not in our hands. */
function check(
	addresses: readonly string[],
	host: string,
	protocol: string,
	allowed: AllowedHosts
): void {
	if (addresses.length === 0) throw new NotAllowed('it leads to no address');
	for (const address of addresses) {
		const refused = refusedAddress(address, host, allowed);
		if (refused !== null) throw new NotAllowed(refused);
		if (protocol !== 'https:' && !isNamed(address, host, allowed))
			throw new NotAllowed('it is not encrypted (http), which ALLOW_PRIVATE_HOSTS does not allow');
	}
}

const lookupIn =
	(addresses: readonly string[]): LookupFunction =>
	(_host, options, done) => {
		const all = addresses.map((address) => ({ address, family: isIP(address) }));
		const [first] = all;
		if (options.all || !first) done(null, all);
		else done(null, first.address, first.family);
	};
