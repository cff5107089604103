import { firstName } from '#lib/words.ts';
import type { Words } from '#lib/messages/index.ts';
import { earlyOrLate } from '#lib/shared/time/duration.ts';
import type { Tick } from '#lib/shared/wire/rows.ts';

/** What somebody did, or somebody: where the name did not come with it, it is said without. */
const BY_SOMEBODY = ['claimed', 'released', 'customer-updated', 'claim-undone'] as const;

/**
 * A happening in the floor's words: "Priya took Northwind 8841".
 * @param client the client's name
 */
export function tickWords(tick: Tick, client: string, say: Words<'common'>): string {
	const isolate = isolator(say.direction);
	// before visitors neither case nor person has a name
	const what = [client, tick.ref].filter(Boolean).map(isolate).join(' ');
	const { who, tier } = tick;
	const act = BY_SOMEBODY.find((one) => one === tick.what);
	if (act) {
		if (!who) return say(`tick-${act}-by-somebody`, { what });
		return say(`tick-${act}`, { what, who: isolate(firstName(who)) });
	}
	if (tick.what === 'resolved' && tick.left !== undefined) {
		const { key, ...age } = earlyOrLate(tick.left, say.locale);
		return say('tick-resolved-met', { what, met: say(key, age) });
	}
	return say(`tick-${tick.what}`, { what, tier });
}

/** Names may be written the other way round than the words around them; isolated, they do not turn them. */
const isolator = (direction: 'ltr' | 'rtl') => (name: string) =>
	direction === 'rtl' || /[\u0590-\u08ff]/.test(name) ? `\u2068${name}\u2069` : name;
