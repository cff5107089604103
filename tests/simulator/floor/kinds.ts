/** What is asked of a case as it stands, and how likely each is. */
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { InternalCommand } from '#server/domain/commands.ts';

export type Kind = ApiCommandInput['type'] | InternalCommand['type'] | 'undo';

export const FRESH: [number, Kind][] = [
	[5, 'update'],
	[5, 'escalate'],
	[2, 'wait'],
	[1, 'rule'],
	[1, 'customer'],
	[1, 'note'],
	[1, 'resolve']
];
export const UNCLAIMED: [number, Kind][] = [
	[6, 'claim'],
	[2, 'retier'],
	[3, 'update'],
	[1, 'escalate'],
	[1, 'rule'],
	[1, 'customer'],
	[1, 'note'],
	[1, 'update-customer'],
	[3, 'wait'],
	[1, 'resolve'],
	[1, 'tick'],
	[1, 'hand'],
	[1, 'take-over']
];
export const OFFERED: [number, Kind][] = [
	[4, 'accept'],
	[2, 'decline'],
	[2, 'take-back'],
	[1, 'hand']
];
export const CLAIMED: [number, Kind][] = [
	[2, 'note'],
	[3, 'update-customer'],
	[3, 'wait'],
	[3, 'resolve'],
	[1, 'release'],
	[1, 'retier'],
	[1, 'claim'],
	[2, 'update'],
	[1, 'escalate'],
	[1, 'rule'],
	[1, 'customer'],
	[1, 'tick'],
	[12, 'hand'],
	[2, 'take-over'],
	[1, 'accept']
];
export const RESOLVED: [number, Kind][] = [
	[3, 'follow-up'],
	[2, 'reopen'],
	[1, 'close'],
	[2, 'update'],
	[1, 'customer'],
	[1, 'note']
];
export const ANY: [number, Kind][] = [
	...FRESH,
	...UNCLAIMED,
	...CLAIMED,
	...OFFERED,
	...RESOLVED,
	[1, 'open']
];
