/** What must be so for an event to stand in the log: it is not early, not told twice, and what the settings say. */
import { TIMERS, type ClockName } from '#lib/shared/words.ts';
import type { CaseEvent, EventOf } from '#server/domain/events.ts';
import { must } from './broken.ts';
import type { Book } from './book.ts';
import { afterDwell, goOn, manned, type Next } from './paths.ts';
import { escalated, type Reading } from './terms.ts';

type Say = () => string;

/** A clock that is told to have run out, or a pause to have ended: at its instant, once, the earliest first. */
export function checkBreach(
	book: Book,
	event: EventOf<'clock-past' | 'pause-ended'>,
	say: Say
): void {
	const instant =
		event.type === 'clock-past' ? breach(book, event, say) : pauseEnd(book, event, say);
	must(
		event.at === Math.max(instant, book.at),
		'SIM-4',
		() => `${say()}: told as of another instant than ${instant}`
	);
	const { offer } = book.facts;
	if (offer && escalated(book.facts))
		must(offer.until >= instant, 'SIM-4', () => `${say()}: the offer had lapsed before`);
	for (const name of TIMERS) {
		const ledger = book.ledgers[name];
		const ends = ledger?.until ?? null;
		must(
			ends === null || ends >= instant,
			'SIM-4',
			() => `${say()}: the pause of ${name} ended before`
		);
		const runs = ledger?.runs && !ledger.past && escalated(book.facts);
		if (runs && (name === 'claim' || name === 'update' || name === 'resolve'))
			must(ledger.due >= instant, 'SIM-4', () => `${say()}: ${name} had run out before`);
	}
}

function breach(book: Book, { clock, due }: EventOf<'clock-past'>, say: Say): number {
	const ledger = book.ledgers[clock];
	must(
		ledger?.runs === true && escalated(book.facts),
		'SIM-4',
		() => `${say()}: ${clock} does not run`
	);
	must(!ledger.past, 'SIM-2', () => `${say()}: ${clock} is told twice to have run out`);
	must(
		ledger.due === due,
		'SIM-4',
		() => `${say()}: ${clock} runs out at ${ledger.due}, not at ${due}`
	);
	ledger.past = true;
	book.breaches.push({ case: book.id, clock, due });
	const named: readonly ClockName[] = book.reading?.settings.breach ?? [];
	const { subject } = book.facts;
	if (named.includes(clock) && subject !== 'sla-breach' && book.reading?.pathFor('sla-breach'))
		book.owed = clock;
	return due;
}

function pauseEnd(book: Book, { timers }: EventOf<'pause-ended'>, say: Say): number {
	const ends = TIMERS.map((name) => book.ledgers[name]?.until ?? Infinity);
	const instant = Math.min(...ends);
	const expected = TIMERS.filter((_, index) => ends[index] === instant);
	must(
		timers.join() === expected.join(),
		'SIM-6',
		() => `${say()}: ${timers.join()} go on, not ${expected.join()}`
	);
	return instant;
}

/** What the clock does: only when its time has come, and once; a step, the one that the path names. */
export function checkAct(book: Book, event: CaseEvent, reading: Reading, say: Say): void {
	if (event.type === 'step-skipped') return void book.skipped.push(event.step);
	if (book.skipped.length > 0) passedOver(book, event, reading, say);
	if (book.owed !== null) {
		const follows = event.type === 'triggered' && event.asked === 'sla-breach';
		must(
			follows && event.by.kind === 'clock',
			'SIM-4',
			() => `${say()}: ${book.owed} ran out, and K6 did not follow`
		);
		book.owed = null;
		return;
	}
	if (event.by.kind !== 'clock') return;
	switch (event.type) {
		case 'clock-warned':
			return warned(book, event, reading, say);
		case 'lease-warned':
			return leaseWarned(book, event, say);
		case 'lease-lapsed':
			return ran(book, 'lease', event.at, say);
		case 'closed':
			return ran(book, 'closing', event.at, say);
		case 'escalated':
			return ran(book, 'age', event.at, say);
		case 'path-notified':
			return along(book, event, { act: 'notify' }, reading, say);
		case 'stepped':
			return along(book, event, placeOf(event), reading, say);
		case 'management-paged':
			return along(book, event, { act: 'page' }, reading, say);
		case 'triggered':
			must(false, 'SIM-2', () => `${say()}: nothing ran out`);
	}
}

/** Steps are passed over only where nobody is. */
function passedOver(book: Book, event: CaseEvent, reading: Reading, say: Say): void {
	const place = 'place' in event ? event.place : null;
	for (const index of book.skipped) {
		const step = reading.path(place?.path)?.steps[index];
		const empty = step !== undefined && !manned(step, reading, event.at);
		must(empty, 'SIM-3', () => `${say()}: somebody is there to take step ${index}`);
	}
	book.skipped = [];
}

