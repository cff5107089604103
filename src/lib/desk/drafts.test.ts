import { describe, expect, it } from 'vitest';
import { Drafts, forgetDrafts } from './drafts.ts';

class Shelf {
	readonly kept = new Map<string, string>();
	getItem = (key: string) => this.kept.get(key) ?? null;
	setItem = (key: string, text: string) => void this.kept.set(key, text);
	removeItem = (key: string) => void this.kept.delete(key);
}
const HOUR = 3_600_000;
const EMPTY = { text: '' };

describe('NET-6 what is typed is kept until it was sent or discarded', () => {
	it('over a reload, with the form that was open', () => {
		const shelf = new Shelf();
		new Drafts('priya', shelf).keep('kestrel/1', 'note', { text: 'Called' }, true);
		const after = new Drafts('priya', shelf);
		expect(after.formOf('kestrel/1')).toBe('note');
		expect(after.read('kestrel/1', 'note', EMPTY)).toEqual({ text: 'Called' });
		expect(after.read('kestrel/1', 'reopen', EMPTY)).toEqual(EMPTY);
		expect(after.read('kestrel/2', 'note', EMPTY)).toEqual(EMPTY);
	});

	it('sent, discarded, or as it was in the beginning: nothing stays', () => {
		const shelf = new Shelf();
		const drafts = new Drafts('priya', shelf);
		drafts.keep('kestrel/1', 'note', { text: 'Called' }, true);
		drafts.drop('kestrel/1', 'resolve');
		expect(drafts.formOf('kestrel/1')).toBe('note');
		drafts.drop('kestrel/1', 'note');
		expect(shelf.kept.size).toBe(0);
		drafts.keep('kestrel/1', 'note', { text: 'Again' }, true);
		drafts.keep('kestrel/1', 'note', { text: '' }, false);
		expect(shelf.kept.size).toBe(0);
	});

	it('nobody else reads it, and it goes when somebody else comes', () => {
		const shelf = new Shelf();
		new Drafts('priya', shelf).keep('kestrel/1', 'note', { text: 'Called' }, true);
		expect(new Drafts('mateo', shelf).formOf('kestrel/1')).toBeNull();
		expect(shelf.kept.size).toBe(0);
	});

	it('of each page that somebody has open: none takes what another one holds', () => {
		const shelf = new Shelf();
		let now = 1;
		const [one, other] = [1, 2].map(() => new Drafts('priya', shelf, () => now++)) as [
			Drafts,
			Drafts
		];
		one.keep('kestrel/1', 'note', { text: 'Called' }, true);
		other.keep('kestrel/2', 'note', { text: 'Wrote' }, true);
		other.keep('kestrel/3', 'note', { text: 'Asked' }, true);
		one.keep('kestrel/3', 'note', { text: 'Asked twice' }, true);
		other.drop('kestrel/2', 'note');
		other.drop('kestrel/3', 'note');
		const after = new Drafts('priya', shelf, () => now);
		expect([1, 2, 3].map((n) => after.read(`kestrel/${n}`, 'note', EMPTY).text)).toEqual([
			'Called',
			'',
			'Asked twice'
		]);
	});

	it('for twelve hours, and of the last twenty cases', () => {
		const shelf = new Shelf();
		let now = 0;
		const drafts = new Drafts('priya', shelf, () => now);
		for (let n = 0; n < 25; n++) drafts.keep(`kestrel/${n}`, 'note', { text: 'x' }, true);
		expect([drafts.formOf('kestrel/4'), drafts.formOf('kestrel/5')]).toEqual([null, 'note']);
		now = 12 * HOUR;
		expect(new Drafts('priya', shelf, () => now).any).toBe(false);
	});

	it('where nothing may be kept, as long as the page; what cannot be read is none', () => {
		const drafts = new Drafts('priya', null);
		drafts.keep('kestrel/1', 'note', { text: 'Called' }, true);
		expect(drafts.read('kestrel/1', 'note', EMPTY)).toEqual({ text: 'Called' });
		const shelf = new Shelf();
		shelf.setItem('andon.drafts', '{');
		expect(new Drafts('priya', shelf).any).toBe(false);
		shelf.setItem('andon.drafts', '{}');
		forgetDrafts(shelf);
		expect(shelf.kept.size).toBe(0);
	});
});
