/** A shift as it reads from whole histories, case by case, clock by clock: what the fold over the log must agree with. */
import { CLOCKS, ESCALATED_TIERS, SUBJECTS } from '#lib/shared/words.ts';
import type { ClockName, EscalatedTier, Subject, Tier } from '#lib/shared/words.ts';
import type { ShiftFigures } from '#lib/shared/wire/shift.ts';
import { isOpen, type Case } from '#server/domain/case.ts';
import type { CaseEvent, EventType } from '#server/domain/events.ts';
import { evolve } from '#server/domain/evolve.ts';
import type { Folded } from '#server/domain/shift/summary.ts';
import type { Tale } from './cases.ts';

interface Moment {
	event: CaseEvent;
	before: Case | null;
	after: Case;
}

const UNDONE: Partial<Record<EventType, EventType>> = {
	'claim-undone': 'claimed',
	'retier-undone': 'retiered',
	'take-over-undone': 'taken-over',
	'accept-undone': 'handed'
};

/** Who takes what nobody had has claimed it, whichever way. */
const isClaim = (event: CaseEvent): boolean =>
	event.type === 'claimed' ||
	((event.type === 'handed' || event.type === 'taken-over') && event.owner.before === null);

/** The history as if what was undone had never been, with the row around each event. */
function moments(tale: Tale): Moment[] {
	const kept: CaseEvent[] = [];
	for (const event of tale.log.flatMap(({ events }) => events)) {
		const act = UNDONE[event.type];
		if (act === undefined) kept.push(event);
		else kept.length = kept.findLastIndex(({ type }) => type === act);
	}
	let row: Case | null = null;
	return kept.map((event) => {
		const before = row;
		const after = evolve(before, [event], tale.client, tale.case);
		row = after;
		return { event, before, after };
	});
}

const ANEW = ['escalated', 'reopened', 'retiered', 'released', 'stepped', 'lease-lapsed'];

/** Whether a claim clock begins with an event: with a second trigger only when that moves the escalation. */
const startsClaim = ({ event, before, after }: Moment): boolean =>
	ANEW.includes(event.type) ||
	(event.type === 'triggered' && (before?.tier !== after.tier || before.team !== after.team));

interface RanOut {
	name: ClockName;
	due: number;
	tier: Tier;
	/** Which start of the clock. */
	start: number;
}

/** Every clock that ran out, however far from the window. */
function ranOut(history: Moment[], asOf: number): RanOut[] {
	const found: RanOut[] = [];
	for (const name of CLOCKS) {
		let start = 0;
		let told: number | null = null;
		history.forEach(({ event, before, after }, index) => {
			const clock = after.clocks[name];
			const fresh =
				['escalated', 'reopened'].includes(event.type) ||
				(name === 'claim' && startsClaim({ event, before, after }));
			if (fresh) start = index;
			if (fresh || before?.clocks[name]?.dueAt !== clock?.dueAt) told = null;
			if (!clock || clock.stoppedAt !== null || told === clock.dueAt) return;
			const until = Math.min(history[index + 1]?.event.at ?? Infinity, asOf);
			if (clock.dueAt >= until) return;
			told = clock.dueAt;
			found.push({ name, due: clock.dueAt, tier: after.tier, start });
		});
	}
	return found;
}

const rank = (values: number[], percent: number) =>
	values.length === 0
		? null
		: (values
				.toSorted((one, other) => one - other)
				.find((_, index) => (index + 1) * 100 >= percent * values.length) ?? null);

type Window = { from: number; to: number; zone: string };

interface Group {
	subject?: Subject;
	client?: string;
	tier?: EscalatedTier;
}

function figuresOf(tales: Tale[], window: Window, asOf: number, group: Group = {}): ShiftFigures {
	const inside = (at: number) => window.from <= at && at < window.to;
	const { tier, subject, client } = group;
	const mine = tales.filter(
		({ row }) => row.subject === (subject ?? row.subject) && row.client === (client ?? row.client)
	);
	const cases = mine.map((tale) => {
		const history = moments(tale);
		const happened = history.filter(
			({ event, after }) =>
				inside(event.at) && after.tier > 0 && after.tier === (tier ?? after.tier)
		);
		const startOf = (claim: Moment) =>
			history.findLastIndex(
				(moment, index) => index < history.indexOf(claim) && startsClaim(moment)
			);
		const past = ranOut(history, asOf).filter(
			(out) => inside(out.due) && (!tier || out.tier === tier)
		);
		const claims = happened.filter(({ event }) => isClaim(event));
		const decided = new Set([
			...claims.map(startOf),
			...past.filter(({ name }) => name === 'claim').map(({ start }) => start)
		]);
		return { happened, past, claims, decided: decided.size };
	});
	const all = cases.flatMap(({ happened }) => happened);
	const of = (type: string) => all.filter(({ event }) => event.type === type);
	const claims = cases.flatMap(({ claims }) => claims);
	const claimed = claims.map(({ before }) => before?.clocks.claim);
	const toClaim = claims.map(({ event }, n) => event.at - (claimed[n]?.startedAt ?? NaN));
	const ended = [...of('resolved'), ...of('closed')].filter(
		({ before }) => before && isOpen(before)
	);
	const toResolve = ended.map(({ event, before }) => event.at - (before?.escalatedAt ?? NaN));
	return {
		escalations: of('escalated').length,
		claimed: claims.length,
		claimedInTime: claims.filter(({ event }, n) => event.at <= (claimed[n]?.dueAt ?? NaN)).length,
		claimsDecided: cases.reduce((sum, { decided }) => sum + decided, 0),
		medianToClaim: rank(toClaim, 50),
		p90ToClaim: rank(toClaim, 90),
		resolved: ended.length,
		medianToResolve: rank(toResolve, 50),
		p90ToResolve: rank(toResolve, 90),
		pastSla: cases.filter(({ past }) => past.length > 0).length,
		reopened: of('reopened').length
	};
}

const counted = ({
	escalations,
	claimed,
	claimsDecided,
	resolved,
	pastSla,
	reopened
}: ShiftFigures) => escalations + claimed + claimsDecided + resolved + pastSla + reopened > 0;

/** The figures of the whole history of some cases, by the rules SHIFT-5 to SHIFT-10. */
export function plainReading(tales: Tale[], window: Window, asOf: number): Omit<Folded, 'through'> {
	const by = <Key>(keys: readonly Key[], group: (key: Key) => Group) =>
		keys
			.map((key) => ({ key, figures: figuresOf(tales, window, asOf, group(key)) }))
			.filter(({ figures }) => counted(figures))
			.map(({ key, figures }) => ({ key, ...figures }));
	return {
		asOf,
		totals: figuresOf(tales, window, asOf),
		bySubject: by(SUBJECTS, (subject) => ({ subject })),
		byClient: by(['acme', 'globex'], (client) => ({ client })),
		byTier: by(ESCALATED_TIERS, (tier) => ({ tier }))
	};
}
