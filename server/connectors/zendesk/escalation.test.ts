import { describe, expect, it } from 'vitest';
import { escalationByRule } from './escalation.ts';
import type { Escalation, ZendeskSettings } from './settings.ts';

const rule = (tier: Escalation['tier']): Escalation => ({
	subject: 'technical',
	trigger: 'automatic',
	tier
});
const rules: ZendeskSettings['escalate'] = {
	tags: { first: rule(2), second: rule(2), high: rule(3) },
	priorities: { urgent: rule(2), high: rule(4) }
};
const why = (tags: string[], priority: Parameters<typeof escalationByRule>[2]) =>
	escalationByRule(rules, tags, priority)?.why ?? null;

describe('ING-16 of several rules one applies', () => {
	it('the one with the highest tier', () => {
		expect(why(['first', 'high'], 'none')).toBe('Zendesk tag "high"');
		expect(why(['high', 'first'], 'none')).toBe('Zendesk tag "high"');
		expect(why(['high'], 'high')).toBe('Zendesk priority high');
	});

	it('of one tier the earlier tag, and a tag before the priority', () => {
		expect(why(['second', 'first'], 'none')).toBe('Zendesk tag "second"');
		expect(why(['first'], 'urgent')).toBe('Zendesk tag "first"');
	});

	it('none, if no rule names the tag or the priority', () => {
		expect(why(['constructor', '__proto__', 'tostring'], 'none')).toBeNull();
		expect(why([], 'low')).toBeNull();
	});
});
