import { describe, expect, it } from 'vitest';
import {
	AT,
	PRIYA,
	caseOf,
	clockOf,
	eventOf,
	setOff,
	PLACE
} from '../../../tests/support/alert-samples.ts';
import type { Case } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { alertsOf } from './alerts-of.ts';
import { TOPICS, type Alert } from './alert.ts';

const raised = (after: Case, ...events: CaseEvent[]): Alert[] =>
	alertsOf(after, events).flatMap((news) => (news.kind === 'alert' ? [news.alert] : []));
const ended = (after: Case, ...events: CaseEvent[]): string[] =>
	alertsOf(after, events).flatMap((news) => (news.kind === 'alert-end' ? news.keys : []));

const undo = { act: 'claim', by: 'priya', until: AT, before: {} } as never;
const RULE = { kind: 'rule', id: 'r', name: 'Rule' } as const;

const due = AT;
const warned = (clock: 'claim' | 'update' | 'resolve', share: number) =>
	eventOf({ type: 'clock-warned', clock, share, due });
const past = (clock: 'claim' | 'update' | 'resolve') => eventOf({ type: 'clock-past', clock, due });
const claimed = eventOf({ type: 'claimed', owner: { before: null, after: PRIYA }, undo });
const move = {
	tier: { before: 2, after: 3 },
	team: { before: 'Billing experts', after: null },
	owner: { before: null, after: null },
	place: PLACE
} as const;

describe('ALRT-2 an alert ends when what it asks for was done', () => {
	const owned = caseOf({ owner: PRIYA, clocks: { lease: clockOf() } });
	const status = { before: 'active', after: 'resolved' } as const;
	it.each<[string, CaseEvent, Case, string[]]>([
		['a claim', claimed, owned, ['claim', 'path', 'management', 'raised', 'handed', 'lease']],
		[
			'a move',
			eventOf({ type: 'retiered', ...move, undo }),
			caseOf(),
			['claim', 'path', 'handed', 'lease']
		],
		[
			'a step of the path',
			eventOf({ type: 'stepped', ...move }),
			caseOf(),
			['claim', 'path', 'lease']
		],
		[
			'a release',
			eventOf({ type: 'released', owner: { before: PRIYA, after: null } }),
			caseOf(),
			['lease']
		],
		[
			'news to the customer',
			eventOf({ type: 'customer-updated', channel: 'phone', text: null, template: null }),
			owned,
			['promise', 'lease', 'pause']
		],
		['a note of the owner', eventOf({ type: 'noted', text: 'x' }), owned, ['lease', 'pause']],
		['a note where no claim lapses', eventOf({ type: 'noted', text: 'x' }), caseOf(), []],
		[
			'its end',
			eventOf({ type: 'resolved', status, cause: 'Card', done: 'New card' }),
			caseOf({ status: 'resolved' }),
			[...TOPICS]
		],
		[
			'closing what has ended',
			eventOf({ type: 'closed', status: { before: 'resolved', after: 'closed' } }),
			caseOf({ status: 'closed' }),
			[]
		],
		[
			'new facts',
			eventOf({
				type: 'updated',
				changes: { vip: { before: false, after: true } },
				revision: null
			}),
			caseOf(),
			[]
		]
	])('%s', (_name, event, after, topics) => {
		expect(ended(after, event)).toEqual(topics.map((topic) => `C-1|${topic}`));
	});

	it('waiting ends the warnings of clocks that stand still, not what has run out', () => {
		const still = { pausedAt: AT, warned: 75 };
		const after = caseOf({
			clocks: { claim: clockOf(still), resolve: clockOf({ ...still, pastAt: AT }) }
		});
		const waits = eventOf({
			type: 'updated',
			changes: { waitingFor: { before: null, after: 'customer' } },
			revision: null,
			clocks: after.clocks
		});
		expect(ended(after, waits)).toEqual(['C-1|claim']);
		expect(ended(caseOf({ clocks: { claim: clockOf({ pausedAt: AT }) } }), waits)).toEqual([
			'C-1|resolve'
		]);
	});

	it('a clock that another configuration gives more time ends what was told of it', () => {
		const more = caseOf({ clocks: { claim: null, resolve: clockOf({ warned: 50 }) } });
		const replanned = (clocks: Case['clocks'] | undefined) =>
			eventOf({
				type: 'replanned',
				plan: { before: 1, after: 2 },
				place: null,
				...(clocks && { clocks })
			});
		expect(ended(more, replanned(more.clocks))).toEqual(['C-1|resolve']);
		expect(ended(more, replanned(undefined))).toEqual([]);
		const past = caseOf({ clocks: { claim: null, resolve: clockOf({ warned: 90, pastAt: AT }) } });
		expect(ended(past, replanned(past.clocks))).toEqual([]);
	});

	it('what the same change has overtaken is not told', () => {
		expect(raised(owned, past('claim'), claimed)).toEqual([]);
		const stepped = raised(caseOf(), past('claim'), eventOf({ type: 'stepped', ...move }));
		expect(stepped.map(({ rule }) => rule)).toEqual(['path:stepped']);
		const sets = setOff(RULE, 'automatic', 'old-vip');
		expect(raised(owned, sets, claimed)).toEqual([]);
	});

	it('a breach that goes to management is told, though it moves the case', () => {
		const breach = eventOf({
			type: 'triggered',
			asked: 'sla-breach',
			...move,
			subject: { before: 'billing', after: 'sla-breach' },
			trigger: { before: 'functional', after: 'time' }
		});
		expect(raised(caseOf(), past('claim'), breach).map(({ rule }) => rule)).toEqual([
			'clock:claim:past'
		]);
	});

	it('of several that are told at once of one clock, the last counts', () => {
		const all = [warned('claim', 75), warned('claim', 90), past('claim')];
		expect(raised(caseOf(), ...all).map(({ rule }) => rule)).toEqual(['clock:claim:past']);
	});

	it('a claim that was undone brings back what was told of the clock', () => {
		const back = eventOf({
			type: 'claim-undone',
			owner: { before: PRIYA, after: null },
			back: {} as never
		});
		const rules = (claim: ReturnType<typeof clockOf>) =>
			raised(caseOf({ clocks: { claim } }), back).map(({ rule }) => rule);
		expect(rules(clockOf({ pastAt: AT }))).toEqual(['clock:claim:past']);
		expect(rules(clockOf({ warned: 90 }))).toEqual(['clock:claim:90']);
		expect(rules(clockOf({ warned: 50 }))).toEqual([]);
	});

	it('each piece of news of a change has a number of its own', () => {
		const news = alertsOf(owned, [claimed, past('resolve'), past('update')]);
		expect(news.map(({ n }) => n)).toEqual(news.map((_, index) => index));
		expect(news).toHaveLength(3);
	});
});
