/** What counts as one address where tries are counted. */
import { isIPv6, SocketAddress } from 'node:net';

/** Of IPv6, what one household or one machine is given: it has 2^64 addresses to try from. */
const HEXTETS = 4;

/** @returns an IPv4 address as it is, of an IPv6 address its /64; anything else as it is */
export function networkOf(address: string): string {
	if (!isIPv6(address) || address.includes('.')) return address;
	const [head = '', tail] = withoutZone(address).split('::');
	const first = head.split(':').filter(Boolean);
	const last = (tail ?? '').split(':').filter(Boolean);
	const zeros = tail === undefined ? [] : Array<string>(8 - first.length - last.length).fill('0');
	const network = [...first, ...zeros, ...last].slice(0, HEXTETS);
	return `${network.map((part) => parseInt(part, 16).toString(16)).join(':')}::/64`;
}

/** Without the interface that a link-local address is of, and lower-case. */
const withoutZone = (address: string): string =>
	new SocketAddress({ address: address.split('%')[0] ?? '', family: 'ipv6' }).address;
