/** What each event and each command of a desk needs. A new one without a deed does not compile. */
import type { DeskCommand } from '../wire/commands.ts';
import type { DeskToServer, DisplayToServer } from '../wire/events.ts';
import type { Deed } from './deeds.ts';

/** `by-command`: by what it asks for, see `COMMAND_DEEDS`. */
export const EVENT_DEEDS: Readonly<Record<keyof DeskToServer, Deed | 'by-command'>> = {
	time: 'watch',
	resync: 'watch',
	command: 'by-command',
	history: 'watch',
	help: 'see-inside',
	explain: 'watch',
	colleagues: 'raise',
	related: 'see-inside',
	find: 'raise',
	raising: 'raise',
	raise: 'raise',
	looking: 'raise'
};

/** Events of a wall's socket: of everybody who looks at one, or of a wall by its own token. */
export const SCREEN_EVENTS: Readonly<Record<keyof DisplayToServer, 'screen' | 'wall'>> = {
	time: 'screen',
	resync: 'screen',
	report: 'wall'
};

/** Those of `act` and `hand-over` hold for the tiers of the person alone. */
export const COMMAND_DEEDS: Readonly<Record<DeskCommand['type'], Deed>> = {
	escalate: 'raise',
	note: 'raise',
	claim: 'act',
	release: 'act',
	retier: 'act',
	wait: 'act',
	'update-customer': 'act',
	tick: 'act',
	resolve: 'act',
	'follow-up': 'act',
	close: 'act',
	reopen: 'act',
	'undo-claim': 'act',
	'undo-retier': 'act',
	hand: 'hand-over',
	'take-back': 'hand-over',
	accept: 'act',
	// whoever is offered one may say no to it, whatever became of it meanwhile
	decline: 'raise',
	'take-over': 'hand-over',
	'undo-take-over': 'hand-over',
	'undo-accept': 'act',
	link: 'raise',
	unlink: 'raise'
};
