/** What the page of alerts may ask of the server. */
import {
	AlertPreferences,
	MuteChoice,
	PushSubscription,
	SPANS,
	type AlertBudget,
	type AlertView,
	type ChannelView,
	type FloodLine,
	type MuteView,
	type SpanName
} from '#lib/shared/wire/alerts.ts';
import type { FieldFault } from '#lib/shared/wire/errors.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { DEFAULT_PREFERENCES } from '#server/domain/alerts/kinds.ts';
import { muteUntil } from '#server/domain/alerts/mute.ts';
import { shiftAt } from '#server/domain/shift/windows.ts';
import { covers, type Floor } from '#server/domain/directory.ts';
import type { Alerts } from '#server/services/alerts/index.ts';
import type { Directory } from '#server/services/directory.ts';
import { fieldFaults } from '#server/services/faults.ts';

export interface AlertsPage {
	/** IANA name of the floor, for times of day; the server's time. */
	zone: string;
	now: number;
	clients: { id: string; name: string }[];
	which: 'active' | 'all';
	alerts: AlertView[];
	next: string | null;
	active: number;
	critical: number;
	line: FloodLine | null;
	span: SpanName;
	budget: AlertBudget;
	channels: ChannelView[];
	preferences: AlertPreferences;
	pushKey: string;
}

/** What an address asks for; odd values are taken as none. */
export interface AlertsAsked {
	which: string | null;
	from: string | null;
	span: string | null;
}

export interface AlertPages {
	/** @throws StoreUnavailable */
	page(person: Person, asked: AlertsAsked): Promise<AlertsPage>;
	/** @returns false when there is no such alert, or it is not for this person */
	acknowledge(person: Person, client: string, id: string): Promise<boolean>;
	/** @returns what was wrong; empty when it is kept */
	prefer(person: Person, said: unknown): Promise<FieldFault[]>;
	/** Whether this person wants no push for a while. @throws StoreUnavailable */
	muted(person: Person): Promise<MuteView>;
	/** Mutes push, or ends that. @returns how it stands now, and what was wrong */
	mute(person: Person, said: unknown): Promise<{ view: MuteView; faults: FieldFault[] }>;
	/** @param token of the session that asks: what ends that ends this, too */
	subscribe(person: Person, said: unknown, token: string | undefined): Promise<FieldFault[]>;
	unsubscribe(person: Person, endpoint: string): Promise<void>;
}

const PART = 30;

export function alertPages(
	alerts: Alerts,
	directory: Directory,
	floor: () => Floor | null,
	now: () => number
): AlertPages {
	const muted = async (person: Person): Promise<MuteView> => {
		const { zone = 'UTC', shifts = [] } = floor() ?? {};
		const shift = shiftAt(shifts, zone, now());
		return {
			until: await alerts.mutedUntil(person.id),
			now: now(),
			zone,
			shift: shift && { name: shift.name, to: shift.to }
		};
	};
	return {
		muted,
		async mute(person, said) {
			const view = await muted(person);
			const parsed = MuteChoice.safeParse(said);
			if (!parsed.success) return { view, faults: fieldFaults(parsed.error) };
			const until = muteUntil(parsed.data, { ...view, shiftEnd: view.shift?.to ?? null });
			if (until === null && !isOver(parsed.data))
				return { view, faults: [{ path: 'for', message: 'expected a shift that runs' }] };
			await alerts.mute(person.id, until);
			return { view: { ...view, until }, faults: [] };
		},
		async page(person, asked) {
			const clients = alerts.clientsOf(person);
			const which = asked.which === 'all' ? 'all' : 'active';
			const span = isSpan(asked.span) ? asked.span : '10-minutes';
			const from = /^\d{1,15}_\d{1,7}$/.test(asked.from ?? '') ? asked.from : null;
			const zone = floor()?.zone ?? 'UTC';
			const [list, line, budget, channels, preferences, pushKey] = await Promise.all([
				alerts.reader.list(clients, which, PART, from),
				alerts.line(person),
				alerts.reader.budget(clients, span),
				alerts.reader.channels(clients),
				alerts.preferences(person.id),
				alerts.pushKey()
			]);
			return {
				...{ ...list, which, line, span, budget, channels, pushKey, zone },
				now: now(),
				clients: clients.map((id) => ({ id, name: directory.find('client', id)?.name ?? id })),
				preferences: { ...DEFAULT_PREFERENCES, zone, ...preferences }
			};
		},
		async acknowledge(person, client, id) {
			if (!covers(person.clients, client)) return false;
			return (await alerts.acknowledge(client, id, { id: person.id, name: person.name })) !== null;
		},
		async prefer(person, said) {
			const parsed = AlertPreferences.safeParse(said);
			if (!parsed.success) return fieldFaults(parsed.error);
			await alerts.prefer(person.id, parsed.data);
			return [];
		},
		async subscribe(person, said, token) {
			const parsed = PushSubscription.safeParse(said);
			if (!parsed.success) return fieldFaults(parsed.error);
			if (!isPublic(parsed.data.endpoint))
				return [{ path: 'endpoint', message: 'expected the address of a push service' }];
			const not = await alerts.subscribe(person.id, parsed.data, token);
			return not === null ? [] : [{ path: 'endpoint', message: NOT_TOLD[not] }];
		},
		unsubscribe: (person, endpoint) => alerts.unsubscribe(person.id, endpoint)
	};
}

const NOT_TOLD = {
	'signed-out': 'expected a browser in which one is signed in',
	'too-many': 'expected 20 browsers at most'
} as const;

const isOver = (choice: MuteChoice): boolean => 'for' in choice && choice.for === 'over';

const isSpan = (text: string | null): text is SpanName => text !== null && text in SPANS;

/** A push service has a name in the public tree: no address by number, and nothing of one's own network. */
function isPublic(endpoint: string): boolean {
	const { hostname } = new URL(endpoint);
	const byNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
	const own = /(^|\.)(localhost|local|internal|lan|home|corp|intranet)$/.test(hostname);
	return !byNumber && !own && hostname.includes('.');
}
