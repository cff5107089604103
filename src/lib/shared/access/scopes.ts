/** What a program's key may do: nothing beyond the scopes that it was made with. */

export const SCOPES = [
	'cases:read',
	'cases:write',
	'queues:read',
	'queues:write',
	'alerts:read',
	'alerts:write',
	'events:read',
	'boards:read',
	'boards:write',
	'configuration:read',
	'configuration:write',
	'clients:read',
	'clients:write'
] as const;
export type Scope = (typeof SCOPES)[number];