const placeOf = ({ place }: EventOf<'stepped'>): Next =>
	place && place.paged === 0
		? { act: 'step', step: place.step, round: place.round }
		: { act: 'page' };

function warned(book: Book, event: EventOf<'clock-warned'>, reading: Reading, say: Say): void {
	const ledger = book.ledgers[event.clock];
	must(
		ledger?.runs === true && !ledger.past,
		'SIM-2',
		() => `${say()}: ${event.clock} does not run`
	);
	must(event.share > ledger.told, 'SIM-2', () => `${say()}: ${event.share} % is told again`);
	const told = ledger.told;
	const come = ledger.terms.shares.filter((one) => one > told && ledger.instantOf(one) <= event.at);
	must(
		come.at(-1) === event.share,
		'SIM-2',
		() => `${say()}: of ${event.clock} have run ${come.join()} %, not ${event.share}`
	);
	ledger.told = event.share;
	const { raiseAt } = reading.policy(book.facts);
	if (raiseAt?.clock === event.clock && raiseAt.share > told && raiseAt.share <= event.share)
		book.raised = event.clock;
}

function leaseWarned(book: Book, event: EventOf<'lease-warned'>, say: Say): void {
	const { lease } = book.ledgers;
	must(lease?.runs === true && lease.told === 0, 'SIM-2', () => `${say()}: warned twice`);
	must(lease.instantOf(75) <= event.at, 'SIM-2', () => `${say()}: warned early`);
	must(lease.due === event.until, 'SIM-2', () => `${say()}: the lease ends at ${lease.due}`);
	lease.told = 75;
}

function ran(book: Book, name: 'lease' | 'closing' | 'age', at: number, say: Say): void {
	const ledger = book.ledgers[name];
	must(ledger?.runs === true, 'SIM-2', () => `${say()}: ${name} does not run`);
	must(ledger.due < at, 'SIM-2', () => `${say()}: early, ${name} runs until ${ledger.due}`);
}

function along(book: Book, event: CaseEvent, next: Next, reading: Reading, say: Say): void {
	const { facts, ledgers } = book;
	const { at } = event;
	must(escalated(facts), 'SIM-2', () => `${say()}: it is no escalation`);
	const { place, tier } = facts;
	// it went to management a moment ago, and is paged there
	if (book.paging) {
		must(event.type === 'management-paged', 'SIM-3', () => `${say()}: management is not paged`);
		book.paging = false;
		return;
	}
	book.paging = event.type === 'stepped' && next.act === 'page';
	const raised = book.raised !== null;
	const dwelt = ledgers.dwell?.runs === true && ledgers.dwell.due < at;
	must(raised || dwelt, 'SIM-2', () => `${say()}: early, it stays until ${ledgers.dwell?.due}`);
	book.raised = null;
	const expected =
		raised || !place ? goOn(place, tier, reading, at) : afterDwell(place, tier, reading, at);
	must(
		JSON.stringify(next) === JSON.stringify(expected),
		'SIM-3',
		() => `${say()}: ${JSON.stringify(next)}, where the path says ${JSON.stringify(expected)}`
	);
}

/** One owner at a time, of what nobody had; a rule once; a customer not too often. */
export function checkLapse(book: Book, event: CaseEvent, reading: Reading, say: Say): void {
	const { owner } = book.facts;
	if ('owner' in event && event.type !== 'lease-warned')
		must(
			event.owner.before?.id === owner?.id,
			'SIM-5',
			() => `${say()}: ${event.owner.before?.id} had it, not ${owner?.id}`
		);
	if (event.type === 'claimed')
		must(
			owner === null && event.owner.after !== null,
			'SIM-5',
			() => `${say()}: ${owner?.id} has it`
		);
	if (event.type === 'reopened') {
		book.rules.clear();
		// what was resolved is with nobody: a customer who is not satisfied is heard
		if (event.by.kind === 'customer') book.customerAt = null;
	}
	if ((event.type === 'escalated' || event.type === 'triggered') && event.rule !== undefined) {
		must(!book.rules.has(event.rule), 'SIM-8', () => `${say()}: ${event.rule} fires twice`);
		book.rules.add(event.rule);
	}
	const asks = event.type === 'escalated' || event.type === 'triggered';
	if (event.by.kind === 'customer' && asks) {
		const since = book.customerAt === null ? Infinity : event.at - book.customerAt;
		must(
			since >= reading.settings.customers.again,
			'SIM-8',
			() => `${say()}: again after ${since} ms`
		);
		book.customerAt = event.at;
	}
}
