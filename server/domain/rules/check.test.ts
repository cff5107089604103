import { describe, expect, it } from 'vitest';
import { cpuOf } from '../../../tests/support/cpu.ts';
import { checkRule } from './check.ts';

const faultOf = (when: string, on: 'case' | 'queue' = 'case') => checkRule({ on, when }).fault;

/** What somebody writes; where it is wrong; what is said. */
const SLIPS: [string, number, RegExp][] = [
	['case.priority = 1', 15, /write == to compare/],
	['case.vip and case.claimed', 10, /write && for "and"/],
	['case.vip or case.claimed', 10, /write \|\| for "or"/],
	['not case.vip', 5, /write ! for "not"/],
	['case.vip & case.claimed', 10, /write && for "and"/],
	['case.age > 2h', 13, /duration\("90m"\)/],
	['case.age > 120', 1, /a duration is written duration\("90m"\)/],
	['case.age > duration("2d")', 21, /a day is 24h/],
	['case.age > duration("soon")', 21, /expected a duration such as "90m"/],
	['case.prio == 1', 6, /there is no `case\.prio`; did you mean `case\.priority`\?/],
	['case.title.contains(outage)', 21, /texts stand in quotes: "outage"/],
	['(case.title + "x").size() > 3', 2, /texts cannot be put together/],
	['["a"].exists(x, x + x == "aa")', 17, /texts cannot be put together/],
	['(case.vip ? case.title : "") + "x" == "x"', 2, /texts cannot be put together/],
	['case.title.matches("(a+)+$")', 1, /no `matches`; use contains/],
	['case.title == "abc', 15, /closing quote is missing/],
	['case.title.contains("a"', 24, /a bracket is not closed/],
	['case.vip)', 9, /`\)` cannot stand here/],
	['case.vip ||', 12, /something is missing at the end/],
	['case.priority == "1"', 1, /numbers stand without quotes/],
	['case.clock.resolve.share == 1', 1, /write 1\.0 instead of 1/],
	['case.status == "open"', 16, /is never "open"; it is one of "new", "active", "waiting"/],
	['case.subject in ["billing", "bills"]', 29, /is never "bills"/],
	['case.title == null', 1, /write has\(…\)/],
	['has(case.title)', 1, /is always known/],
	['case.clock.resolve > 3', 1, /makes no sense/],
	['case.clock.resolve', 1, /say which of `case\.clock\.resolve\.share`/],
	['case.priority', 1, /must be true or false/],
	['!case.priority', 1, /! stands before what is true or false/],
	['case.priority && case.vip', 1, /&& and \|\| stand between/],
	['case.title.reverse() == "x"', 1, /`reverse` does not go with a text/],
	['soon(case.title)', 1, /there is no `soon`/],
	['dyn(case.title) == 1', 1, /rules have no `dyn`/],
	['case["title"] == "x"', 1, /rules have no \[ \] behind a name/],
	['{"a": 1}.a == 1', 2, /rules have no \{…\}/],
	['[1, "a"].exists(x, x == 1)', 5, /of one kind/],
	['case.title.split(" ").exists(x, x == "a")', 1, /must be a list/],
	['["a"].exists(x, ["b"].exists(y, x == y))', 17, /cannot stand in one another/],
	['', 1, /there is nothing here/]
];

describe('checking a rule', () => {
	it.each(SLIPS)('RULE-1 %s is refused with its place and a remedy', (when, character, remedy) => {
		const fault = faultOf(when) ?? '';
		expect(fault).toMatch(new RegExp(`^character ${character}: `));
		expect(fault).toMatch(remedy);
	});

	it('RULE-1 the place in a rule of several lines names its line', () => {
		expect(faultOf('case.vip &&\n  case.age > 3')).toMatch(/^line 2, character 3: /);
	});

	it('RULE-1 a rule on a queue knows the queue alone', () => {
		expect(faultOf('queue.free == 0 && case.vip', 'queue')).toMatch(
			/^character 20: a rule on a queue knows only `queue`, not `case`$/
		);
		expect(checkRule({ on: 'queue', when: 'queue.free == 0' })).toEqual({});
	});

	it.each([
		['400 comparisons', Array.from({ length: 150 }, () => 'case.vip').join(' || ')],
		['nested brackets', `${'('.repeat(40)}case.vip${')'.repeat(40)}`],
		['a list of 101', `case.queue in [${Array.from({ length: 101 }, () => '"a"').join(',')}]`],
		[
			'much to do for each of a list',
			`[${Array.from({ length: 100 }, () => '"a"').join(',')}].exists(x, ${Array.from({ length: 8 }, () => 'case.title.contains(x)').join(' || ')})`
		]
	])('RULE-3 a rule of %s is refused', (_, when) => {
		expect(faultOf(when)).toMatch(/too large|too deep|100 items|takes too long/);
	});

	it('RULE-3 a rule of the greatest length is checked within a second', () => {
		const part =
			'(case.title.contains("abcdefgh") || case.age > duration("90m") && case.tier == 2)';
		const when = Array.from({ length: 20 }, () => part).join(' && ');
		expect(when.length).toBeGreaterThan(1500);
		const { result, ms } = cpuOf(() => checkRule({ on: 'case', when }));
		expect(result).toEqual({});
		expect(ms).toBeLessThan(1000);
	});

	it.each([
		'true',
		'case.tier >= 0',
		'case.vip || !case.vip',
		'queue.serviceLevel < 80',
		'case.priority in [1, 2, 3, 4]',
		'duration("1h") > duration("30m")',
		'case.status != "waiting" || case.waitingFor != ""'
	])('RULE-2 %s always fires, and that is told', (when) => {
		expect(checkRule({ on: 'case', when })).toEqual({ constant: 'always' });
	});

	it.each([
		'false',
		'case.priority == 5',
		'case.priority == 1 && case.priority == 2',
		'case.title.size() > 300',
		'case.title.lowerAscii() == "Outage"',
		'case.tier == 0 && case.claimed',
		'case.age < duration("1h") && case.inTier > duration("2h")',
		'case.customer == "" && customer.openCases > 2',
		'queue.waiting == 0 && queue.oldestWait > duration("1m")',
		'queue.seen > duration("20m")',
		'case.priority / 0 == 1',
		'case.claimed && case.clock.claim.share > 0.5'
	])('RULE-2 %s never fires, and that is told', (when) => {
		expect(checkRule({ on: 'case', when })).toEqual({ constant: 'never' });
	});
});
