/** The desk's keyboard (rule DESK-30): one table, which is also the help sheet. */
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { Key } from '#lib/messages/index.ts';
import { ESCALATED_TIERS, type EscalatedTier } from '#lib/shared/words.ts';

export type Act =
	| {
			do:
				| 'down'
				| 'up'
				| 'open'
				| 'claim'
				| 'undo'
				| 'search'
				| 'hold'
				| 'close'
				| 'help'
				| 'views'
				| 'raise'
				| 'accept'
				| 'pick'
				| 'pick-span'
				| 'pick-all';
	  }
	| { do: 'form'; form: FormName }
	| { do: 'tier'; tier: EscalatedTier };

/** What needs a few words, or a choice. */
export type FormName =
	| 'note'
	| 'tell'
	| 'wait'
	| 'escalate'
	| 'resolve'
	| 'follow-up'
	| 'reopen'
	| 'hand'
	| 'decline'
	| 'take-over'
	| 'link';

/** What a form asks for. */
export const COMMAND_OF: Readonly<Record<FormName, DeskCommand['type']>> = {
	note: 'note',
	tell: 'update-customer',
	wait: 'wait',
	escalate: 'escalate',
	resolve: 'resolve',
	'follow-up': 'follow-up',
	reopen: 'reopen',
	hand: 'hand',
	decline: 'decline',
	'take-over': 'take-over',
	link: 'link'
};

export const KEY_HELP: readonly { keys: readonly string[]; what: Key<'desk'> }[] = [
	{ keys: ['j', 'k'], what: 'key-next' },
	{ keys: ['Enter'], what: 'key-open' },
	{ keys: ['c'], what: 'claim' },
	{ keys: ['1', '2', '3', '4'], what: 'key-tier' },
	{ keys: ['u'], what: 'undo' },
	{ keys: ['t'], what: 'key-told' },
	{ keys: ['s'], what: 'still-on-it' },
	{ keys: ['n'], what: 'key-note' },
	{ keys: ['w'], what: 'key-wait' },
	{ keys: ['e'], what: 'escalate' },
	{ keys: ['r'], what: 'resolve' },
	{ keys: ['f'], what: 'follow-up' },
	{ keys: ['h'], what: 'hand-title' },
	{ keys: ['y'], what: 'accept' },
	{ keys: ['+'], what: 'raise-title' },
	{ keys: ['/'], what: 'key-search' },
	{ keys: ['x'], what: 'key-pick' },
	{ keys: ['X'], what: 'key-pick-span' },
	{ keys: ['a'], what: 'key-pick-all' },
	{ keys: ['v'], what: 'views' },
	{ keys: ['Esc'], what: 'close' },
	{ keys: ['?'], what: 'key-list' }
];

const PLAIN: Readonly<Record<string, Act>> = {
	j: { do: 'down' },
	k: { do: 'up' },
	ArrowDown: { do: 'down' },
	ArrowUp: { do: 'up' },
	Enter: { do: 'open' },
	c: { do: 'claim' },
	u: { do: 'undo' },
	s: { do: 'hold' },
	n: { do: 'form', form: 'note' },
	t: { do: 'form', form: 'tell' },
	w: { do: 'form', form: 'wait' },
	e: { do: 'form', form: 'escalate' },
	r: { do: 'form', form: 'resolve' },
	f: { do: 'form', form: 'follow-up' },
	h: { do: 'form', form: 'hand' },
	y: { do: 'accept' },
	'+': { do: 'raise' },
	'/': { do: 'search' },
	v: { do: 'views' },
	x: { do: 'pick' },
	X: { do: 'pick-span' },
	a: { do: 'pick-all' },
	'?': { do: 'help' },
	Escape: { do: 'close' }
};

export interface Stroke {
	key: string;
	ctrl: boolean;
	meta: boolean;
	alt: boolean;
	/** True for what the key does again and again while it is held down. */
	repeat: boolean;
	/** False: letters, digits and signs do nothing. */
	single: boolean;
	/** What has the focus. */
	on: 'page' | 'control' | 'text' | 'choice';
}

/**
 * @returns what a key stroke asks for, or null. Typing is never taken for a command; a held key moves, it never
 * claims; keys that a focused button or choice understands itself are left to it.
 */
export function actOf({ key, ctrl, meta, alt, repeat, single, on }: Stroke): Act | null {
	if (ctrl || meta || alt || (!single && key.length === 1)) return null;
	const tier = ESCALATED_TIERS.find((number) => String(number) === key);
	const act = tier ? { do: 'tier' as const, tier } : (PLAIN[key] ?? PLAIN[key.toLowerCase()]);
	if (!act || (on === 'text' && act.do !== 'close')) return null;
	if (on === 'choice' && act.do !== 'close' && act.do !== 'search') return null;
	if (on === 'control' && key === 'Enter') return null;
	if (repeat && act.do !== 'down' && act.do !== 'up') return null;
	return act;
}
