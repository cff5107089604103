import { describe, expect, it } from 'vitest';
import { alertOf, AT, MIN } from '../../../tests/support/alert-samples.ts';
import { AlertBook } from './book.ts';

const book = () => new AlertBook([], []);
const KEY = alertOf().key;

describe('ALRT-4 the same thing is one alert while it is there', () => {
	it('counts it, and adds no second one', () => {
		const list = book();
		expect(list.enter('1.0', alertOf(), 4, AT).kind).toBe('raised');
		expect(list.enter('2.0', alertOf(), 4, AT + MIN)).toMatchObject({
			kind: 'repeated',
			alert: { id: '1.0', repeated: 1 }
		});
		expect(list.changes().alerts).toHaveLength(1);
		expect(list.raises).toHaveLength(1);
	});

	it('another key, and another rule of the same key, is another one; the latter ends the former', () => {
		const list = book();
		list.enter('1.0', alertOf({ rule: 'clock:resolve:90' }), 4, AT);
		list.enter('2.0', alertOf({ case: 'C-2' }), 4, AT);
		expect(list.enter('3.0', alertOf(), 4, AT).kind).toBe('raised');
		expect(list.ended.map(({ id, ended }) => [id, ended])).toEqual([['1.0', 'clock:resolve:past']]);
		expect(list.changes().alerts.filter(({ endedAt }) => endedAt === null)).toHaveLength(2);
	});

	it('the same piece of news twice is one alert, and is known as told before', () => {
		const list = book();
		list.enter('1.0', alertOf(), 4, AT);
		expect(list.enter('1.0', alertOf(), 4, AT + 1)).toMatchObject({ kind: 'raised', again: true });
		expect(list.changes().alerts).toMatchObject([{ id: '1.0', repeated: 0 }]);
	});

	it('once it has ended, the next one is a new alert', () => {
		const list = book();
		list.enter('1.0', alertOf(), 4, AT);
		list.end([KEY, 'C-9|claim'], 'claimed', AT + MIN);
		expect(list.ended).toMatchObject([{ id: '1.0', endedAt: AT + MIN, ended: 'claimed' }]);
		list.end([KEY], 'claimed', AT + 2 * MIN);
		expect(list.ended).toHaveLength(1);
		expect(list.enter('2.0', alertOf(), 4, AT + 2 * MIN)).toMatchObject({
			kind: 'raised',
			alert: { id: '2.0' }
		});
	});

	it('is acknowledged once, by whoever was first', () => {
		const list = book();
		list.enter('1.0', alertOf(), 4, AT);
		const by = (id: string) => ({ by: { id, name: id }, at: AT });
		expect(list.acknowledge('1.0', by('ana'))?.acknowledged?.by.id).toBe('ana');
		expect(list.acknowledge('1.0', by('ben'))?.acknowledged?.by.id).toBe('ana');
		expect(list.acknowledge('9.0', by('ben'))).toBeNull();
	});
});

describe('ALRT-5 what comes and goes more than three times in ten minutes is told no more', () => {
	const flap = (list: AlertBook, times: number, every: number) =>
		Array.from({ length: times }, (_, index) => {
			const at = AT + index * every;
			const entered = list.enter(`${index}.0`, alertOf(), 4, at);
			list.end([KEY], 'claimed', at + every / 2);
			return entered.kind;
		});

	it('the fourth is in the list as the third one, lit again and marked', () => {
		const list = book();
		expect(flap(list, 6, MIN)).toEqual([
			'raised',
			'raised',
			'raised',
			'chattering',
			'chattering',
			'chattering'
		]);
		const { alerts, raises } = list.changes();
		expect(alerts.map(({ id, repeated, chattering }) => [id, repeated, chattering])).toEqual([
			['0.0', 0, false],
			['1.0', 0, false],
			['2.0', 3, true]
		]);
		// none is lost to the budget
		expect(raises.map(({ chattering }) => chattering)).toEqual([
			false,
			false,
			false,
			true,
			true,
			true
		]);
	});

	it('three in ten minutes are told, and so is what comes back later', () => {
		expect(flap(book(), 6, 4 * MIN)).toEqual(Array(6).fill('raised'));
		const list = book();
		flap(list, 5, MIN);
		expect(list.enter('late.0', alertOf(), 4, AT + 15 * MIN).kind).toBe('raised');
	});

	it('a graver rule of the same key is told all the same', () => {
		const list = book();
		flap(list, 5, MIN);
		const graver = alertOf({ rule: 'path:management-paged', severity: 'critical' });
		expect(list.enter('x.0', { ...graver, key: KEY }, 4, AT + 5 * MIN).kind).toBe('raised');
	});
});
