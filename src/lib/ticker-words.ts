import { firstName } from '#lib/words.ts';
import { earlyOrLate } from '#lib/shared/time/duration.ts';
import type { Tick } from '#lib/shared/wire/rows.ts';

/** Names may be written right to left; isolated, they do not turn the words around them. */
const isolate = (name: string) => (/[\u0590-\u08ff]/.test(name) ? `\u2068${name}\u2069` : name);

function met(left: number): string {
	const said = earlyOrLate(left);
	if ('age' in said) return `${said.age} ${said.key}`;
	return said.key.replace('-', ' ');
}

/**
 * A happening in the floor's words: "Priya took Northwind 8841".
 * @param client the client's name
 */
export function tickWords(tick: Tick, client: string): string {
	const what = `${isolate(client)} ${isolate(tick.ref)}`;
	const who = tick.who === null ? null : isolate(firstName(tick.who));
	switch (tick.what) {
		case 'escalated':
			return `${what} escalated to tier ${tick.tier}`;
		case 'claimed':
			return who ? `${who} took ${what}` : `${what} was taken`;
		case 'released':
			return who ? `${who} gave back ${what}` : `${what} has no owner any more`;
		case 'retiered':
			return `${what} moved to tier ${tick.tier}`;
		case 'resolved':
			return tick.left === undefined ? `${what} resolved` : `${what} resolved, ${met(tick.left)}`;
		case 'reopened':
			return `${what} reopened`;
		case 'past-sla':
			return `${what} went past SLA`;
		case 'triggered':
			return `${what} set off again, tier ${tick.tier}`;
		case 'stepped':
			return `${what} went on to tier ${tick.tier}`;
		case 'lease-lapsed':
			return `${what} lapsed, nobody has it`;
		case 'customer-updated':
			return who ? `${who} told the customer of ${what}` : `the customer of ${what} was told`;
		case 'management-paged':
			return `management is asked for ${what}`;
		case 'claim-undone':
			return who ? `${who} undid taking ${what}` : `taking ${what} was undone`;
		case 'retier-undone':
			return `${what} moved back to tier ${tick.tier}`;
	}
}
