/** What a form still lacks, told at its fields when somebody sends it (rule DESK-108). */
import { WebAddress } from './web-address.ts';
import type { DeskSay } from './say.ts';

/** A sentence for each field that is not as it has to be, by its name, in the order of the form. */
export type Lacking = Readonly<Record<string, string>>;

/** @param fields null for what is as it has to be */
export const lacking = (fields: Readonly<Record<string, string | null>>): Lacking =>
	Object.fromEntries(
		Object.entries(fields).flatMap(([field, words]) => (words === null ? [] : [[field, words]]))
	);

/** A few words are wanted. */
export const textLack = (text: string, say: DeskSay): string | null =>
	text.trim() === '' ? say('lack-text') : null;

/** One of several is wanted. */
export const choiceLack = (chosen: string | number | null, say: DeskSay): string | null =>
	chosen === null || chosen === '' ? say('lack-choice') : null;

/** A reason that somebody else is told is wanted. @param least so many characters */
export const reasonLack = (text: string, least: number, say: DeskSay): string | null =>
	text.trim().length < least ? say('lack-reason', { n: least }) : null;

/** An address of the web is wanted. */
export const addressLack = (text: string, say: DeskSay): string | null =>
	WebAddress.read(text) === null ? say('lack-address') : null;
