import { describe, expect, it } from 'vitest';
import { STALE_AFTER_MS } from '#lib/shared/wire/feed.ts';
import { sameStatus, statusOf, type Heard } from './status.ts';

const heard: Heard = { refusal: null, ever: true, silentFor: 200, freshAt: 10_000, now: 10_400 };

describe('LIVE-7 a screen shows the truth or says that it does not', () => {
	it.each<[string, Partial<Heard>, unknown]>([
		['all is well', {}, { is: 'live' }],
		['nothing heard yet', { ever: false }, { is: 'connecting' }],
		['nothing to show yet', { ever: false, freshAt: null }, { is: 'connecting' }],
		['as silent as may be', { silentFor: STALE_AFTER_MS }, { is: 'live' }],
		['silent', { silentFor: STALE_AFTER_MS + 1 }, { is: 'stale', since: 10_000, why: 'silence' }],
		[
			'silent from the start',
			{ ever: false, silentFor: 9000 },
			{ is: 'stale', since: 10_000, why: 'silence' }
		],
		['after sleep', { silentFor: Infinity }, { is: 'stale', since: 10_000, why: 'silence' }],
		[
			'beats, but the store is silent',
			{ now: 14_001 },
			{ is: 'stale', since: 10_000, why: 'store' }
		],
		[
			'silent a little less long than its store',
			{ silentFor: 3900, now: 14_001 },
			{ is: 'stale', since: 10_000, why: 'silence' }
		],
		['refused', { refusal: 'Not yours' }, { is: 'refused', detail: 'Not yours' }]
	])('%s', (_name, part, status) => {
		expect(statusOf({ ...heard, ...part })).toEqual(status);
	});

	it('only what would be shown otherwise is another status', () => {
		const stale = { is: 'stale', since: 1, why: 'silence' } as const;
		expect(sameStatus(stale, { ...stale })).toBe(true);
		expect(sameStatus(stale, { ...stale, since: 2 })).toBe(false);
		expect(sameStatus(stale, { is: 'live' })).toBe(false);
		expect(sameStatus({ is: 'refused', detail: 'a' }, { is: 'refused', detail: 'b' })).toBe(false);
		expect(sameStatus({ is: 'live' }, { is: 'live' })).toBe(true);
	});
});
