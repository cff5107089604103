/** The Lua scripts, read from their files and typed. node-redis sends EVALSHA and falls back to EVAL. */
import { readFileSync } from 'node:fs';
import { defineScript, type CommandParser } from 'redis';

const source = (name: string): string =>
	readFileSync(new URL(`lua/${name}.lua`, import.meta.url), 'utf8');

/** @param keys how many there are; left out when each call has its own number */
function script<Reply>(name: string, keys?: number) {
	return defineScript({
		SCRIPT: source(name),
		...(keys !== undefined && { NUMBER_OF_KEYS: keys }),
		parseCommand(parser: CommandParser, keyNames: string[], args: string[]) {
			if (keys === undefined) parser.pushKeysLength(keyNames);
			else for (const key of keyNames) parser.pushKey(key);
			parser.push(...args);
		},
		transformReply: undefined as unknown as () => Reply
	});
}

export const scripts = {
	commitCases: script<string[]>('commit'),
	hideEntries: script<number>('hide', 3),
	configure: script<number>('configure', 3),
	takeDue: script<string[]>('take-due', 1),
	rearmDeadlines: script<number>('rearm', 1),
	observeQueue: script<number>('observe', 2),
	keepDelivery: script<number>('keep', 3),
	buryDelivery: script<string>('bury', 3),
	takeDeliveries: script<string[]>('take', 2),
	writeAlerts: script<number>('write-alerts', 6),
	saveGate: script<number>('save-gate', 2),
	postpone: script<number>('postpone', 2),
	swap: script<number>('swap', 1),
	exchangeEntry: script<number>('exchange-entry', 2),
	exchangeEntries: script<number>('exchange-entries', 2),
	saveView: script<number>('save-view', 1),
	offerPairing: script<string>('offer-pairing', 4),
	exchange: script<number>('exchange')
};
