/** What pages say of alerts, held against the server's own lines: the same in English, and no English elsewhere. */
import { describe, expect, it } from 'vitest';
import { AT, PRIYA, caseOf, eventOf, setOff, PLACE } from '../../support/alert-samples.ts';
import { suggestionWords } from '#lib/alerts/words.ts';
import { actWords, lineWords, ruleWords, titleWords } from '#lib/alerts/told.ts';
import { STAFF_LOCALES } from '#lib/messages/reader.ts';
import { wordsOf } from '#lib/messages/index.ts';
import * as english from '#lib/shared/alert-words.ts';
import { ACTS } from '#lib/shared/alert-acts.ts';
import type { AlertView, FloodLine, RuleBudget } from '#lib/shared/wire/alerts.ts';
import type { Case } from '#server/domain/case.ts';
import type { CaseEvent } from '#server/domain/events.ts';
import { alertsOf } from '#server/domain/alerts/alerts-of.ts';
import type { Alert, AlertNews } from '#server/domain/alerts/alert.ts';
import { channelFailed, rosterGap, wallTroubled } from '#server/domain/alerts/own.ts';
import { suggestion } from '#server/domain/alerts/suggestion.ts';

const BEN = { id: 'ben', name: 'Ben Okafor' };
const PERSON = { kind: 'person', ...PRIYA } as const;
const RULE = { kind: 'rule', id: 'r', name: 'Rule' } as const;
const undo = { act: 'claim', by: 'priya', until: AT, before: {} } as never;
const move = {
	tier: { before: 1, after: 2 },
	team: { before: null, after: null },
	owner: { before: null, after: null },
	place: PLACE
} as const;
const offer = { by: PRIYA, to: BEN, at: AT, until: AT } as never;

const owned = caseOf({ owner: PRIYA });
const CASES: [CaseEvent, Case?][] = [
	...(['claim', 'update', 'resolve'] as const).flatMap((clock): [CaseEvent, Case?][] => [
		[eventOf({ type: 'clock-warned', clock, share: 75, due: AT })],
		[eventOf({ type: 'clock-past', clock, due: AT })]
	]),
	[eventOf({ type: 'lease-warned', owner: PRIYA, until: AT }), owned],
	[eventOf({ type: 'lease-lapsed', owner: { before: PRIYA, after: null } })],
	[eventOf({ type: 'step-skipped', step: 1, tier: 3, team: null })],
	[eventOf({ type: 'step-skipped', step: 1, tier: 3, team: 'Fraud desk' })],
	[eventOf({ type: 'path-notified', place: PLACE })],
	[eventOf({ type: 'path-notified', place: PLACE }), caseOf({ owner: PRIYA, team: null })],
	[eventOf({ type: 'management-paged', place: PLACE })],
	[setOff(RULE, 'priority', 'at once: VIP')],
	[setOff(RULE, 'automatic', 'old-vip')],
	[setOff(RULE, 'automatic', 'old-vip'), caseOf({ team: null })],
	[setOff({ kind: 'customer', id: 'customer', name: 'Customer' }, 'customer')],
	[setOff({ kind: 'clock', id: 'clock', name: 'Clock' }, 'time')],
	[setOff(PERSON, 'hierarchical')],
	[setOff(PERSON, 'priority')],
	[setOff(PERSON, 'functional'), caseOf({ team: null })],
	[eventOf({ type: 'stepped', ...move })],
	[eventOf({ type: 'retiered', ...move, undo })],
	[eventOf({ type: 'pause-ended', timers: ['resolve'] }), owned],
	[
		eventOf({ type: 'offered', offer: { before: null, after: offer } } as never),
		caseOf({ owner: PRIYA, offer })
	],
	[eventOf({ type: 'declined', offer: { before: offer, after: null } } as never), owned],
	[eventOf({ type: 'offer-lapsed', offer: { before: offer, after: null } } as never), owned],
	[
		eventOf({ type: 'taken-over', by: PERSON, owner: { before: BEN, after: PRIYA } } as never),
		owned
	],
	[eventOf({ type: 'noted', by: PERSON, text: 'See this', mentions: [BEN] }), owned]
];
const OWN: AlertNews[] = [
	channelFailed('acme', 'webhook:ops', 'it answered 500', AT),
	channelFailed('acme', 'email:night', 'refused', AT),
	channelFailed('acme', 'push', 'refused', AT),
	rosterGap('acme', 2, 'Late shift', AT, AT),
	...(['dark', 'stale', 'muted'] as const).map((trouble) =>
		wallTroubled('acme', { id: 'w', name: 'North', place: 'Hall 2' }, trouble, AT)
	)
];
const ALERTS: Alert[] = [
	...CASES.flatMap(([event, after]) => raised(event, after)),
	...OWN.flatMap(alertIn)
];

