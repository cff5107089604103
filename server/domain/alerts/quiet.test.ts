import { describe, expect, it } from 'vitest';
import { isAtLeast, isQuiet } from './quiet.ts';

const at = (hour: number, minute = 0) => Date.UTC(2026, 0, 5, hour, minute);

describe('ALRT-9 in quiet hours only what is critical leaves Andon', () => {
	const night = { from: '22:00', to: '06:00' };
	it.each([
		['across midnight: before', night, at(21, 59), false],
		['across midnight: the first minute', night, at(22), true],
		['across midnight: in it', night, at(3), true],
		['across midnight: the end', night, at(6), false],
		['within a day', { from: '12:00', to: '13:00' }, at(12, 30), true],
		['after it', { from: '12:00', to: '13:00' }, at(13), false],
		['all day', { from: '00:00', to: '00:00' }, at(13), true],
		['until midnight', { from: '20:00', to: '24:00' }, at(23, 59), true],
		['none', null, at(3), false]
	])('%s', (_name, hours, now, quiet) => {
		expect(isQuiet(hours, 'UTC', now)).toBe(quiet);
	});
	it('are of the zone that they are told in', () => {
		// 14:30 UTC is 22:30 in Manila
		expect(isQuiet(night, 'Asia/Manila', at(14, 30))).toBe(true);
		expect(isQuiet(night, 'UTC', at(14, 30))).toBe(false);
	});
	it('critical is more than warning is more than info', () => {
		expect(isAtLeast('critical', 'warning')).toBe(true);
		expect(isAtLeast('warning', 'warning')).toBe(true);
		expect(isAtLeast('info', 'warning')).toBe(false);
	});
});
