import { expect, test } from 'vitest';
import { bucketLabel, chartWords } from './through.ts';
import { wordsOf } from '#lib/messages/index.ts';

const say = await wordsOf('en', ['shift', 'common']);

const at = (text: string) => Date.parse(text);
const hour = (from: string, escalations = 0) => ({
	from: at(from),
	to: at(from) + 3_600_000,
	escalations,
	resolved: 0,
	pastSla: 0
});

test.each([
	[hour('2026-11-21T14:00:00Z'), 'Asia/Manila', '22'],
	[hour('2026-11-21T14:30:00Z'), 'UTC', '14:30'],
	[hour('2026-11-21T14:00:00Z'), 'Asia/Kolkata', '19:30'],
	[{ ...hour('2026-11-21T16:00:00Z'), to: at('2026-11-22T16:00:00Z') }, 'Asia/Manila', 'Sun 22']
])('SUM-40 a bar is named by where it begins, in the floor’s zone', (bucket, zone, label) => {
	expect(bucketLabel(bucket, zone, say)).toBe(label);
});

test('SUM-41 the chart says in words what it shows most', () => {
	const buckets = [hour('2026-11-21T14:00:00Z', 3), hour('2026-11-21T15:00:00Z', 9)];
	expect(chartWords(buckets, 'UTC', say)).toContain('most escalations, 9, from 15');
	expect(chartWords([hour('2026-11-21T14:00:00Z')], 'UTC', say)).toBe('Bar chart: no escalations.');
});
