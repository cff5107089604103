import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createKeys } from '#server/store/keys.ts';

const documented = (() => {
	const text = readFileSync(new URL('../../docs/redis-keys.md', import.meta.url), 'utf8');
	const cells = text.matchAll(/^\| `((?:[^`|]|\\\|)+)` *\|/gm);
	return [...cells].map(([, key = '']) => key.replaceAll('\\|', '|')).sort();
})();

/** A key with its parameters by name, as the document writes it. */
const spelled = (key: string | ((...parts: string[]) => string), names: string[]): string =>
	typeof key === 'string' ? key : key(...names.map((name) => `<${name}>`));

test('STORE-47 every key is in docs/redis-keys.md, and every key of the document is one', () => {
	const { client, ...installation } = createKeys('<prefix>');
	const parameters: Record<string, string[]> = {
		operation: ['case', 'operation'],
		delivery: ['connector', 'id'],
		trail: ['case'],
		configuration: ['client'],
		turn: ['group'],
		customer: ['what', 'hash'],
		lookers: ['case'],
		alertGate: ['who'],
		alertSeen: ['who'],
		alertMute: ['person'],
		push: ['person'],
		deskViews: ['person'],
		session: ['hash'],
		sessionsOf: ['person'],
		pass: ['hash'],
		used: ['code'],
		attempts: ['of'],
		pairing: ['hash'],
		pairingCode: ['code'],
		pairingsOf: ['address']
	};
	const all = Object.entries({ ...client('<client>'), ...installation }).map(([name, key]) =>
		spelled(key, parameters[name] ?? [])
	);
	const own = '<prefix>:{<client>}:';
	expect(all.map((key) => (key.startsWith(own) ? key.slice(own.length) : key)).sort()).toEqual(
		documented
	);
});

/** What a cluster hashes of a key. */
const slotOf = (key: string): string => /\{([^}]+)\}/.exec(key)?.[1] ?? key;

test('STORE-48 everything of one client lies in one slot of a cluster, and so does what a configuration changes', () => {
	const { client, ...installation } = createKeys('andon');
	const tags = Object.values(client('acme')).map((key) =>
		slotOf(typeof key === 'string' ? key : key('{x}', '{y}'))
	);
	expect(new Set(tags)).toEqual(new Set(['acme']));
	for (const key of Object.values(installation))
		if (typeof key === 'string') expect(slotOf(key), key).not.toBe('acme');
	// what one script changes
	const { directory, directoryLog, configuration } = installation;
	const together = [directory, directoryLog, configuration('acme'), configuration('globex')];
	expect(new Set(together.map(slotOf)).size).toBe(1);
});
