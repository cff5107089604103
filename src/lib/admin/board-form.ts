/**
 * The form of a board, and the settings that it makes: read alike where it is typed, for the preview, and where it is
 * sent. What is wrong with them is the server's to say.
 */
import { PANELS, type BoardSettings, type Panel } from '#lib/shared/boards.ts';
import { LOCALES, type Locale } from '#lib/shared/locales.ts';
import { ESCALATED_TIERS } from '#lib/shared/words.ts';
import type { FieldFault } from '#lib/shared/wire/errors.ts';

/** A page has so many places for panels. */
export const PLACES = [0, 1, 2, 3] as const;
export const MOST_PAGES = 8;

/** Of the place of a panel, and of how long a page stands. */
export const panelField = (page: number, place: number): string => `page-${page}-panel-${place}`;
export const secondsField = (page: number): string => `page-${page}-seconds`;
/** Says that the form has room for one page more than there are. */
export const SPARE = 'spare';

/** @param id of a board that is there already; null reads it from the form */
export function settingsFrom(form: FormData, id: string | null): BoardSettings {
	const text = (name: string): string => {
		const field = form.get(name);
		return typeof field === 'string' ? field.trim() : '';
	};
	const all = (name: string): string[] =>
		form.getAll(name).filter((field): field is string => typeof field === 'string');
	const kept = text('visitorClient');
	return {
		id: id ?? text('id'),
		name: text('name'),
		floor: text('floor'),
		clients: text('clients') === 'all' ? '*' : all('client'),
		queues: text('queues') === 'all' ? '*' : all('queue'),
		tiers: ESCALATED_TIERS.filter((tier) => all('tier').includes(String(tier))),
		pages: pagesFrom(form, text),
		distance: numberOf(text('distance')),
		diagonal: numberOf(text('diagonal')),
		sound: form.has('sound'),
		visitor: form.has('visitor') ? { client: kept === '' ? null : kept } : null,
		locale: LOCALES.find((locale) => locale === text('locale')) ?? (text('locale') as Locale),
		message: text('message')
	};
}

/** What is no number is none on the way to the server either, which then says what it expected. */
const numberOf = (text: string): number => (text === '' ? Number.NaN : Number(text));

/**
 * Each page of the form in its place, so that a fault stands where it was typed. Only without scripts, where the form
 * has room for one page more and no button that takes one away, a page without a panel is none.
 */
function pagesFrom(form: FormData, text: (name: string) => string): BoardSettings['pages'] {
	return Array.from({ length: MOST_PAGES + 1 }, (_, page) => page)
		.filter((page) => form.has(secondsField(page)))
		.map((page) => ({
			panels: PLACES.map((place) => text(panelField(page, place))).filter(isPanel),
			seconds: numberOf(text(secondsField(page)))
		}))
		.filter(({ panels }) => panels.length > 0 || !form.has(SPARE));
}

const isPanel = (name: string): name is Panel => PANELS.some((panel) => panel === name);

/** What is wrong with a field, or with something in it: `clients` is that of `clients[3]`. */
export const faultsAt = (faults: readonly FieldFault[], path: string): string[] =>
	faults
		.filter(
			(fault) =>
				fault.path === path ||
				fault.path.startsWith(`${path}[`) ||
				fault.path.startsWith(`${path}.`)
		)
		.map(({ message }) => message)
		.filter((message, index, all) => all.indexOf(message) === index);

/** Settings as a part of an address: base64url of JSON. */
export const asAddress = (settings: BoardSettings): string =>
	btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(settings))))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replace(/=+$/, '');

/** The way back; null for what is none. */
export function fromAddress(text: string): BoardSettings | null {
	try {
		const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		const json = new TextDecoder('utf-8', { fatal: true }).decode(
			Uint8Array.from(bytes, (one) => one.charCodeAt(0))
		);
		return JSON.parse(json) as BoardSettings;
	} catch {
		return null;
	}
}

/** Screens that a board can be looked at on, in CSS px. */
export const SCREENS = {
	'full-hd': { width: 1920, height: 1080 },
	hd: { width: 1280, height: 720 },
	'ultra-hd': { width: 3840, height: 2160 },
	portrait: { width: 1080, height: 1920 },
	ultrawide: { width: 2560, height: 1080 }
} as const;
export type ScreenName = keyof typeof SCREENS;
