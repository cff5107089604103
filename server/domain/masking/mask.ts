/**
 * What nobody should find on a floor: card numbers, e-mail addresses, telephone numbers. Each can still be seen to have
 * been there; nothing that is left of it is of use to a thief. To mask twice is to mask once.
 */
import { findCards } from './card.ts';
import { findEmails } from './email.ts';
import {
	DOT,
	MASKED,
	TAG_LETTERS,
	withoutFound,
	withoutInnocent,
	withoutMasked,
	type Found
} from './found.ts';
import { findPhones } from './phone.ts';
import { readAloud } from './reading.ts';

/** Ten letters of `TAG_LETTERS` for an address or a number: the same for the same one, and telling nothing of it. */
export type TagOf = (value: string) => string;

/** A text without card numbers, e-mail addresses and telephone numbers. */
export const mask = (text: string): string =>
	// without its tag, what is left of one may stand beside other digits: looked at again, each time
	replaced(untagged(text), ({ masked }) => masked, untagged);

/**
 * A name, or whatever somebody goes by: as `mask`, and what is masked has a tag, so that one customer is still the same
 * one, and another one another.
 */
export const maskName = (text: string, tagOf: TagOf): string =>
	replaced(text, (found) => tagged(found, tagOf));

/**
 * An identifier: as `maskName`, but digits in one piece stay as they are. They are how a case is found in the system that
 * it came from.
 */
export const maskId = (text: string, tagOf: TagOf): string =>
	replaced(text, (found, written) => (/^\d+$/.test(written) ? written : tagged(found, tagOf)));

/**
 * A text of which nobody knows yet whether it is a text, a name or an id: masked, so that `mask`, `maskName` and `maskId`
 * make of it what they would have made of the text itself, but for a card that somebody goes by.
 */
export const maskUnread = (text: string, tagOf: TagOf): string =>
	replaced(text, (found) => (found.kind === 'card' ? found.masked : tagged(found, tagOf)));

/** A card's first and last digits beside its tag would tell more than either. */
const tagged = ({ kind, masked, value }: Found, tagOf: TagOf): string =>
	`${kind === 'card' ? DOT.repeat(8) : masked}·${tagOf(value)}`;

const TAG = new RegExp(`(?<=[${DOT}0-9])·[${TAG_LETTERS}]{10}`);
/** Texts say that something was there, and not whose. */
const untagged = (text: string): string =>
	text.includes(DOT) ? text.replaceAll(MASKED, (one) => one.replace(TAG, '')) : text;

function everything(plain: string): Found[] {
	const emails = findEmails(withoutMasked(plain));
	const numbers = withoutInnocent(withoutFound(withoutMasked(plain), emails));
	const cards = findCards(numbers);
	const phones = findPhones(withoutFound(numbers, cards));
	return [...emails, ...cards, ...phones].sort((one, other) => one.from - other.from);
}

/** Fewer digits than this are no telephone number. */
const MAY_HOLD = /@|%40|[[({] ?at ?[\])}]|[^\0-\u007f]|\d(?:[^\d]{0,3}\d){6}/i;
/** What was masked may uncover something else; that happens once, if at all. */
const MOST_TIMES = 8;

/** What stands in the place of something that was found, and was written like this. */
type As = (found: Found, written: string) => string;

/** @param then what is made of the text each time that something was masked in it */
function replaced(text: string, as: As, then = (made: string) => made): string {
	let now = text;
	for (let times = 0; times < MOST_TIMES && MAY_HOLD.test(now); times++) {
		const next = then(once(now, as));
		if (next === now) break;
		now = next;
	}
	return now;
}

function once(text: string, as: As): string {
	const { plain, begins, ends } = readAloud(text);
	let [made, at] = ['', 0];
	for (const found of everything(plain)) {
		const [from, to] = [begins[found.from] ?? 0, ends[found.to - 1] ?? text.length];
		made += text.slice(at, from) + as(found, text.slice(from, to));
		at = to;
	}
	return made + text.slice(at);
}
