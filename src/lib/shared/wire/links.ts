/** What lies elsewhere and belongs to a case: linked, never kept. */
import { z } from 'zod';
import { text } from './fields.ts';
import type { Whom } from './rows.ts';

/** So many belong to one case. */
export const LINKS = 10;

/** An address of the web, as it is written, without a name or password in it. */
export const WebAddress = z
	.url({ protocol: /^https?$/, error: 'expected an address that begins with https:// or http://' })
	.max(1000)
	.refine(
		(address) => !hasCredentials(address),
		'expected an address without a name or password in it'
	);

export const LinkCommand = z.strictObject({
	type: z.literal('link'),
	url: WebAddress,
	title: text(120).describe('what is there')
});
export const UnlinkCommand = z.strictObject({ type: z.literal('unlink'), url: WebAddress });

export interface Link {
	url: string;
	title: string;
	by: Whom;
	/** ms since 1970 */
	at: number;
}

function hasCredentials(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { username, password } = new URL(address);
	return username !== '' || password !== '';
}
