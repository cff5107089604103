import { describe, expect, test } from 'vitest';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { DeskCommand } from '#lib/shared/wire/commands.ts';
import { wordsOf } from '#lib/messages/index.ts';
import { doneWords, failedWords, refusal, secondsLeft } from './results.ts';

const say = await wordsOf('en', ['desk', 'common']);
const claimed = (before: number | null): Failure => ({
	code: 'claimed',
	temporary: false,
	detail: 'Mateo Ruiz has 1207.',
	owner: { id: 'mateo', name: 'Mateo Ruiz', at: 1_000_000 },
	...(before === null ? {} : { at: 1_000_000 + before })
});

describe('DESK-9 who was earlier, and by how much', () => {
	test.each<[number | null, string]>([
		[400, 'Mateo was 0.4 s earlier'],
		[0, 'Mateo was 0.1 s earlier'],
		[9_940, 'Mateo was 9.9 s earlier'],
		[12_300, 'Mateo was 12 s earlier'],
		[60_000, 'Mateo has it'],
		[-5, 'Mateo has it'],
		[null, 'Mateo has it']
	])('%s ms before', (before, words) => {
		expect(refusal(claimed(before), say)).toBe(words);
	});
});

describe('DESK-40 what was not done is said', () => {
	test.each<[string, Parameters<typeof failedWords>[0], string]>([
		['refused', { is: 'refused', failure: claimed(400) }, 'Kestrel 1207: Mateo was 0.4 s earlier'],
		[
			'in the server’s words',
			{ is: 'refused', failure: { code: 'busy', temporary: true, detail: 'Too much at once.' } },
			'Kestrel 1207: Too much at once.'
		],
		[
			'what has still to be done first',
			{
				is: 'refused',
				failure: { code: 'follow-up-needed', temporary: false, detail: '1207 is closed after.' }
			},
			'Kestrel 1207: ask the customer first, that closes it'
		],
		[
			'without words',
			{ is: 'refused', failure: { code: 'undo-late', temporary: false, detail: '' } },
			'Kestrel 1207: It is too late to undo'
		],
		['no connection', { is: 'unsent' }, 'Kestrel 1207: not sent, no connection'],
		[
			'no answer',
			{ is: 'unanswered' },
			'Kestrel 1207: no answer. The list will show whether it was done'
		]
	])('%s', (_, outcome, words) => {
		expect(failedWords(outcome, 'Kestrel 1207', say)).toBe(words);
	});
});

test.each([
	[8000, 8],
	[7999, 8],
	[7000, 7],
	[1, 1],
	[0, 0],
	[-500, 0]
])('DESK-41 an undo with %s ms left says %s', (left, seconds) => {
	expect(secondsLeft(1000 + left, 1000)).toBe(seconds);
});

describe('DESK-42 what was done is said', () => {
	const escalate = { type: 'escalate', subject: 'billing', trigger: 'functional' } as const;
	const follow = { type: 'follow-up', channel: 'phone' } as const;
	test.each<[DeskCommand, string, { ran?: boolean; changed?: boolean }?]>([
		[{ type: 'note', text: 'Called' }, 'Note added to Kestrel 1207'],
		[{ type: 'note', text: 'Still on it.' }, 'Kestrel 1207 stays yours'],
		[{ type: 'wait', for: 'vendor' }, 'Kestrel 1207 is waiting for vendor'],
		[{ type: 'wait', for: null }, 'Kestrel 1207 goes on'],
		[{ type: 'update-customer', channel: 'email' }, 'The customer of Kestrel 1207 was told'],
		[{ ...follow, satisfied: true }, 'Kestrel 1207 is closed'],
		[{ ...follow, satisfied: false }, 'Kestrel 1207 is open again'],
		[{ type: 'close' }, 'Kestrel 1207 is closed'],
		[escalate, 'Kestrel 1207 is escalated'],
		[{ ...escalate, tier: 3 }, 'Kestrel 1207 is escalated to Tier 3'],
		[escalate, 'Kestrel 1207: joined to the escalation that runs', { ran: true }],
		[escalate, 'Kestrel 1207: that was known already', { ran: true, changed: false }]
	])('%j', (command, words, circumstances = {}) => {
		expect(doneWords(command, 'Kestrel 1207', say, circumstances)).toBe(words);
	});
});
