import type { Key, Values, Words } from '#lib/messages/index.ts';
import { earlyOrLate } from '#lib/shared/time/duration.ts';
import type { Tick } from '#lib/shared/wire/rows.ts';
import { firstName } from '#lib/words.ts';

/** The words of any page: all of them have those of the trade. */
type Say = ((key: Key<'common'>, values?: Values) => string) &
	Pick<Words<'common'>, 'locale' | 'direction'>;

/** Names may be written the other way than the words around them; isolated, they do not turn these. */
function isolate(name: string, direction: 'ltr' | 'rtl'): string {
	const other = direction === 'ltr' ? /[\u0590-\u08ff]/ : /[a-z0-9]/i;
	return other.test(name) ? `\u2068${name}\u2069` : name;
}

/** What people did, and what it is called when it may not be said who. */
const BY_SOMEBODY = {
	claimed: ['tick-claimed', 'tick-claimed-by-nobody'],
	released: ['tick-released', 'tick-released-by-nobody'],
	'customer-updated': ['tick-told', 'tick-told-by-nobody'],
	'claim-undone': ['tick-claim-undone', 'tick-claim-undone-by-nobody']
} as const;

/**
 * A happening in the floor's words: "Priya took Northwind 8841".
 * @param client the client's name
 */
export function tickWords(tick: Tick, client: string, say: Say): string {
	const apart = (name: string) => isolate(name, say.direction);
	const what = [client, tick.ref].filter(Boolean).map(apart).join(' ');
	const { tier } = tick;
	switch (tick.what) {
		case 'claimed':
		case 'released':
		case 'customer-updated':
		case 'claim-undone': {
			const [known, unknown] = BY_SOMEBODY[tick.what];
			return tick.who
				? say(known, { who: apart(firstName(tick.who)), what })
				: say(unknown, { what });
		}
		case 'resolved': {
			if (tick.left === undefined) return say('tick-resolved', { what });
			const met = earlyOrLate(tick.left, say.locale);
			const how = 'age' in met ? say(met.key, { age: met.age }) : say(met.key);
			return say('tick-resolved-how', { what, how });
		}
		case 'escalated':
		case 'retiered':
		case 'triggered':
		case 'stepped':
		case 'retier-undone':
		case 'reopened':
		case 'past-sla':
		case 'lease-lapsed':
		case 'management-paged':
			return say(`tick-${tick.what}`, { what, tier });
	}
}
