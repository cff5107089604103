import { expect, test } from 'vitest';
import { alertKind } from './kind.ts';

test.each([
	['clock:resolve:past', { kind: 'resolve', share: '', rule: '' }],
	['clock:claim:75', { kind: 'claiming', share: '75', rule: '' }],
	['promise:90', { kind: 'promising', share: '90', rule: '' }],
	['path:notified', { kind: 'step', share: '', rule: '' }],
	['rule:severity 1', { kind: 'rule', share: '', rule: 'severity 1' }],
	['rule:clock:claim:75', { kind: 'rule', share: '', rule: 'clock:claim:75' }],
	['clock:claim:soon', null],
	['of another version', null],
	['toString', null],
	['rule:', null]
])('WALL-27 ALRT-32 what the alert of %j tells of has words of its own: %j', (rule, kind) => {
	expect(alertKind(rule)).toEqual(kind);
});
