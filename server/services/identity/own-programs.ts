/** What the programs that come with Andon may do: what they do, and nothing beside it. */
import type { Scope } from '#lib/shared/access/scopes.ts';

const TELLS: readonly Scope[] = ['cases:read', 'cases:write', 'queues:write', 'events:read'];

/** The demo floor configures its own clients. */
export const DEMO_SCOPES: readonly Scope[] = [
	...TELLS,
	'configuration:read',
	'configuration:write'
];

/** Programs of this machine, such as the replay, which makes the client that it replays. */
export const MACHINE_SCOPES: readonly Scope[] = [...TELLS, 'clients:write'];
