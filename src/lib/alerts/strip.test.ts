import { describe, expect, it } from 'vitest';
import type { AlertTold, AlertView, FloodLine } from '#lib/shared/wire/alerts.ts';
import { EMPTY_STRIP, gravest, putAway, tell, type Strip } from './strip.ts';

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
	});
	it('the line changes in place, and an older one does not come back', () => {
		const told = after({ kind: 'line', line: line(1, 5) }, { kind: 'line', line: line(1, 9) });
		expect(told.line?.count).toBe(9);
		const next = tell(told, { kind: 'line', line: line(2, 1) });
		expect(next.line?.count).toBe(1);
		expect(tell(next, { kind: 'line', line: line(1, 10) }).line?.count).toBe(1);
	});
	it('what was put away does not come back, one after the other and then the line', () => {
		const [first, second] = [came(alert('1')), came(alert('2'))];
		const lines: AlertTold = { kind: 'line', line: line(1, 5) };
		let strip = putAway(after(first, second, lines));
		expect(strip.alerts.map(({ id }) => id)).toEqual(['1']);
		strip = putAway(putAway(strip));
		expect(strip).toMatchObject({ alerts: [], line: null });
		expect(putAway(strip)).toBe(strip);
		expect([first, second, lines].reduce(tell, strip)).toMatchObject({ alerts: [], line: null });
	});
	it('the newest of the gravest is shown in full', () => {
		const of = (id: string, severity: AlertView['severity']) => came({ ...alert(id), severity });
		const told = [of('1', 'info'), of('2', 'critical'), of('3', 'critical'), of('4', 'warning')];
		expect(gravest(after(...told))?.id).toBe('3');
		expect(gravest(EMPTY_STRIP)).toBeNull();
	});
	it('no more than it can show', () => {
		const many = after(...Array.from({ length: 50 }, (_, n) => came(alert(String(n)))));
		expect(many.alerts).toHaveLength(20);
		expect(many.alerts[0]?.id).toBe('49');
	});
});
