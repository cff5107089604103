/**
 * The one door of every event: what is not listed is refused, and what is listed takes its deed. Nothing behind it is
 * reached otherwise; what a command is about is looked at where it is decided (`server/domain/access.ts`).
 */
import type { Event } from 'socket.io';
import { may, type Deed } from '#lib/shared/access/deeds.ts';
import { COMMAND_DEEDS, EVENT_DEEDS, SCREEN_EVENTS } from '#lib/shared/access/desk.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { failure } from '#server/services/cases.ts';
import type { DeskSocket, DisplaySocket } from './types.ts';

type Refused = Extract<Ack<never>, { ok: false }>;

/** Guards a desk. @param person as they are now; null when there is no such account any more */
export function guardDesk(socket: DeskSocket, person: () => Person | null): void {
	socket.use((event, next) => pass(event, next, refusedAtDesk(event, person())));
}

/** Guards a wall's socket: walls, and whoever looks at one, tell nothing but how they do. */
export function guardDisplay(socket: DisplaySocket): void {
	socket.use((event, next) => {
		const [name] = event;
		const listed = Object.hasOwn(SCREEN_EVENTS, name);
		const isFor = listed ? SCREEN_EVENTS[name as keyof typeof SCREEN_EVENTS] : null;
		const allowed = isFor === 'screen' || (isFor === 'wall' && socket.data.wall !== null);
		pass(event, next, allowed ? null : refused('A wall does nothing of this kind.'));
	});
}

/** @returns null where it may pass */
export function refusedAtDesk([name, said]: Event, person: Person | null): Refused | null {
	if (!Object.hasOwn(EVENT_DEEDS, name)) return refused('There is no such event at a desk.');
	const deed = EVENT_DEEDS[name as keyof typeof EVENT_DEEDS];
	const needed = deed === 'by-command' ? deedOf(said) : deed;
	if (person && may(person, needed)) return null;
	return refused('This is for others. Ask an administrator.');
}

/** What is no command is told so by whoever reads it; that much takes the least that a command can take. */
function deedOf(request: unknown): Deed {
	const type = (request as { command?: { type?: unknown } } | null | undefined)?.command?.type;
	const listed = typeof type === 'string' && Object.hasOwn(COMMAND_DEEDS, type);
	return listed ? COMMAND_DEEDS[type as keyof typeof COMMAND_DEEDS] : 'raise';
}

const refused = (detail: string): Refused => ({ ok: false, error: failure('forbidden', detail) });

/** What is refused is answered where an answer is awaited, and goes no further. */
function pass(event: Event, next: () => void, refusal: Refused | null): void {
	if (!refusal) return next();
	const ack: unknown = event.at(-1);
	if (typeof ack === 'function') (ack as (answer: Refused) => void)(refusal);
}
