import type { Status, WaitingFor } from '#lib/shared/words.ts';

export interface Standing {
	status: Status;
	waitingFor: WaitingFor | null;
}

const CLOSED: Standing = { status: 'closed', waitingFor: null };
// Zendesk describes "hold" as waiting for a third party; of our words "vendor" is the one for that
const ON_HOLD: Standing = { status: 'waiting', waitingFor: 'vendor' };

const BY_STATUS: ReadonlyMap<string, Standing> = new Map([
	['new', { status: 'new', waitingFor: null }],
	['open', { status: 'active', waitingFor: null }],
	['pending', { status: 'waiting', waitingFor: 'customer' }],
	['hold', ON_HOLD],
	// as the label of a status writes it, which is what a placeholder may give
	['on-hold', ON_HOLD],
	['solved', { status: 'resolved', waitingFor: null }],
	['closed', CLOSED],
	// none of these can be worked on in Zendesk any more
	['deleted', CLOSED],
	['archived', CLOSED],
	['scrubbed', CLOSED]
]);

/** Where a ticket stands, in our words; null for a status that is not known. Upper and lower case are the same. */
export function readStatus(status: string): Standing | null {
	return BY_STATUS.get(status.trim().toLowerCase()) ?? null;
}

/** Whether Zendesk has wiped the text of the ticket, so that we may not keep it either. */
export function isErased(status: string): boolean {
	return status.trim().toLowerCase() === 'scrubbed';
}
