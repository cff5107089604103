/** How somebody signs in, or why not, in words. */
import type { Words } from '#lib/messages/index.ts';
import type { PersonView } from '#server/http/page-services.ts';

/** @param at writes an instant */
export function stateWords(
	{ state, way, linkUntil }: PersonView,
	say: Words<'people'>,
	at: (instant: number) => string
): string {
	if (state === 'disabled') return say('state-disabled');
	if (state === 'late') return say('state-late');
	if (state === 'invited') return say('state-invited', { until: at(linkUntil ?? 0) });
	return way === 'password' ? say('state-in') : say(`state-${way}`);
}
