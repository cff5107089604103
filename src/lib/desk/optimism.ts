/**
 * What a tap shows before the server has answered: pending acts laid over the server's rows. The server's rows are
 * never changed, so taking an act back is leaving it out (rules DESK-1 to DESK-4).
 */
import { heldOn } from '#lib/shared/lease.ts';
import type { Row, Whom } from '#lib/shared/wire/rows.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';

/** What an act will have done to a row, as far as a screen can know it. */
export type Effect = Partial<
	Pick<
		Row,
		'owner' | 'ownedSince' | 'tier' | 'tierSince' | 'lease' | 'status' | 'waitingFor' | 'offer'
	>
>;

/** What an undo lays back: the row as it was shown before the act. */
export type Before = Pick<Row, 'owner' | 'ownedSince' | 'tier' | 'tierSince' | 'offer'>;

/** An act that was tapped. `version` is null until the server acknowledged it. */
export interface Pending {
	operation: string;
	/** `client/case` */
	key: string;
	effect: Effect;
	version: number | null;
}

export interface Tapped {
	/** How the row is shown at the tap; undefined when it is no row of the list. */
	row?: Pick<Row, 'owner' | 'lease'> | undefined;
	/** How it was before the act that is undone; only for the two undos. */
	before?: Before | undefined;
}

/**
 * @param now the server's time of the tap
 * @returns null when a screen cannot know what the act will look like: it waits for the server
 */
export function effectOf(
	command: DeskCommand,
	me: Whom,
	now: number,
	{ row, before }: Tapped = {}
): Effect | null {
	switch (command.type) {
		case 'claim':
			return { owner: me, ownedSince: now, offer: undefined };
		case 'accept':
		case 'take-over':
			return { owner: me, ownedSince: now, lease: null, offer: undefined };
		case 'take-back':
		case 'decline':
			return { offer: undefined };
		case 'release':
			return { owner: null, ownedSince: null, lease: null, offer: undefined };
		case 'note':
		case 'tick':
		case 'update-customer':
			return held(me, now, row);
		case 'wait':
			return command.for === null
				? { status: 'active', waitingFor: null }
				: { status: 'waiting', waitingFor: command.for };
		case 'retier':
			return tierEffect(command.tier, now);
		case 'undo-claim':
		case 'undo-retier':
		case 'undo-take-over':
		case 'undo-accept':
			return before ?? null;
		default:
			return null;
	}
}

/** Another tier is other people: nobody has it there yet. */
function tierEffect(tier: EscalatedTier, now: number): Effect {
	return { tier, tierSince: now, owner: null, ownedSince: null, lease: null, offer: undefined };
}

/** Whoever has it and takes a step holds it on. */
function held(me: Whom, now: number, row: Tapped['row']): Effect | null {
	if (!row?.lease || row.owner?.id !== me.id) return null;
	return { lease: heldOn(row.lease, now) };
}

/** @returns true when the server's row tells of the act, or of something later. */
function known(row: Row, pending: Pending): boolean {
	return pending.version !== null && row.version >= pending.version;
}

/** @returns the row as it looks with its pending acts, oldest first; the same object when there are none. */
export function lay(row: Row, pending: readonly Pending[]): Row {
	let shown = row;
	for (const act of pending)
		if (act.key === row.key && !known(row, act)) shown = { ...shown, ...act.effect };
	return shown;
}

/** Of the rows that something was tapped of, how each looks with its pending acts; by key. */
export function layEach(
	pending: readonly Pending[],
	rows: { get(key: string): Row | undefined }
): ReadonlyMap<string, Row> {
	return new Map(
		pending.flatMap(({ key }) => {
			const row = rows.get(key);
			return row ? [[key, lay(row, pending)]] : [];
		})
	);
}

/**
 * The acts that still have something to say: what the server's rows know by now, and what belongs to a row that has
 * left, is dropped. Unanswered acts of a row that left stay until they are answered.
 */
export function settle(
	pending: readonly Pending[],
	rows: { get(key: string): Row | undefined }
): Pending[] {
	return pending.filter((act) => {
		const row = rows.get(act.key);
		return row ? !known(row, act) : act.version === null;
	});
}

/** The server did it: the act stays until the row of that version has come. */
export function acknowledge(
	pending: readonly Pending[],
	operation: string,
	version: number
): Pending[] {
	return pending.map((act) => (act.operation === operation ? { ...act, version } : act));
}

/** The server refused, or it is not known: the row shows again what the server says. */
export function takeBack(pending: readonly Pending[], operation: string): Pending[] {
	return pending.filter((act) => act.operation !== operation);
}
