import { describe, expect, it } from 'vitest';
import { NO_HOSTS, readAllowedHosts } from '#server/config/allowed-hosts.ts';
import { loadConfig } from '#server/config/load.ts';
import { isNamed, refusedAddress } from './addresses.ts';

const allowed = (text: string) => readAllowedHosts(text) ?? NO_HOSTS;
const nothing = NO_HOSTS;

describe('SEC-1 what is not on the Internet is not asked', () => {
	it.each([
		...['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
		...['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '::ffff:10.0.0.1'],
		...['fc00::1', 'fd12:3456::1', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '::127.0.0.1'],
		...['100.100.100.200', 'fd00:ec2::254']
	])('a network of the operator: %s', (address) => {
		expect(refusedAddress(address, 'a.example', nothing)).toMatch(/private network/);
	});

	it.each([
		...['0.0.0.0', '0.1.2.3', '255.255.255.255', '224.0.0.1', '239.255.255.250', '240.0.0.1'],
		...['169.254.169.254', '169.254.0.1', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe'],
		...['168.63.129.16', '192.0.0.192', '198.18.0.1', '192.0.2.1', '203.0.113.9', '192.88.99.1'],
		...['::', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '2001:db8::1', '100::1'],
		...['2002:7f00:1::', '2001::1', '::7f00:1', '::ffff:0:127.0.0.1'],
		...['64:ff9b:1::1', '4000::1', '5f00::1', '3fff::1']
	])('what nobody is at, or what a machine keeps for itself: %s', (address) => {
		expect(refusedAddress(address, 'a.example', nothing)).toMatch(/reserved/);
		// and no name opens it
		expect(refusedAddress(address, 'a.example', allowed('a.example'))).toMatch(/reserved/);
	});

	it.each(['93.184.216.34', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8'])(
		'the Internet: %s',
		(address) => {
			expect(refusedAddress(address, 'a.example', nothing)).toBeNull();
		}
	);

	it.each(['', 'localhost', '0177.0.0.1', '2130706433', '127.1', '0x7f000001', '1.2.3.4.5', ':::'])(
		'what is no address as it should be written: %j',
		(address) => {
			expect(refusedAddress(address, 'a.example', nothing)).toBe('it leads to no address');
		}
	);
});

describe('SEC-4 ALLOW_PRIVATE_HOSTS opens what it names, and no more', () => {
	it('a host: private networks by that name alone', () => {
		const list = allowed(' Helpdesk.Internal ,, other');
		expect(refusedAddress('10.0.0.7', 'helpdesk.internal', list)).toBeNull();
		expect(refusedAddress('fd00::7', 'other', list)).toBeNull();
		expect(refusedAddress('10.0.0.7', 'helpdesk.example', list)).toMatch(/private/);
		expect(isNamed('10.0.0.7', 'other', list)).toBe(true);
		expect(isNamed('10.0.0.7', 'third', list)).toBe(false);
	});

	it('an address or a network: by whatever name', () => {
		const list = allowed('10.1.2.0/24, 127.0.0.1, fd00::/8, [::1], 169.254.7.7');
		for (const address of ['10.1.2.255', '127.0.0.1', '::ffff:127.0.0.1', 'fd12::1', '::1'])
			expect(refusedAddress(address, 'any', list)).toBeNull();
		expect(refusedAddress('169.254.7.7', 'any', list)).toBeNull();
		expect(refusedAddress('169.254.169.254', 'any', list)).toMatch(/reserved/);
		for (const address of ['10.1.3.0', '127.0.0.2', 'fc00::1'])
			expect(refusedAddress(address, 'any', list)).toMatch(/private/);
		expect(isNamed('10.1.2.3', 'any', list)).toBe(true);
		expect(isNamed('8.8.8.8', 'any', list)).toBe(false);
	});

	it.each(['10.0.0.0/33', 'http://a', 'a b', '10.0.0', '*.internal', 'a..b', '::g', '-a'])(
		'%j stops the start, with what was expected',
		(text) => {
			const start = () => loadConfig({ ALLOW_PRIVATE_HOSTS: `ok.example, ${text}` });
			expect(start).toThrow(/^ALLOW_PRIVATE_HOSTS=.*: expected hosts, addresses or networks/);
		}
	);

	it('nothing is allowed where it is not set', () => {
		expect(loadConfig({}).allowedHosts).toEqual(NO_HOSTS);
		expect(loadConfig({ ALLOW_PRIVATE_HOSTS: ' ' }).allowedHosts).toEqual(NO_HOSTS);
	});
});
