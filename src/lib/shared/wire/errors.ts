/**
 * The one catalogue of failures, as they cross the wire: in a Socket.IO acknowledgement and, as `code`, in a problem
 * document of the HTTP API. `status` is the HTTP status; `temporary` means: the same request, with the same operation
 * id, may be sent again and will then be decided afresh or answered as before.
 */
export const FAILURES = {
	invalid: { status: 422, temporary: false, title: 'A field is missing or wrong' },
	malformed: { status: 400, temporary: false, title: 'The request could not be read' },
	'too-large': { status: 413, temporary: false, title: 'The body is too large' },
	'media-type': {
		status: 415,
		temporary: false,
		title: 'The body is of a media type that is not taken here'
	},
	unauthenticated: { status: 401, temporary: false, title: 'Sign in, or send a valid key' },
	forbidden: { status: 403, temporary: false, title: 'Not allowed' },
	'not-found': { status: 404, temporary: false, title: 'There is no such thing here' },
	method: { status: 405, temporary: false, title: 'Not a method of this address' },
	exists: { status: 409, temporary: false, title: 'A case of this id is there already' },
	claimed: { status: 409, temporary: false, title: 'Somebody else has it' },
	'not-escalated': { status: 409, temporary: false, title: 'This case is no escalation' },
	'not-open': { status: 409, temporary: false, title: 'The case is resolved or closed' },
	'not-resolved': { status: 409, temporary: false, title: 'The case is not resolved' },
	'not-owner': { status: 409, temporary: false, title: 'Somebody else has it' },
	'not-claimed': { status: 409, temporary: false, title: 'Nobody has it' },
	'not-offered': { status: 409, temporary: false, title: 'It is not offered to you' },
	'unknown-person': {
		status: 422,
		temporary: false,
		title: 'Nobody of this client is called that'
	},
	'too-many-links': {
		status: 409,
		temporary: false,
		title: 'It has as many links as a case can have'
	},
	'undo-late': { status: 409, temporary: false, title: 'It is too late to undo' },
	'undo-moved': { status: 409, temporary: false, title: 'Something happened since' },
	'no-skill': { status: 409, temporary: false, title: 'No team has this skill' },
	'no-such-step': { status: 409, temporary: false, title: 'There is no such step' },
	'unknown-cause': { status: 422, temporary: false, title: 'The cause is not one of the list' },
	'unknown-template': { status: 422, temporary: false, title: 'There is no such template' },
	'follow-up-needed': {
		status: 409,
		temporary: false,
		title: 'The customer has still to be asked'
	},
	'reopen-late': { status: 409, temporary: false, title: 'It is too late to reopen it' },
	'asked-already': { status: 409, temporary: false, title: 'The customer has asked already' },
	stale: { status: 409, temporary: false, title: 'The case has newer news than this' },
	'board-shown': { status: 409, temporary: false, title: 'Walls show this board' },
	'not-current': { status: 412, temporary: false, title: 'Somebody changed it meanwhile' },
	busy: { status: 503, temporary: true, title: 'Too many changes at once; try again' },
	unavailable: { status: 503, temporary: true, title: 'The store does not answer; try again' },
	protocol: { status: 426, temporary: false, title: 'This page is of another version; reload it' },
	internal: { status: 500, temporary: true, title: 'Something went wrong on our side' }
} as const satisfies Record<string, { status: number; temporary: boolean; title: string }>;

export type FailureCode = keyof typeof FAILURES;

/** A field that was refused: its JSON path (`cases[3].priority`) and what was expected there. */
export interface FieldFault {
	path: string;
	message: string;
}

/** A failure as it is sent. `detail` is a sentence for the person who did it. */
export interface Failure {
	code: FailureCode;
	temporary: boolean;
	detail: string;
	fields?: FieldFault[];
	/** Who has the case, when `code` is `claimed` or `not-owner`; `at` in ms since 1970, on the server's clock. */
	owner?: { id: string; name: string; at: number };
	/** The server's time of the refusal, in ms since 1970. With `owner.at` it says how much earlier the winner was. */
	at?: number;
}

/** How every socket event with an answer is answered. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: Failure };
