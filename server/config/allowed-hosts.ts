/** `ALLOW_PRIVATE_HOSTS`: what Andon may ask although it lies in a network of the operator's own, or has no https. */
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

export interface AllowedHosts {
	/** In lower case, without a dot at the end. */
	names: ReadonlySet<string>;
	networks: readonly (readonly [Address, number])[];
}

export const NO_HOSTS: AllowedHosts = { names: new Set(), networks: [] };

export const HOSTS_EXPECTED =
	'expected hosts, addresses or networks with commas, such as "helpdesk.internal, 10.1.2.0/24"';

const NAME =
	/^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** @returns null when a part of `text` is no host, address or network */
export function readAllowedHosts(text: string): AllowedHosts | null {
	const names = new Set<string>();
	const networks: [Address, number][] = [];
	for (const part of text.split(',').map((one) => one.trim().toLowerCase())) {
		if (part === '') continue;
		const network = readNetwork(part);
		if (network) networks.push(network);
		// what looks like numbers is a mistyped address, and no name
		else if (NAME.test(part) && !/^[\d.]+$/.test(part)) names.add(part);
		else return null;
	}
	return { names, networks };
}

function readNetwork(part: string): [Address, number] | null {
	const bare = part.replace(/^\[(.*)\]$/, '$1');
	if (ipaddr.isValidCIDR(bare)) return ipaddr.parseCIDR(bare) as [Address, number];
	if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return [ipaddr.IPv4.parse(bare), 32];
	return ipaddr.IPv6.isValid(bare) ? [ipaddr.IPv6.parse(bare), 128] : null;
}
