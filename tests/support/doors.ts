/**
 * Who may what, by hand: every page, action, address, socket event and command, each scope of a key, for each kind of
 * visitor. The tests derive from the product itself what there is, try every cell, and fail for what is in no table. It
 * shares nothing with `src/lib/shared/access`, which it is held against.
 */
export const ROLES = ['viewer', 'agent', 'supervisor', 'manager', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
/** Whoever comes to a door. A wall that was revoked and a session that has ended are nobody. */
export const VISITORS = ['anonymous', 'wall', 'revoked', 'ended', ...ROLES] as const;
export type Visitor = (typeof VISITORS)[number];
type Doors = readonly Visitor[];

export const EVERYBODY: Doors = VISITORS;
export const NOBODY: Doors = [];
export const STAFF: Doors = ROLES;
const INSIDE: Doors = ['agent', 'supervisor', 'manager', 'administrator'];
const FLOOR: Doors = ['supervisor', 'manager', 'administrator'];
const READERS: Doors = ['viewer', ...FLOOR];
const MANAGERS: Doors = ['manager', 'administrator'];
const ADMINISTRATORS: Doors = ['administrator'];

export const isOneOf = (doors: Doors, visitor: Visitor): boolean => doors.includes(visitor);

/** Answered by Express; the rest of `/api/v1` is for keys alone. */
export const EXPRESS: Record<string, Doors> = {
	'GET /healthz': EVERYBODY,
	'GET /readyz': EVERYBODY,
	'GET /metrics': EVERYBODY,
	'GET /api/v1/openapi.json': EVERYBODY,
	// a delivery is signed by its sender: without that it is nobody's
	'POST /hooks/:client/:connector': NOBODY,
	// what a browser tells of a page that broke its policy; nobody is asked who they are
	'POST /csp-report': EVERYBODY,
	// how a screen that is no wall yet becomes one
	'POST /display/pairing': EVERYBODY,
	'POST /display/pairing/poll': EVERYBODY,
	'POST /display/token': ['wall']
};

/**
 * Pages and what belongs to them, by their route: for reading and for each action alike, but for actions that stand alone. `link`: by a link of one thing.
 * `board`: open to all, and shows a board to these alone.
 */
export const PAGES: Record<string, Doors | 'link' | 'board'> = {
	'/': EVERYBODY,
	'/sign-in': EVERYBODY,
	// by a password that was right, and by the provider's own word
	'/sign-in/code': 'link',
	'/sign-in/oidc': 'link',
	'/sign-in/oidc/back': 'link',
	'/set-up': EVERYBODY,
	// a link that holds opens its one account
	'/invitation/[token]': 'link',
	// whoever reads a page chooses its language
	'/language': EVERYBODY,
	'/wall': 'board',
	// a link that holds opens its one case
	'/ask/[token]': 'link',
	'/(staff)/sign-out': STAFF,
	'/(staff)/account': STAFF,
	'/(staff)/touched': STAFF,
	'/(staff)/desk': STAFF,
	'/(staff)/desk/views': STAFF,
	'/(staff)/alerts': FLOOR,
	'/(staff)/alerts/now': FLOOR,
	'/(staff)/alerts/push': FLOOR,
	'/(staff)/alerts/mute': FLOOR,
	'/(staff)/shift': READERS,
	'/(staff)/shift/csv': READERS,
	'/(staff)/walls/pair': FLOOR,
	'/(staff)/admin': MANAGERS,
	'/(staff)/admin/boards': MANAGERS,
	'/(staff)/admin/boards/new': MANAGERS,
	'/(staff)/admin/boards/check': MANAGERS,
	'/(staff)/admin/boards/[board]': MANAGERS,
	'/(staff)/admin/walls': MANAGERS,
	'/(staff)/admin/walls/now': MANAGERS,
	'/(staff)/admin/floors': MANAGERS,
	'/(staff)/admin/clients': MANAGERS,
	'/(staff)/admin/clients?/make': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]': MANAGERS,
	'/(staff)/admin/clients/[client]?/facts': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]?/queue': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]?/remove-queue': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]?/connect': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]?/drop-secret': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]?/disconnect': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]?/forget': ADMINISTRATORS,
	// teams and roster are a manager's, too
	'/(staff)/admin/clients/[client]/[part=part]': MANAGERS,
	'/(staff)/admin/clients/[client]/text': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]/text/check': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]/preview': ADMINISTRATORS,
	'/(staff)/admin/clients/[client]/versions': ADMINISTRATORS,
	'/(staff)/admin/keys': ADMINISTRATORS,
	'/(staff)/admin/audit': ADMINISTRATORS,
	'/(staff)/admin/audit/export': ADMINISTRATORS,
	'/(staff)/admin/people': ADMINISTRATORS,
	'/(staff)/admin/people/new': ADMINISTRATORS,
	'/(staff)/admin/people/[person]': ADMINISTRATORS,
	'/(staff)/admin/sign-in': ADMINISTRATORS
};
/** Who is shown a board at `/wall`, where there is no demo. */
export const SEE_BOARDS: Doors = ['wall', ...FLOOR];

