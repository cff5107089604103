/**
 * Who opens what: every address and every socket event, for each kind of visitor. The tests derive what there is from
 * the product itself; what is not in these tables fails them. Another role is another column.
 */

/** `public`: anybody may. `open`: this visitor may, others not. `shut`: refused, or sent to sign in. */
export type Door = 'public' | 'open' | 'shut';
export const VISITORS = ['anonymous', 'wall'] as const;
export type Visitor = (typeof VISITORS)[number];
type Doors = Record<Visitor, Door>;

const everybody: Doors = { anonymous: 'public', wall: 'public' };
const walls: Doors = { anonymous: 'shut', wall: 'open' };
const staff: Doors = { anonymous: 'shut', wall: 'shut' };

/** Answered by Express; the rest of `/api/v1` is for keys alone. */
export const EXPRESS: Record<string, Doors> = {
	'GET /healthz': everybody,
	'GET /readyz': everybody,
	'GET /metrics': everybody,
	'GET /api/v1/openapi.json': everybody,
	// a delivery is signed by its sender: without that it is nobody's
	'POST /hooks/:client/:connector': staff,
	// how a screen that is no wall yet becomes one
	'POST /display/pairing': everybody,
	'POST /display/pairing/poll': everybody,
	'POST /display/token': walls
};
export const OF_KEYS: Doors = staff;

/** Pages and what belongs to them, by their route; actions and methods besides. */
export const PAGES: Record<string, Doors> = {
	'/': everybody,
	'/wall': walls,
	'/sign-in': everybody,
	'/set-up': everybody,
	// whoever reads a page chooses its language
	'/language': everybody,
	// a link that holds opens its one case
	'/ask/[token]': staff
};
/** Whatever lies in this group needs a session. */
export const STAFF_GROUP = '/(staff)';
export const OF_STAFF: Doors = staff;

/** Events of a wall's socket; at `/desk` there is none. */
export const EVENTS: Record<string, Doors> = {
	time: walls,
	resync: walls,
	report: walls,
	command: staff,
	history: staff,
	help: staff,
	explain: staff
};

/** What a door that is shut answers. */
export const isShut = (status: number, location: string | null): boolean =>
	[401, 403, 404].includes(status) ||
	(status === 303 && /^\/(sign-in|set-up)/.test(location ?? ''));
