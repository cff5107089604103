/** What stands in place of names on a wall that visitors see: the server sends these, so that no screen has the names. */
import type { Locale } from './locales.ts';

export const ALIASES: Record<Locale, { client: string; queue: string; team: string }> = {
	en: { client: 'Client', queue: 'Queue', team: 'Team' },
	es: { client: 'Cliente', queue: 'Cola', team: 'Equipo' },
	fil: { client: 'Kliyente', queue: 'Pila', team: 'Koponan' },
	de: { client: 'Kunde', queue: 'Warteschlange', team: 'Team' },
	ar: { client: 'العميل', queue: 'الطابور', team: 'الفريق' }
};
