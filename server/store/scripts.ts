/** The Lua scripts, read from their files and typed. node-redis sends EVALSHA and falls back to EVAL. */
import { readFileSync } from 'node:fs';
import { defineScript, type CommandParser } from 'redis';

const source = (name: string): string =>
	readFileSync(new URL(`lua/${name}.lua`, import.meta.url), 'utf8');

function script<Reply>(name: string, keys: number) {
	return defineScript({
		SCRIPT: source(name),
		NUMBER_OF_KEYS: keys,
		parseCommand(parser: CommandParser, keyNames: string[], args: string[]) {
			for (const key of keyNames) parser.pushKey(key);
			parser.push(...args);
		},
		transformReply: undefined as unknown as () => Reply
	});
}

export const scripts = {
	commitCase: script<string[]>('commit', 9),
	configure: script<number>('configure', 3),
	rearmDeadlines: script<number>('rearm', 1),
	observeQueue: script<number>('observe', 2),
	keepDelivery: script<number>('keep', 3),
	buryDelivery: script<string>('bury', 3),
	takeDeliveries: script<string[]>('take', 2),
	writeAlerts: script<number>('write-alerts', 6),
	saveGate: script<number>('save-gate', 2),
	postpone: script<number>('postpone', 2),
	swap: script<number>('swap', 1)
};
