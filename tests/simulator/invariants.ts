/** What must be so of the whole simulated floor, whenever nothing is under way. */
import { TIMERS } from '#lib/shared/words.ts';
import type { Case } from '#server/domain/case.ts';
import { must } from './reckoning/broken.ts';
import type { CaseBook } from './reckoning/case-book.ts';
import { escalated } from './reckoning/terms.ts';

const shown = (value: unknown) =>
	typeof value === 'number' && value > 1e11 ? when(value) : String(value);
const when = (at: number | null) => (at === null ? 'never' : new Date(at).toISOString());

/** The row says what the book says. */
export function rowAsReckoned(row: Case, book: CaseBook): void {
	const say = `${row.id} v${row.version}`;
	must(row.version === book.version, 'SIM-7', () => `${say}: the log is at ${book.version}`);
	for (const name of ['status', 'waitingFor', 'priority', 'tier', 'subject', 'team'] as const)
		must(
			row[name] === book.facts[name],
			'SIM-7',
			() => `${say}: ${name} is ${row[name]}, by the log ${book.facts[name]}`
		);
	must(
		row.owner?.id === book.facts.owner?.id,
		'SIM-5',
		() => `${say}: ${row.owner?.id} has it, by the log ${book.facts.owner?.id}`
	);
	must(
		row.offer?.to.id === book.facts.offer?.to && row.offer?.until === book.facts.offer?.until,
		'SIM-13',
		() => `${say}: offered to ${row.offer?.to.id}, by the log to ${book.facts.offer?.to}`
	);
	for (const name of TIMERS) {
		const [clock, ledger] = [row.clocks[name], book.ledgers[name]];
		must(
			(clock === null) === (ledger === undefined),
			'SIM-6',
			() => `${say}: ${name} ${clock ? 'is there' : 'is missing'}`
		);
		if (!clock || !ledger) continue;
		const differs = (what: string, is: unknown, reckoned: unknown) =>
			must(
				is === reckoned,
				'SIM-6',
				() => `${say}: ${name} ${what} ${shown(is)}, by reckoning ${shown(reckoned)}`
			);
		differs('starts', clock.startedAt, ledger.startedAt);
		differs('stopped', clock.stoppedAt, ledger.stoppedAt);
		differs('goes on', clock.resumeAt, ledger.until);
		differs('stands', clock.pausedAt !== null, ledger.standsFor !== null);
		if (ledger.due !== Infinity) differs('is due', clock.dueAt, ledger.due);
		differs('is past', clock.pastAt !== null, ledger.past);
		differs('was told', clock.warned, ledger.told);
	}
}

/** A node has a second to tell what it took; a past that is told piece by piece has two until it is looked at. */
const PUT_OFF_MS = 2000;
/** What is due and was looked at is told within so long, with a node that is awake. */
const PATIENCE_MS = 5000;

/** No clock is lost: the store will look at the case no later than something is due, or at once. */
export function nothingLost(book: CaseBook, deadline: number | null, now: number): void {
	const next = book.next(now);
	if (!next || next.at === Infinity) return;
	must(
		deadline !== null && deadline <= Math.max(next.at, now + PUT_OFF_MS),
		'SIM-1',
		() =>
			`${book.id} v${book.version}: ${next.name} wants to be looked at ${when(next.at)}, the store does ${when(deadline)}`
	);
}

/** After a sweep at `now`, what was due is told and done; what another node has taken, soon after. */
export function nothingUntold(book: CaseBook, now: number): void {
	const next = book.next(now);
	if (!next || next.at >= now) book.missedSince = null;
	else {
		book.missedSince ??= now;
		const ms = now - book.missedSince;
		must(
			ms < PATIENCE_MS,
			'SIM-1',
			() =>
				`${book.id} v${book.version}: ${next.name} was due ${when(next.at)}, and sweeps do nothing for ${ms} ms`
		);
	}
}

/** Nothing is due any more. */
export function nothingDue(book: CaseBook, now: number): void {
	const next = book.next(now);
	must(
		next === null || next.at >= now,
		'SIM-1',
		() => `${book.id}: ${next?.name} is still to be told`
	);
}

/**
 * An open escalation has an owner, or something comes next by itself: its time to be claimed or in its step runs out, or
 * stands still for no longer than a limit, or management was paged. Beside every path it has only its clocks, and
 * these have all been told.
 */
export function nobodyForgotten(book: CaseBook): void {
	const { facts, ledgers } = book;
	if (!escalated(facts) || facts.owner) return;
	// without a path it has only its clocks, also with management
	const onPath = facts.place !== null && facts.place.path !== '';
	const dwells = ledgers.dwell !== undefined;
	must(
		!onPath || dwells,
		'SIM-3',
		() => `${book.id} v${book.version}: no end of step ${facts.place?.step}`
	);
	const { claim } = ledgers;
	must(
		claim !== undefined && claim.stoppedAt === null,
		'SIM-3',
		() => `${book.id} v${book.version}: nobody has it, and its claim clock does not run`
	);
}
