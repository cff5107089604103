import { describe, expect, it } from 'vitest';
import type { Tick } from '#lib/shared/wire/rows.ts';
import {
	BEN,
	HELPDESK,
	MINUTE,
	escalated,
	openCase,
	type Tale
} from '../../../tests/support/cases.ts';
import { Ticker, tickOf } from './ticker.ts';

/** The lines of whatever `act` does to the case. */
function lines(tale: Tale, act: () => void): Tick[] {
	const told = tale.log.length;
	act();
	const events = tale.log.slice(told).flatMap((entry) => entry.events);
	return events.flatMap((event) => tickOf(tale.row, event) ?? []);
}

describe('LIVE-29 the ticker tells what just happened to escalations', () => {
	it('says who claimed it, in which tier', () => {
		const tale = escalated().wait(MINUTE);
		const told = lines(tale, () => tale.done({ type: 'claim' }));
		expect(told).toEqual([
			{
				at: tale.now,
				what: 'claimed',
				client: 'acme',
				case: 'C-1',
				ref: '#4711',
				who: 'Ana Reyes',
				tier: 1
			}
		]);
	});

	it('names who has it, not the program that said so', () => {
		const tale = escalated();
		const claim = { type: 'claim', owner: { id: 'kim', name: 'Kim' } } as const;
		expect(lines(tale, () => tale.done(claim, { by: HELPDESK }))[0]?.who).toBe('Kim');
	});

	it('names nobody for a clock, and tells a late claim after the clock that it missed', () => {
		const tale = escalated().wait(16 * MINUTE);
		const told = lines(tale, () => tale.done({ type: 'claim' }, { by: BEN }));
		expect(told.map(({ what, who }) => [what, who])).toEqual([
			['past-sla', null],
			['claimed', 'Ben Okafor']
		]);
	});

	it.each([
		['in time', 10, 470],
		['late', 490, -10]
	])('a resolved one says how much was left: %s', (_name, wait, left) => {
		const tale = escalated();
		tale.done({ type: 'claim' });
		tale.wait(wait * MINUTE);
		const told = lines(tale, () => tale.done({ type: 'resolve', cause: 'Card', done: 'New card' }));
		expect(told.at(-1)).toMatchObject({ what: 'resolved', left: left * MINUTE });
	});

	it('does not tell that what was resolved is now closed, nor warnings, notes and facts', () => {
		const tale = escalated();
		tale.wait(12 * MINUTE);
		expect(lines(tale, () => tale.sweep())).toEqual([]);
		expect(lines(tale, () => tale.done({ type: 'note', text: 'Called' }))).toEqual([]);
		expect(lines(tale, () => tale.done({ type: 'update', title: 'Other' }))).toEqual([]);
		tale.done({ type: 'resolve', cause: 'Card', done: 'New card' });
		expect(lines(tale, () => tale.done({ type: 'update', status: 'closed' }))).toEqual([]);
	});

	it('does not tell of a case that is no escalation', () => {
		const tale = openCase();
		expect(lines(tale, () => tale.done({ type: 'update', status: 'closed' }))).toEqual([]);
	});

	it('keeps the newest hundred, newest first, and gives those of what a board shows', () => {
		const ticker = new Ticker();
		const tale = escalated();
		const [tick] = lines(tale, () => tale.done({ type: 'claim' }));
		if (!tick) throw new Error('no line');
		for (let at = 1; at <= 120; at++) ticker.add({ ...tick, at }, at % 2 ? 'voice' : 'chat');
		const newest = (limit: number, queue?: string) =>
			ticker.newest(limit, (of) => !queue || of.queue === queue).map(({ at }) => at);
		expect(newest(3)).toEqual([120, 119, 118]);
		expect(newest(3, 'voice')).toEqual([119, 117, 115]);
		expect(newest(1000)).toHaveLength(100);
		ticker.add({ ...tick, at: 118.5 }, null);
		expect(newest(4)).toEqual([120, 119, 118.5, 118]);
	});
});