/** Who is let in to a namespace; `draft`: to see a board that is being edited. */
export const NAMESPACES: Record<'/desk' | '/display' | 'draft', Doors> = {
	'/desk': STAFF,
	'/display': SEE_BOARDS,
	draft: MANAGERS
};

/** What a socket may say, once it is in. */
export const EVENTS: Record<'/desk' | '/display', Record<string, Doors>> = {
	'/display': {
		time: SEE_BOARDS,
		resync: SEE_BOARDS,
		report: ['wall']
	},
	'/desk': {
		time: STAFF,
		resync: STAFF,
		command: INSIDE,
		history: STAFF,
		help: INSIDE,
		explain: STAFF,
		colleagues: INSIDE,
		related: INSIDE,
		find: INSIDE,
		raising: INSIDE,
		raise: INSIDE,
		looking: INSIDE
	}
};

/** At a desk: of whom a case is that somebody wants something of. */
export const PLACES = [
	'tier 1',
	'tier 4',
	'another client',
	'another tier',
	'no escalation'
] as const;
export type Place = (typeof PLACES)[number];
type Where = Record<Place, Doors>;

const acts: Where = {
	'tier 1': ['supervisor', 'administrator'],
	'tier 4': FLOOR,
	'another client': NOBODY,
	'another tier': NOBODY,
	'no escalation': NOBODY
};
const tells: Where = {
	'tier 1': INSIDE,
	'tier 4': INSIDE,
	'another client': NOBODY,
	'another tier': INSIDE,
	'no escalation': INSIDE
};
/** `another tier` is one that no person of these tests was given; whoever is in charge hands over there, too. */
const handsOver: Where = {
	'tier 1': FLOOR,
	'tier 4': FLOOR,
	'another client': NOBODY,
	'another tier': MANAGERS,
	'no escalation': NOBODY
};
/** What the command does, and the least that it takes. `null`: it takes no more than its name. */
export const COMMANDS: Record<string, { who: Where; with: object | null }> = {
	escalate: { who: tells, with: { subject: 'billing', trigger: 'customer' } },
	note: { who: tells, with: { text: 'Seen' } },
	link: { who: tells, with: { url: 'https://example.com/a', title: 'A' } },
	unlink: { who: tells, with: { url: 'https://example.com/a' } },
	decline: { who: tells, with: { why: 'On the telephone' } },
	claim: { who: acts, with: null },
	release: { who: acts, with: null },
	retier: { who: acts, with: { tier: 2 } },
	wait: { who: acts, with: { for: 'customer' } },
	'update-customer': { who: acts, with: null },
	tick: { who: acts, with: { sop: 'steps', step: 0 } },
	resolve: { who: acts, with: { cause: 'Card', done: 'New card' } },
	'follow-up': { who: acts, with: { satisfied: true } },
	close: { who: acts, with: null },
	reopen: { who: acts, with: { why: 'Again' } },
	accept: { who: acts, with: null },
	'undo-claim': { who: acts, with: null },
	'undo-retier': { who: acts, with: null },
	'undo-accept': { who: acts, with: null },
	hand: { who: handsOver, with: { to: 'mateo' } },
	'take-back': { who: handsOver, with: null },
	'take-over': { who: handsOver, with: { from: 'mateo', why: 'It is urgent by now' } },
	'undo-take-over': { who: handsOver, with: null }
};

/** What a key needs for each operation of the API. */
export const OPERATIONS: Record<string, string> = {
	changeCase: 'cases:write',
	changeCases: 'cases:write',
	listCases: 'cases:read',
	readCase: 'cases:read',
	readHistory: 'cases:read',
	explainClock: 'cases:read',
	readSops: 'cases:read',
	makeCustomerLink: 'cases:write',
	escalateForCustomer: 'cases:write',
	listQueues: 'queues:read',
	readQueue: 'queues:read',
	setUpQueue: 'queues:write',
	observeQueue: 'queues:write',
	observeQueues: 'queues:write',
	readConfiguration: 'configuration:read',
	saveConfiguration: 'configuration:write',
	checkConfiguration: 'configuration:read',
	listConfigurations: 'configuration:read',
	readConfigurationVersion: 'configuration:read',
	compareConfigurations: 'configuration:read',
	readRules: 'configuration:read',
	// it says of which cases a rule holds
	tryRule: 'cases:read',
	listBoards: 'boards:read',
	readBoard: 'boards:read',
	saveBoard: 'boards:write',
	removeBoard: 'boards:write',
	listAlerts: 'alerts:read',
	readAlertBudget: 'alerts:read',
	acknowledgeAlert: 'alerts:write',
	readClient: 'clients:read',
	setUpClient: 'clients:write',
	readEvents: 'events:read'
};
export const SCOPES = [
	...['cases:read', 'cases:write', 'queues:read', 'queues:write', 'alerts:read', 'alerts:write'],
	...['events:read', 'boards:read', 'boards:write', 'configuration:read', 'configuration:write'],
	...['clients:read', 'clients:write']
] as const;
