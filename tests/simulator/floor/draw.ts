/** What happens on the floor next: who asks for what, of which case. Likely things are likely, odd ones happen. */
import {
	CHANNELS,
	ESCALATED_TIERS,
	PRIORITIES,
	STATUSES,
	SUBJECTS,
	TRIGGERS,
	WAITING_FOR
} from '#lib/shared/words.ts';
import { ApiCommand, type ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { UndoableAct } from '#lib/shared/wire/rows.ts';
import { isOpen, type Case } from '#server/domain/case.ts';
import type { Command } from '#server/domain/commands.ts';
import type { Chance } from '../chance.ts';
import { CAUSES } from '../settings/draw.ts';
import { QUEUES } from '../settings/draw-policies.ts';
import { SKILLS } from '../settings/draw-teams.ts';
import { given } from '../settings/given.ts';
import { DAY, MINUTE } from '../settings/settings.ts';
import { ANY, CLAIMED, FRESH, OFFERED, RESOLVED, UNCLAIMED, type Kind } from './kinds.ts';
import { CUSTOMER, HELPDESK, PROGRAM, RULE, SUPERVISORS } from './actors.ts';

/** One thing that somebody asks for. */
export interface Wish {
	case: string;
	command: Command;
	by: Actor;
	/** When it happened; now, if left out. */
	at?: number;
}

/** What somebody asks of a case that is there. */
export function drawWish(chance: Chance, row: Case, now: number): Wish {
	const kind = drawKind(chance, row, now);
	const by = whoAsks(chance, kind, row);
	const command = drawCommand(chance, kind, row, by);
	const late = by.kind === 'program' || by.kind === 'connector' ? drawLate(chance, now) : null;
	return { case: row.id, command, by, ...(late !== null && { at: late }) };
}

/** A case that nobody knew of. */
export function drawOpening(chance: Chance, id: string, now: number): Wish {
	const by = chance.pick([HELPDESK, PROGRAM, ...SUPERVISORS]);
	const opened = chance.maybe(0.3, () => now - chance.int(0, 3 * DAY));
	const raised = chance.maybe(0.3, () => ({
		...{ subject: chance.pick(SUBJECTS), trigger: chance.pick(TRIGGERS), why: 'Somebody rang' },
		...given({ tier: chance.maybe(0.3, () => chance.pick(ESCALATED_TIERS)) })
	}));
	const command = parse({
		type: 'open',
		title: 'Card declined',
		...facts(chance, 0.6),
		...(opened !== undefined && { openedAt: new Date(opened).toISOString() }),
		// raised by hand: opened and escalated in one change
		...(raised && { escalate: raised })
	});
	const late = by.kind === 'person' ? null : drawLate(chance, now);
	return { case: id, command, by, ...(late !== null && { at: late }) };
}

function drawKind(chance: Chance, row: Case, now: number): Kind {
	if (row.undo && now < row.undo.until && chance.often(0.5)) return 'undo';
	if (chance.often(0.08)) return chance.weighed(ANY);
	if (!isOpen(row)) return chance.weighed(RESOLVED);
	if (row.tier === 0) return chance.weighed(FRESH);
	if (row.offer && chance.often(0.85)) return chance.weighed(OFFERED);
	return chance.weighed(row.owner ? CLAIMED : UNCLAIMED);
}

function whoAsks(chance: Chance, kind: Kind, row: Case): Actor {
	if (kind === 'customer') return CUSTOMER;
	if (kind === 'rule') return RULE;
	if (kind === 'undo') {
		const owner = SUPERVISORS.find(({ id }) => id === row.undo?.by);
		return owner && chance.often(0.8) ? owner : chance.pick(SUPERVISORS);
	}
	if (kind === 'update' || kind === 'open') return chance.pick([HELPDESK, PROGRAM]);
	const wanted = kind === 'accept' || kind === 'decline' ? row.offer?.to.id : row.owner?.id;
	const likely = SUPERVISORS.find(({ id }) => id === wanted);
	if (likely && kind !== 'take-over' && chance.often(0.6)) return likely;
	return chance.weighed([
		[6, chance.pick(SUPERVISORS)],
		[1, PROGRAM],
		[1, HELPDESK]
	]);
}

/** Sources tell some things later, and their clocks may be a little fast. */
const drawLate = (chance: Chance, now: number): number | null =>
	chance.weighed([
		[16, null],
		[2, now - chance.int(1, 40 * MINUTE)],
		[1, now - chance.int(1, 3 * DAY)],
		[1, now + chance.int(1, 5 * MINUTE)]
	]);

function drawCommand(chance: Chance, kind: Kind, row: Case, by: Actor): Command {
	const team = chance.maybe(0.2, () => chance.pick(['Team 1.1', 'Team 3.1', 'Billing', null]));
	const tier = chance.maybe(0.4, () => chance.pick(ESCALATED_TIERS));
	const why = chance.maybe(0.3, () => 'As the customer wants it');
	const some = { ...(team !== undefined && { team }), ...(why && { why }) };
	switch (kind) {
		case 'undo':
			return parse({ type: UNDOES[row.undo?.act ?? 'claim'] });
		case 'clock':
		case 'replan':
			return { type: kind };
		case 'rule': {
			const rule = chance.pick(['old', 'often', 'at once: At once 1']);
			const [subject, trigger] = [chance.pick(SUBJECTS), chance.pick(TRIGGERS)];
			return { type: 'rule', rule, subject, trigger, ...(tier && { tier }), why: 'It is old.' };
		}
		case 'customer':
			return { type: 'customer', reason: 'It takes too long' };
		case 'open':
			return parse({
				type: 'open',
				title: 'Again',
				orUpdate: chance.often(0.7),
				...facts(chance, 0.3)
			});
		case 'update':
			return parse({ type: 'update', ...facts(chance, 0.25), ...statusOf(chance) });
		case 'escalate': {
			const skill = chance.maybe(0.15, () => chance.pick(SKILLS));
			const [subject, trigger] = [chance.pick(SUBJECTS), chance.pick(TRIGGERS)];
			return parse({
				type: kind,
				subject,
				trigger,
				...some,
				...(tier && { tier }),
				...(skill && { skill })
			});
		}
		case 'claim': {
			const whom = chance.pick(SUPERVISORS);
			const named = by.kind !== 'person' && { owner: { id: whom.id, name: whom.name } };
			return parse({ type: kind, ...named });
		}
		case 'retier':
			return parse({ type: kind, tier: chance.pick(ESCALATED_TIERS), ...some });
		case 'wait':
			return parse({
				type: kind,
				for: row.waitingFor && chance.often(0.7) ? null : chance.pick(WAITING_FOR)
			});
		case 'update-customer':
			return parse({ type: kind, channel: chance.pick(CHANNELS) });
		case 'tick':
			return parse({ type: kind, sop: 'calm', step: chance.int(0, 1), done: chance.often(0.7) });
		case 'resolve':
			return parse({ type: kind, cause: chance.pick([...CAUSES, 'Else']), done: 'Sent a new one' });
		case 'follow-up':
			return parse({ type: kind, satisfied: chance.often(0.6) });
		case 'reopen':
			return parse({ type: kind, why: 'Not solved' });
		case 'note':
			return parse({ type: kind, text: 'Called back' });
		case 'hand':
			return parse({ type: kind, to: chance.pick(SUPERVISORS).id, ...(why && { why }) });
		case 'decline':
			return parse({ type: kind, why: 'I am busy' });
		case 'take-over': {
			const whom = chance.pick(SUPERVISORS);
			const named = by.kind !== 'person' && { owner: { id: whom.id, name: whom.name } };
			const from = row.owner && chance.often(0.9) ? row.owner.id : 'ana';
			return parse({ type: kind, from, why: 'The shift ends', ...named });
		}
		case 'accept':
		case 'take-back':
		case 'release':
		case 'close':
			return parse({ type: kind });
		default:
			throw new Error(`nobody asks for ${kind}`);
	}
}

const UNDOES = {
	claim: 'undo-claim',
	retier: 'undo-retier',
	'take-over': 'undo-take-over',
	accept: 'undo-accept'
} as const satisfies Record<UndoableAct, Kind>;

const parse = (command: ApiCommandInput): Command => ApiCommand.parse(command);

/** @param share how often each is told */
function facts(chance: Chance, share: number) {
	const told = {
		priority: chance.maybe(share, () => chance.pick(PRIORITIES)),
		queue: chance.maybe(share, () => chance.pick([...QUEUES, null])),
		vip: chance.maybe(share / 2, () => chance.often(0.5)),
		waitingFor: chance.maybe(share / 3, () => chance.pick([...WAITING_FOR, null])),
		team: chance.maybe(share / 3, () => chance.pick(['Billing', null])),
		revision: chance.maybe(share / 3, () => String(chance.int(1, 9)))
	};
	return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

const statusOf = (chance: Chance) => ({
	...(chance.often(0.35) && { status: chance.pick(STATUSES) })
});
