import { earlyOrLate } from '#lib/shared/time/duration.ts';
import type { Tick } from '#lib/shared/wire/rows.ts';
import { firstName } from './words.ts';

/** What just happened, as the floor says it: "Priya took Northwind 8841". */
export function tickWords(tick: Tick, clientName: string): string {
	const name = `${clientName} ${tick.ref}`;
	const who = tick.who ? firstName(tick.who) : null;
	switch (tick.what) {
		case 'escalated':
			return `${name} escalated to Tier ${tick.tier}`;
		case 'claimed':
			return who ? `${who} took ${name}` : `${name} was taken`;
		case 'released':
			return who ? `${who} released ${name}` : `${name} was released`;
		case 'retiered':
			return `${name} moved to Tier ${tick.tier}`;
		case 'resolved':
			return `${name} resolved${tick.left === undefined ? '' : `, ${earlyOrLate(tick.left)}`}`;
		case 'reopened':
			return `${name} reopened`;
		case 'past-sla':
			return `${name} is past SLA`;
		case 'claim-undone':
			return `${name} is free again`;
		case 'retier-undone':
			return `${name} is back in Tier ${tick.tier}`;
	}
}