function alertIn(news: AlertNews): Alert[] {
	return news.kind === 'alert' ? [news.alert] : [];
}
function raised(event: CaseEvent, after = caseOf()): Alert[] {
	const found = alertsOf(after, [event]).flatMap(alertIn);
	expect(found, event.type).toHaveLength(1);
	return found;
}
const viewOf = (alert: Alert) => alert as unknown as AlertView;
const says = await Promise.all(
	STAFF_LOCALES.map((locale) => wordsOf(locale, ['alerts', 'told', 'common']))
);
const others = says.filter(({ locale }) => locale !== 'en');
const [en = says[0]] = says.filter(({ locale }) => locale === 'en');
if (!en) throw new Error('no English');

describe('ALRT-32 an alert says what is the matter and what to do in the language of its reader', () => {
	it.each(ALERTS.map((alert) => [alert.title, alert] as const))('%s', (title, alert) => {
		expect(titleWords(viewOf(alert), en)).toBe(title);
		expect(actWords(alert.act, en)).toBe(alert.act);
		const names = [alert.ref, alert.team, alert.names?.by, alert.names?.to, alert.names?.shift];
		for (const say of others) {
			const said = titleWords(viewOf(alert), say);
			expect(said).not.toBe(title);
			expect(said).not.toMatch(/undefined|null|\{/);
			for (const name of names) if (name && title.includes(name)) expect(said).toContain(name);
			expect(actWords(alert.act, say)).not.toBe(alert.act);
		}
	});

	it('of an older node, or of a rule that is not known, the line stays as the server says it', () => {
		const [moved] = raised(eventOf({ type: 'retiered', ...move, undo }));
		if (!moved) throw new Error('nothing raised');
		const { tier: _tier, team: _team, ...older } = viewOf(moved);
		const title = 'Something new';
		for (const say of others) {
			expect(titleWords(older, say)).toBe(moved.title);
			expect(titleWords({ ...older, rule: 'of:another:version', title }, say)).toBe(title);
			expect(actWords('Do what is new', say)).toBe('Do what is new');
		}
	});

	it('of an older node, which does not tell which step was passed over, the line stays', () => {
		const [moved] = raised(eventOf({ type: 'retiered', ...move, undo }));
		if (!moved) throw new Error('nothing raised');
		const kept = {
			...viewOf(moved),
			rule: 'path:skipped',
			title: '4711: nobody took the step of tier 2'
		};
		for (const say of others)
			expect(titleWords({ ...kept, tier: 3, team: 'Fraud desk' }, say)).toBe(kept.title);
	});

	it('of a trouble or a way that is not known, the line stays as the server says it', () => {
		const title = 'The wall Cebu does something new';
		const [moved] = raised(eventOf({ type: 'retiered', ...move, undo }));
		if (!moved) throw new Error('nothing raised');
		const own = { ...viewOf(moved), title };
		const wall = { ...own, rule: 'wall:trouble', names: { wall: 'Cebu', trouble: 'new' } };
		const channel = { ...own, rule: 'channel:failed', names: { channel: 'fax:ops', why: 'x' } };
		for (const say of others)
			expect([titleWords(wall, say), titleWords(channel, say)]).toEqual([title, title]);
	});

	it('every act has words in every language', () => {
		for (const act of Object.values(ACTS))
			for (const say of others) expect(actWords(act, say), act).not.toBe(act);
	});
});

describe('ALRT-32 rules and the line of many are said in the language of the reader', () => {
	it.each([...new Set(ALERTS.map(({ rule }) => rule)), 'rule:of mine'])('%s', (rule) => {
		expect(ruleWords(rule, en)).toBe(english.ruleWords(rule));
		for (const say of others) expect(ruleWords(rule, say)).not.toBe(ruleWords(rule, en));
		const one = { rule, suggestion: suggestion(rule) } as RuleBudget;
		expect(suggestionWords(one, en)).toBe(one.suggestion);
		for (const say of others) {
			const said = suggestionWords(one, say);
			// names of the configuration are the same in every language
			const names = one.suggestion.match(/`\w+`/g) ?? [];
			for (const name of names) expect(said).toContain(name);
			expect(said).not.toBe(one.suggestion);
		}
	});

	const rules = { 'clock:resolve:past': 1380, 'clock:claim:past': 11, 'promise:90': 2, b: 1, a: 1 };
	it.each<[Partial<FloodLine>, string]>([
		[
			{},
			'und 1.395 weitere seit 14:02, davon 3 kritisch: 1.380 über SLA, 11 nicht rechtzeitig angenommen, 2 bei 90 % der Zeit, den Kunden zu informieren, 2 andere'
		],
		[
			{ count: 1, critical: 0, rules: { offered: 1 } },
			'und 1 weitere seit 14:02: 1 Kollegen angeboten'
		],
		[{ count: 1, critical: 0, rules: { 'of:old': 1 } }, 'und 1 weitere seit 14:02: 1 of:old']
	])('%#', (part, words) => {
		const line = { id: 'l', since: AT, last: AT, count: 1395, critical: 3, rules, ...part };
		expect(lineWords(line, 'UTC', en)).toBe(english.lineWords(line, 'UTC'));
		const german = says.find(({ locale }) => locale === 'de');
		expect(german && lineWords(line, 'UTC', german)).toBe(words);
	});
});
