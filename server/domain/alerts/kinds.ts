/** Which kind of push an alert is to a person, and whether it goes to their browsers now. Pure. */
import { tiersOf } from '#lib/shared/access/deeds.ts';
import type { AlertPreferences, PushKind, Severity } from '#lib/shared/wire/alerts.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import type { EscalatedTier } from '#lib/shared/words.ts';
import { isQuiet } from './quiet.ts';

/** What of an alert decides its kind. */
export interface Kinded {
	rule: string;
	tier: EscalatedTier | null;
	owner: string | null;
}

type Acts = Pick<Person, 'id' | 'role' | 'tiers'>;

/** Rules, or how they begin, by which somebody gets something to claim. */
const NEW = ['escalated:', 'rule:', 'path:stepped', 'tier:moved'];

/** @returns null for what is of no kind, and goes by its severity */
export function kindOf({ rule, tier, owner }: Kinded, person: Acts): PushKind | null {
	if (rule === 'lease:warned') return 'lease';
	if (rule.startsWith('promise:')) return 'promise';
	if (rule === 'clock:resolve:past') return owner === person.id ? 'past-sla' : null;
	if (rule === 'offered') return 'offered';
	if (rule === 'mention') return 'mention';
	return isNewIn(tiersOf(person), { rule, tier, owner }) ? 'new' : null;
}

/** Whether nobody has it, and it came into one of these tiers. */
export function isNewIn(tiers: readonly EscalatedTier[], { rule, tier, owner }: Kinded): boolean {
	const arrives = rule === 'customer' || NEW.some((start) => rule.startsWith(start));
	return arrives && owner === null && tier !== null && tiers.includes(tier);
}

export const DEFAULT_PREFERENCES: AlertPreferences = {
	quiet: null,
	zone: 'UTC',
	push: ['warning', 'critical'],
	kinds: ['new', 'lease', 'promise', 'past-sla', 'offered', 'mention']
};

/** What goes through, for one person at one moment. */
export interface Wants {
	preferences: AlertPreferences;
	/** Null while push is not muted. */
	mutedUntil: number | null;
	/** The client has quiet hours now. */
	quiet: boolean;
	/** Ms since 1970. */
	now: number;
}

const isMuted = ({ mutedUntil, now }: Wants): boolean => mutedUntil !== null && now < mutedUntil;
const isStill = ({ preferences, quiet, now }: Wants): boolean =>
	quiet || isQuiet(preferences.quiet, preferences.zone, now);

/** Muted, nothing goes; in quiet hours what is critical; else what was chosen, and what is critical in any case. */
export function goesOut(severity: Severity, kind: PushKind | null, wants: Wants): boolean {
	if (isMuted(wants)) return false;
	if (severity === 'critical') return true;
	const { push, kinds } = wants.preferences;
	return !isStill(wants) && (kind === null ? push.includes(severity) : kinds.includes(kind));
}

/** Whether the line that stands for many goes out. @param critical how many of them are critical */
export function lineGoesOut(critical: number, wants: Wants): boolean {
	if (isMuted(wants)) return false;
	if (critical > 0) return true;
	const { push, kinds } = wants.preferences;
	return !isStill(wants) && (push.includes('warning') || kinds.length > 0);
}
