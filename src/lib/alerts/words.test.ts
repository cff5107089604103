import { describe, expect, it } from 'vitest';
import type { AlertBudget } from '#lib/shared/wire/alerts.ts';
import {
	channelName,
	endWords,
	floodWords,
	headline,
	spreadWords,
	verdictWords,
	withNames
} from './words.ts';
import { wordsOf } from '#lib/messages/index.ts';

const say = await wordsOf('en', ['alerts', 'told', 'common']);

const said = (active: number, critical: number) =>
	headline(active, critical, say)
		.map(({ text }) => text)
		.join('');
const AT = Date.UTC(2026, 0, 5, 14, 2);
const BUDGET: AlertBudget = {
	from: AT,
	to: AT,
	supervisors: 3,
	count: 400,
	rate: 133.4,
	peak: { from: AT, to: AT, rate: 133.4 },
	verdict: 'flood',
	severities: { info: 360, warning: 36, critical: 4 },
	rules: [],
	floods: null,
	chattering: 0,
	stale: 0
};

describe('ALRT-23 the page says in one sentence whether somebody is asked for', () => {
	it.each([
		[0, 0, 'Nothing asks for anybody.'],
		[1, 0, '1 alert asks for somebody.'],
		[1, 1, '1 alert asks for somebody, and it is critical.'],
		[3, 1, '3 alerts ask for somebody, 1 critical.'],
		[1200, 0, '1,200 alerts ask for somebody.']
	])('%i, %i of them critical', (active, critical, words) => {
		expect(said(active, critical)).toBe(words);
	});
	it('only what is critical is lit', () => {
		expect(headline(2, 1, say).filter(({ grave }) => grave)).toEqual([
			{ text: '1 critical', grave: true }
		]);
	});
});

describe('ALRT-8 the budget in words', () => {
	it('the average, and the worst ten minutes where they were worse', () => {
		expect(verdictWords(BUDGET, 'UTC', say)).toBe(
			'A flood: more than anybody can answer. 133 alerts a supervisor in ten minutes.'
		);
		const day = {
			...BUDGET,
			verdict: 'fine' as const,
			rate: 0.42,
			peak: { from: AT, to: AT, rate: 8 }
		};
		expect(verdictWords(day, 'UTC', say)).toBe(
			'Fine: people can answer what they are told. 0.4 alerts a supervisor in ten minutes, 8 in the worst ten, from 14:02.'
		);
	});
	it('names the rule that floods', () => {
		const floods = {
			rule: 'clock:resolve:past',
			count: 380,
			share: 0.95,
			rate: 1,
			chattering: 0,
			suggestion: ''
		};
		expect(floodWords(floods, 400, say)).toBe('It comes from “past SLA”: 380 of 400.');
	});
	it('the spread over severities', () => {
		expect(spreadWords(BUDGET, say)).toMatch(/^90% info, 9% warning, 1% critical/);
		expect(spreadWords({ ...BUDGET, count: 0 }, say)).toBeNull();
	});
	it('names of the configuration are told apart', () => {
		expect(withNames('Change `resolve` of it.')).toEqual([
			{ text: 'Change ', name: false },
			{ text: 'resolve', name: true },
			{ text: ' of it.', name: false }
		]);
	});
});

describe('ALRT-14 channels and ends in words', () => {
	it.each([
		['webhook:ops', 'Webhook ops'],
		['email:night', 'Mail night'],
		['push', 'Browsers']
	])('%s', (channel, words) => expect(channelName(channel, say)).toBe(words));
	it.each([
		['claimed', 'claimed'],
		['clock:resolve:past', 'now past SLA'],
		['customer', 'now escalated by the customer'],
		['rule:night', 'now by the rule night'],
		['handed', 'handed on'],
		['taken-over', 'taken over'],
		['offered', 'offered to somebody'],
		['declined', 'declined'],
		['offer-lapsed', 'not answered'],
		['claim-undone', 'claim undone'],
		['of-another-version', 'of-another-version'],
		['it goes again', 'it goes again'],
		[null, 'over']
	])('%s', (ended, words) => expect(endWords(ended, say)).toBe(words));
});
