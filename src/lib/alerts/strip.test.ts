import { describe, expect, it } from 'vitest';
import type { AlertTold, AlertView, FloodLine } from '#lib/shared/wire/alerts.ts';
import { EMPTY_STRIP, tell, without, type Strip } from './strip.ts';

const alert = (id: string, client = 'acme') => ({ id, client }) as AlertView;
const line = (since: number, count: number) => ({ id: `line-${since}`, since, count }) as FloodLine;
const after = (...told: AlertTold[]): Strip => told.reduce(tell, EMPTY_STRIP);
const came = (one: AlertView): AlertTold => ({ kind: 'alert', alert: one });

describe('ALRT-21 a desk shows the newest alerts until they are over', () => {
	it('newest first; told twice is shown once', () => {
		const { alerts } = after(came(alert('1')), came(alert('2')), came(alert('1')));
		expect(alerts.map(({ id }) => id)).toEqual(['2', '1']);
		expect(after(came(alert('1')), came(alert('1', 'other'))).alerts).toHaveLength(2);
	});
	it('what is over is gone, of its client alone', () => {
		const both = after(came(alert('1')), came(alert('1', 'other')));
		expect(tell(both, { kind: 'ended', client: 'acme', ids: ['1', '9'] }).alerts).toEqual([
			alert('1', 'other')
		]);
		expect(without(both, alert('1')).alerts).toEqual([alert('1', 'other')]);
	});
	it('the line changes in place, and an older one does not come back', () => {
		const told = after({ kind: 'line', line: line(1, 5) }, { kind: 'line', line: line(1, 9) });
		expect(told.line?.count).toBe(9);
		const next = tell(told, { kind: 'line', line: line(2, 1) });
		expect(next.line?.count).toBe(1);
		expect(tell(next, { kind: 'line', line: line(1, 10) }).line?.count).toBe(1);
	});
	it('no more than it can show', () => {
		const many = after(...Array.from({ length: 50 }, (_, n) => came(alert(String(n)))));
		expect(many.alerts).toHaveLength(20);
		expect(many.alerts[0]?.id).toBe('49');
	});
});
