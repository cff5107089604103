/** A client whose customers may escalate their own case, and a case of one of them. */
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import type { TestNode } from './node.ts';

export const REASONS = ['It takes too long', 'It was not solved'];
export const THANKS = 'Thank you. Somebody of ours will look at it.';
const HOUR = 3_600_000;

/** Gives the client `acme` this configuration, as its administrator would. */
export async function configure(
	{ app, store }: TestNode,
	written: ConfigurationInput
): Promise<void> {
	const version = (app.directory.find('configuration', 'acme')?.version ?? 0) + 1;
	const by = { kind: 'person' as const, id: 'ines', name: 'Ines' };
	const kept = { client: 'acme', version, at: store.clock.now(), by, why: null, written };
	await app.directory.put('configuration', 'acme', kept);
}

export const MAY_ESCALATE: ConfigurationInput = {
	zone: 'Europe/Berlin',
	customers: {
		mayEscalate: true,
		linkValid: '14d',
		again: '1d',
		reasons: REASONS,
		thanks: THANKS,
		tier: 2
	},
	reopenWithin: '7d'
};
export const AGAIN_MS = 24 * HOUR;
export const LINK_MS = 14 * 24 * HOUR;

/** The path of the pages, which is all that a node without pages has of it. */
export async function linkTo(at: TestNode, id: string) {
	const { body, status } = await at.api('POST', `/clients/acme/cases/${id}/customer-link`);
	if (status !== 200) throw new Error(`no link: ${JSON.stringify(body)}`);
	const url = new URL(body.url);
	return { url, token: url.pathname.replace('/ask/', ''), expiresAt: body.expiresAt as number };
}
