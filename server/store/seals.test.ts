import * as fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '#server/config/load.ts';
import { localKeys } from './local/secret-key.ts';
import { isSealed, NO_KEYS, SealBroken, Seals } from './seals.ts';

const key = (fill: number) => new Uint8Array(32).fill(fill);
const seals = (current: number | null, ...older: number[]) =>
	new Seals({ current: current === null ? null : key(current), older: older.map(key) });

describe('SEC-7 a sealed secret opens whole, in its place, or not at all', () => {
	it('whatever it says, and never looks the same twice', () => {
		const one = seals(1);
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
				const sealed = one.seal(place, text);
				expect(one.open(place, sealed)).toBe(text);
				expect(sealed).not.toBe(one.seal(place, text));
			})
		);
	});

	it('not in another place', () => {
		const sealed = seals(1).seal('connector:acme/zendesk#settings', 'a secret');
		expect(() => seals(1).open('connector:globex/zendesk#settings', sealed)).toThrow(SealBroken);
	});

	it('not when a single character of it was changed', () => {
		const sealed = seals(1).seal('vapid', 'a secret');
		for (let at = 0; at < sealed.length; at++) {
			const other = sealed[at] === 'A' ? 'B' : 'A';
			const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
			if (isSealed(changed))
				expect(() => seals(1).open('vapid', changed), changed).toThrow(SealBroken);
		}
		expect(() => seals(1).open('vapid', sealed.slice(0, -4))).toThrow(SealBroken);
		expect(() => seals(1).open('vapid', 'sealed:v1:')).toThrow(SealBroken);
	});

	it('not without its key; the reason names the place and what to set, and no secret', () => {
		const sealed = seals(1).seal('vapid', 'a secret');
		for (const other of [seals(2), seals(null)])
			expect(() => other.open('vapid', sealed)).toThrow(
				/^vapid is sealed with another key: set ANDON_SECRET_KEY (?!.*a secret)/
			);
	});
});

describe('SEC-8 a key is replaced while the one before still opens', () => {
	it('seals by the new one', () => {
		const before = seals(1).seal('vapid', 'a secret');
		const both = seals(2, 1);
		expect(both.open('vapid', before)).toBe('a secret');
		expect(both.isCurrent(before)).toBe(false);
		const after = both.seal('vapid', 'a secret');
		expect(both.isCurrent(after)).toBe(true);
		expect(() => seals(1).open('vapid', after)).toThrow(SealBroken);
	});

	it('what was kept before there was a key is read as it is', () => {
		expect(seals(1).open('vapid', 'a secret')).toBe('a secret');
		expect(seals(1).isCurrent('a secret')).toBe(false);
		expect(new Seals(NO_KEYS).seal('vapid', 'a secret')).toBe('a secret');
	});
});

describe('SEC-9 where the key comes from', () => {
	const text = Buffer.from(key(7)).toString('base64');
	const folder = () => {
		const made = mkdtempSync(join(tmpdir(), 'andon-key-'));
		onTestFinished(() => rmSync(made, { recursive: true }));
		return made;
	};

	it('from the environment: 32 bytes in base64, and those of before', () => {
		const { secretKeys } = loadConfig({
			ANDON_SECRET_KEY: ` ${text}\n`,
			ANDON_SECRET_KEY_OLD: `${text}, ${text}`
		});
		expect(secretKeys).toEqual({ current: key(7), older: [key(7), key(7)] });
		expect(loadConfig({}).secretKeys).toEqual(NO_KEYS);
	});

	it.each(['short', text.slice(4), `${text}AAAA`, 'ä'.repeat(32)])(
		'%j stops the start, and is not shown',
		(wrong) => {
			const start = () => loadConfig({ ANDON_SECRET_KEY: wrong });
			expect(start).toThrow(/^ANDON_SECRET_KEY: expected 32 random bytes in base64/);
			expect(start).not.toThrow(new RegExp(wrong.slice(0, 8).replaceAll('+', '.')));
			expect(() => loadConfig({ ANDON_SECRET_KEY_OLD: `${text},${wrong}` })).toThrow(
				/^ANDON_SECRET_KEY_OLD: expected/
			);
		}
	);

	it('an Andon with a store of its own makes one, once, readable by its owner alone', () => {
		const dir = folder();
		const { current } = localKeys(dir, NO_KEYS, true);
		expect(current).toHaveLength(32);
		expect(statSync(join(dir, 'secret-key')).mode & 0o777).toBe(0o600);
		expect(localKeys(dir, NO_KEYS, true).current).toEqual(current);
		expect(localKeys(dir, NO_KEYS, false).current).toEqual(current);
	});

	it('the one of the environment goes before it, and what it sealed still opens', () => {
		const dir = folder();
		const { current: own } = localKeys(dir, NO_KEYS, true);
		const given = { current: key(7), older: [key(8)] };
		expect(localKeys(dir, given, true)).toEqual({ current: key(7), older: [key(8), own] });
		expect(localKeys(folder(), given, true)).toEqual(given);
	});

	it('nobody but a start makes one, and what is none stops it', () => {
		const dir = folder();
		expect(localKeys(dir, NO_KEYS, false).current).toBeNull();
		writeFileSync(join(dir, 'secret-key'), 'nonsense\n');
		expect(() => localKeys(dir, NO_KEYS, true)).toThrow(/secret-key: expected 32 random bytes/);
		expect(readFileSync(join(dir, 'secret-key'), 'utf8')).toBe('nonsense\n');
	});
});
