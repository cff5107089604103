/** What went wrong, to a person: what the pages' framework says of itself is said in Andon's words. */
import type { Words } from '#lib/messages/index.ts';

/** What a page that is not theirs tells a person. */
export const FOR_OTHERS = 'For others';

/** @param message of the error; a sentence of the server stays as it is */
export function errorWords(message: string | undefined, say: Words<'staff'>): string {
	if (message === undefined || message === 'Internal Error') return say('internal-error');
	if (message === FOR_OTHERS) return say('for-others');
	return message === 'Not Found' ? say('not-found') : message;
}
