/** What one change of a case has to say about alerts. */
import { CLOCKS } from '#lib/shared/words.ts';
import { isEscalation, isOpen, type Case } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { keyOf, TOPICS, type Alert, type AlertNews, type Deserved, type Topic } from './alert.ts';
import { mentionNews } from './mentions.ts';
import { deserved, SOON_SHARE } from './rules.ts';

/** Somebody has it now: what asked for somebody is over. */
const TAKEN: Topic[] = ['claim', 'path', 'management', 'raised', 'handed', 'lease'];
const MOVED: Topic[] = ['claim', 'path', 'handed', 'lease'];
/** Told of whoever had it. */
const HANDS: Topic[] = ['answer', 'taken'];
/** The owner did something. */
const STEP: Topic[] = ['lease', 'pause'];

/**
 * The alerts that a change deserves, and the earlier ones that it ends. What the change itself has overtaken is left
 * out: a clock that ran out the moment before somebody claimed asks nobody for anything.
 * @param after the case after the change
 * @param events of the change, in order
 * @param before the case before it; null when it was opened
 */
export function alertsOf(
	after: Case,
	events: readonly CaseEvent[],
	before: Case | null = null
): AlertNews[] {
	const raised = new Map<Topic, Deserved>();
	const ended = new Map<Topic, string>();
	for (const event of events) {
		for (const topic of endedBy(event, after)) {
			ended.set(topic, event.type);
			// a second trigger tells of the same thing, and moves nobody's work
			if (event.type !== 'triggered') raised.delete(topic);
		}
		const one = deserved(event, after);
		if (one) raised.set(one.topic, one);
	}
	const last = events.at(-1)?.type ?? '';
	for (const topic of before ? changedHands(before, after) : []) ended.set(topic, last);
	const alerts = isEscalation(after)
		? [...raised.values()].filter((one) => stillSo(one, after))
		: [];
	const found = news(after, events, alerts, ended);
	return [...found, ...mentionNews(after, events, before, found.length)];
}

function news(
	after: Case,
	events: readonly CaseEvent[],
	alerts: Deserved[],
	ended: Map<Topic, string>
): AlertNews[] {
	// the next alert of a topic ends the earlier one by itself
	for (const { topic, to } of alerts) if (to !== 'watchers') ended.delete(topic);
	const found: AlertNews[] = [];
	const at = events.at(-1)?.at ?? after.updatedAt;
	for (const [why, topics] of Map.groupBy(ended, ([, type]) => type))
		found.push({
			kind: 'alert-end',
			n: found.length,
			keys: topics.map(([topic]) => keyOf(after.id, topic)),
			why,
			at
		});
	for (const one of alerts)
		found.push({ kind: 'alert', n: found.length, alert: alertOf(one, after) });
	return found;
}

function alertOf({ topic, title, ...one }: Deserved, after: Case): Alert {
	return {
		...one,
		client: after.client,
		case: after.id,
		ref: after.ref,
		key: keyOf(after.id, topic),
		title: `${after.ref}: ${title}`,
		tier: after.tier === 0 ? null : after.tier,
		team: after.team,
		owner: after.owner?.id ?? null,
		except: null
	};
}

/** What was asked of a colleague is over, and what was told of who had it, when somebody else has. */
function changedHands(before: Case, after: Case): Topic[] {
	const answered = before.offer !== null && before.offer.at !== after.offer?.at;
	const others = before.owner !== null && before.owner.id !== after.owner?.id;
	return [...(answered ? ['offer' as const] : []), ...(others ? HANDS : [])];
}

/** Topics whose alerts an event ends, as far as there can be one: a message to nobody is not written. */
function endedBy(event: CaseEvent, after: Case): readonly Topic[] {
	switch (event.type) {
		case 'claimed':
			return TAKEN;
		case 'released':
			return ['lease'];
		case 'handed':
		case 'taken-over':
			return event.owner.before === null ? TAKEN : ['lease', 'management'];
		case 'offered':
			return ['answer'];
		case 'retiered':
		case 'stepped':
			return MOVED;
		case 'triggered':
			return event.tier.before !== event.tier.after || event.team.before !== event.team.after
				? MOVED
				: [];
		case 'retier-undone':
			return MOVED;
		case 'lease-lapsed':
			return ['pause'];
		case 'customer-updated':
			return ['promise', ...STEP];
		case 'noted':
		case 'ticked':
			return after.owner && after.clocks.lease ? STEP : [];
		case 'updated':
		case 'replanned':
			return eased(event, after);
		case 'resolved':
		case 'closed':
			return event.status.before === 'resolved' ? [] : TOPICS;
		default:
			return [];
	}
}

/**
 * Clocks that stand still, or were reckoned anew and have time again, ask nobody for anything. What has run out stays
 * run out while the case waits.
 */
function eased({ clocks: changed }: CaseEvent, { clocks }: Case): Topic[] {
	if (!changed) return [];
	return CLOCKS.filter((name) => {
		const clock = clocks[name];
		if (!clock || clock.stoppedAt !== null || clock.pastAt !== null) return false;
		return clock.pausedAt === null ? clock.warned < SOON_SHARE : clock.warned >= SOON_SHARE;
	}).map((name) => (name === 'update' ? 'promise' : name));
}

/** A later event of the same change may have made it needless. */
function stillSo({ topic, rule }: Deserved, after: Case): boolean {
	if (!isOpen(after)) return false;
	switch (topic) {
		case 'raised':
		case 'handed':
			return after.owner === null;
		case 'offer':
			return after.offer !== null;
		case 'lease':
			return (rule === 'lease:warned') === (after.owner !== null);
		default:
			return true;
	}
}
