/** Which addresses Andon may reach at somebody else's word: those of the Internet, and what the operator allows. */
import ipaddr from 'ipaddr.js';
import type { AllowedHosts } from '#server/config/allowed-hosts.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** `public`: anybody's. `own`: a network of the operator. `never`: what no server of anybody is at, or a machine's own data. */
type Reach = 'public' | 'own' | 'never';

/** What a host's name on the list opens. Link-local addresses are not among them: clouds keep their keys there. */
const OWN = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);
/** Unicast by its number, and yet the host that a virtual machine stands on. */
const PLATFORM = new Set(['168.63.129.16']);
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96') as [ipaddr.IPv6, number];

/**
 * @param host the name that led to it, in lower case, without a dot at the end
 * @returns null when it may be reached, else of what kind it is, in words
 */
export function refusedAddress(text: string, host: string, allowed: AllowedHosts): string | null {
	const address = read(text);
	if (address === null) return 'it leads to no address';
	if (isListed(address, allowed)) return null;
	const reach = reachOf(address);
	if (reach === 'public' || (reach === 'own' && allowed.names.has(host))) return null;
	return reach === 'own'
		? 'it leads into a private network, which ALLOW_PRIVATE_HOSTS does not allow'
		: 'it leads to a reserved address, which ALLOW_PRIVATE_HOSTS does not allow';
}

/** Whether the operator named it, by which what is not encrypted may go there, too. */
export function isNamed(text: string, host: string, allowed: AllowedHosts): boolean {
	const address = read(text);
	return allowed.names.has(host) || (address !== null && isListed(address, allowed));
}

/** An address as it is meant: one of IPv4 within one of IPv6 is that of IPv4. */
function read(text: string): Address | null {
	const bare = text.replace(/%.*$/, '');
	if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return ipaddr.IPv4.parse(bare);
	if (!ipaddr.IPv6.isValid(bare)) return null;
	const address = ipaddr.IPv6.parse(bare);
	if (address.isIPv4MappedAddress()) return address.toIPv4Address();
	if (!address.match(NAT64)) return address;
	return ipaddr.fromByteArray(address.toByteArray().slice(12));
}

const isListed = (address: Address, { networks }: AllowedHosts): boolean =>
	networks.some(
		([network, bits]) =>
			network.kind() === address.kind() && address.match([network, bits] as never)
	);

function reachOf(address: Address): Reach {
	const range = address.range();
	if (OWN.has(range)) return 'own';
	if (range !== 'unicast' || PLATFORM.has(address.toString())) return 'never';
	return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(GLOBAL_V6)
		? 'public'
		: 'never';
}
