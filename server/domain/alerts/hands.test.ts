import { describe, expect, it } from 'vitest';
import type { ApiCommandInput } from '#lib/shared/wire/commands.ts';
import type { Actor } from '#lib/shared/wire/history.ts';
import { ANA, BEN, CY, escalated, MINUTE, type Tale } from '../../../tests/support/cases.ts';
import { OFFER_MS } from '../limits.ts';
import type { Alert, AlertNews } from './alert.ts';
import { alertsOf } from './alerts-of.ts';
import { audience } from './audience.ts';

const HAND = { type: 'hand', to: 'ben', why: 'My shift ends' } as const;

/** What a command has to say about alerts. */
function told(tale: Tale, command: ApiCommandInput | 'sweep', by: Actor = ANA): AlertNews[] {
	const before = tale.state;
	const events = command === 'sweep' ? tale.sweep() : tale.done(command, { by });
	return alertsOf(tale.row, events, before);
}
const alerts = (news: AlertNews[]): Alert[] =>
	news.flatMap((one) => (one.kind === 'alert' ? [one.alert] : []));
const ended = (news: AlertNews[]): string[] =>
	news.flatMap((one) => (one.kind === 'alert-end' ? one.keys : []));

function owned(): Tale {
	const tale = escalated();
	tale.done({ type: 'claim' });
	return tale.wait(MINUTE);
}
function offered(): Tale {
	const tale = owned();
	tale.done(HAND);
	return tale;
}
const KEY = (topic: string) => `C-1|${topic}`;

describe('HAND-9 whom it concerns is told', () => {
	it('who is asked, with why', () => {
		expect(alerts(told(owned(), HAND))).toMatchObject([
			{
				key: KEY('offer'),
				rule: 'offered',
				severity: 'warning',
				title: '#4711: Ana Reyes offers it to Ben Okafor',
				why: 'My shift ends',
				to: 'person',
				person: 'ben'
			}
		]);
	});

	it.each<[string, ApiCommandInput, Actor]>([
		['accepted', { type: 'accept' }, BEN],
		['taken back', { type: 'take-back' }, ANA],
		['moved', { type: 'retier', tier: 2 }, ANA],
		['taken over', { type: 'take-over', from: 'ana', why: 'Urgent' }, CY]
	])('and no more once it was %s', (_, command, by) => {
		const news = told(offered(), command, by);
		expect(ended(news)).toContain(KEY('offer'));
		expect(alerts(news).some(({ person }) => person === 'ben')).toBe(false);
	});

	it('who asked, that it was declined, and why; until it is offered again', () => {
		const tale = offered();
		const news = told(tale, { type: 'decline', why: 'On a call' }, BEN);
		expect(alerts(news)).toMatchObject([
			{ rule: 'offer:declined', severity: 'info', person: 'ana', why: 'On a call' }
		]);
		expect(ended(news)).toContain(KEY('offer'));
		expect(ended(told(tale, { type: 'hand', to: 'eve' }))).toEqual([KEY('answer')]);
	});

	it('who asked, that nobody answered', () => {
		const tale = offered();
		tale.wait(OFFER_MS);
		expect(alerts(told(tale, 'sweep'))).toMatchObject([{ rule: 'offer:lapsed', person: 'ana' }]);
	});

	it('who had it, that it was taken over, and why; until somebody else has it', () => {
		const tale = owned();
		const news = told(tale, { type: 'take-over', from: 'ana', why: 'The customer called' }, CY);
		expect(alerts(news)).toMatchObject([
			{
				rule: 'taken-over',
				severity: 'warning',
				person: 'ana',
				title: '#4711: Cy Lund took it over from Ana Reyes',
				why: 'The customer called'
			}
		]);
		expect(ended(told(tale, { type: 'undo-take-over' }, CY))).toContain(KEY('taken'));
	});

	it('each who is named in a note, until they take a step; not who names themselves', () => {
		const tale = owned();
		const news = told(tale, { type: 'note', text: 'Look', mentions: ['ben', 'cy', 'ana'] });
		expect(alerts(news)).toMatchObject([
			{ key: KEY('mention:ben'), rule: 'mention', severity: 'info', person: 'ben' },
			{ key: KEY('mention:cy'), person: 'cy' }
		]);
		expect(news.map(({ n }) => n)).toEqual(news.map((_, index) => index));
		expect(ended(told(tale, { type: 'note', text: 'Done' }, BEN))).toEqual([KEY('mention:ben')]);
		const end = told(tale, { type: 'resolve', cause: 'Card', done: 'New card' });
		expect(ended(end)).toContain(KEY('mention:cy'));
	});

	it('nobody else, and nobody who does not serve the client', () => {
		const [alert] = alerts(told(owned(), HAND));
		const person = (id: string, clients: '*' | string[]) =>
			({ id, name: id, role: 'supervisor', clients }) as const;
		const among = (...people: ReturnType<typeof person>[]) =>
			alert ? audience(alert, people, []).map(({ id }) => id) : null;
		expect(among(person('ben', '*'), person('ana', '*'))).toEqual(['ben']);
		expect(among(person('ben', ['other']), person('ana', '*'))).toEqual([]);
	});
});
