import { describe, expect, it } from 'vitest';
import { wallState, wallTrouble, type WallSeen } from './state.ts';

const ZONE = 'Asia/Manila';
/** In the evening of the 20th or the morning of the 21st, by the clocks of the zone. */
const at = (local: string, day = local >= '12:00' ? 20 : 21) =>
	Date.parse(`2026-11-${day}T${local}${local.length === 5 ? ':00' : ''}+08:00`);
const wall = {
	...{ pairedAt: 0, revokedAt: null },
	off: { from: '22:00', to: '06:00' }
};
const gone = (since: number): WallSeen => ({
	...{ socket: 's', node: 'n', since, gone: true, at: since, report: null, behind: 0 }
});
const found = (since: number, now: number, of: typeof wall | { off: null } = wall) => [
	wallState({ ...wall, ...of }, gone(since), now, ZONE),
	wallTrouble({ ...wall, ...of }, gone(since), now, ZONE)
];

describe('WALLS-18 the hours in which a wall is switched off every day', () => {
	it('a wall that goes in them is switched off until a minute after them, and dark then', () => {
		const since = at('22:00:20');
		for (const now of ['22:00:20', '23:00', '03:00', '05:59:59', '06:00', '06:00:59'])
			expect(found(since, at(now)), now).toEqual(['off', null]);
		for (const now of ['06:01', '09:00', '21:59', '23:00'])
			expect(found(since, at(now, 21)), now).toEqual(['dark', 'dark']);
	});

	it('so does one that goes less than a minute before them, when they begin', () => {
		const since = at('21:59:20');
		expect(found(since, at('21:59:25'))).toEqual(['live', null]);
		expect(found(since, at('21:59:40'))).toEqual(['dark', null]);
		expect(found(since, at('22:00'))).toEqual(['off', null]);
		expect(found(since, at('22:00:40'))).toEqual(['off', null]);
	});

	it('one that was dark before them stays so, in them and after them', () => {
		const since = at('21:58:50');
		for (const now of ['21:59:50', '22:00', '03:00', '06:00', '06:00:30', '06:01', '09:00'])
			expect(found(since, at(now)), now).toEqual(['dark', 'dark']);
	});

	it('one that is connected in them is as it is, and one without such hours is dark in a minute', () => {
		const here = { ...gone(at('20:00')), gone: false, at: at('23:00') };
		expect(wallState(wall, here, at('23:00'), ZONE)).toBe('live');
		expect(wallTrouble(wall, { ...here, behind: 40_000 }, at('23:00'), ZONE)).toBe('stale');
		const since = at('22:00:20');
		expect(found(since, at('22:01:20'), { off: null })).toEqual(['dark', 'dark']);
	});

	it('they are those of the floor’s zone, also on the day its clocks are changed', () => {
		const night = { ...wall, off: { from: '01:00', to: '05:00' } };
		// 02:00 becomes 03:00 on the 29th of March 2026: 05:00 is at 03:00 UTC
		const since = Date.parse('2026-03-29T00:30Z');
		const state = (now: string) =>
			wallState(night, gone(since), Date.parse(`2026-03-29T${now}Z`), 'Europe/Berlin');
		expect([state('02:59'), state('03:00:59'), state('03:01')]).toEqual(['off', 'off', 'dark']);
	});
});
