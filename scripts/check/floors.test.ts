import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

interface Lock {
	lockfileVersion: number;
	packages: Record<
		string,
		{ version?: string; resolved?: string; integrity?: string; link?: boolean }
	>;
}
const ROOT = new URL('../../', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('package-lock.json', ROOT), 'utf8')) as Lock;

const manifest = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
	dependencies: Record<string, string>;
};

/** The first version of each without a known hole that Andon could be reached by, and which one it was. */
const FLOORS: [name: string, floor: string, why: string][] = [
	['engine.io', '6.6.9', 'CVE-2026-59725'],
	['socket.io-parser', '4.2.7', 'CVE-2026-69185'],
	['ws', '8.21.0', 'what socket.io names in its notices of 2026'],
	['path-to-regexp', '8.0.0', 'CVE-2024-45296'],
	['nodemailer', '7.0.7', 'CVE-2025-13033']
];

const numbers = (version: string): number[] => version.split(/[.-]/).slice(0, 3).map(Number);
const isBelow = (version: string, floor: string): boolean => {
	const [one, other] = [numbers(version), numbers(floor)];
	const at = one.findIndex((part, index) => part !== other[index]);
	return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
};
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13);

describe('SEC-20 what Andon is made of', () => {
	it.each(FLOORS)('%s is %s or newer, everywhere: %s', (name, floor) => {
		const versions = installed
			.filter(([path]) => nameOf(path) === name)
			.map(([, { version = '' }]) => version);
		expect(versions.length).toBeGreaterThan(0);
		expect(versions.filter((version) => isBelow(version, floor))).toEqual([]);
	});

	it('is named to the last version, comes by an address that it names itself, and cannot be exchanged', () => {
		expect(lock.lockfileVersion).toBe(3);
		const odd = installed.filter(
			([, { resolved, integrity, link }]) =>
				!link && (!(resolved ?? 'https:').startsWith('https:') || !/^sha512-/.test(integrity ?? ''))
		);
		expect(odd.map(([path]) => path)).toEqual([]);
		for (const [name, version] of Object.entries(manifest.dependencies))
			expect(version, name).toMatch(/^\d/);
	});

	it('is listed by `npm run sbom`, in CycloneDX', () => {
		const text = execFileSync('npm', ['run', '--silent', 'sbom'], {
			cwd: ROOT,
			encoding: 'utf8',
			maxBuffer: 32 * 1024 * 1024,
			stdio: ['ignore', 'pipe', 'ignore']
		});
		const bill = JSON.parse(text) as {
			bomFormat: string;
			components: { name: string; version: string }[];
		};
		expect(bill.bomFormat).toBe('CycloneDX');
		const listed = bill.components.map(({ name, version }) => `${name} ${version}`);
		for (const [name, version] of Object.entries(manifest.dependencies))
			expect(listed).toContain(`${name} ${version}`);
	}, 180_000);
});
