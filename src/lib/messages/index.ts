/** Every text that a person reads on a page, in the reader's language. Written in ICU MessageFormat, compiled when built. */
import { load } from 'virtual:messages';
import { directionOf, type Locale } from '#lib/shared/locales.ts';
import type account from './en/account.json';
import type admin from './en/admin.json';
import type alerts from './en/alerts.json';
import type ask from './en/ask.json';
import type common from './en/common.json';
import type desk from './en/desk.json';
import type pairing from './en/pairing.json';
import type setup from './en/setup.json';
import type people from './en/people.json';
import type shift from './en/shift.json';
import type staff from './en/staff.json';
import type told from './en/told.json';
import type wall from './en/wall.json';
import type walls from './en/walls.json';

/** `common` is the words of the trade, which every page has. */
export interface Areas {
	account: typeof account;
	admin: typeof admin;
	alerts: typeof alerts;
	ask: typeof ask;
	common: typeof common;
	desk: typeof desk;
	pairing: typeof pairing;
	setup: typeof setup;
	people: typeof people;
	shift: typeof shift;
	staff: typeof staff;
	told: typeof told;
	wall: typeof wall;
	walls: typeof walls;
}
export type Area = keyof Areas;
type Keys = { [A in Area]: keyof Areas[A] & string };
export type Key<A extends Area> = Keys[A];
export type Values = Record<string, string | number>;

/** The texts of some areas in one language, and that language. */
export interface Words<in A extends Area = Area> {
	/** @param values of the placeholders; a number is written as its language does */
	(key: Key<A>, values?: Values): string;
	locale: Locale;
	direction: 'ltr' | 'rtl';
}

/** Loads the texts of some areas, and nothing of any other language. */
export async function wordsOf<A extends Area>(
	locale: Locale,
	areas: readonly A[]
): Promise<Words<A>> {
	const parts = await Promise.all(areas.map((area) => load(locale, area)));
	const all = Object.assign({}, ...parts) as Record<string, (values: Values) => string>;
	const say = (key: string, values: Values = {}) => all[key]?.(values) ?? key;
	return Object.assign(say, { locale, direction: directionOf(locale) });
}
