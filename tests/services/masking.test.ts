import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ApiCommand } from '#lib/shared/wire/commands.ts';
import { findConnector } from '#server/connectors/registry.ts';
import { maskCommand, maskWhom } from '#server/domain/masking/command.ts';
import { maskDocument } from '#server/domain/masking/document.ts';
import { mask, maskName, maskUnread } from '#server/domain/masking/mask.ts';
import { MASKED } from '#server/domain/masking/samples.ts';
import { createLog } from '#server/observability/log.ts';
import { expectNone, WRITTEN } from '../support/secrets.ts';
import { FIXTURES, SETTINGS } from '../http/deliveries.ts';

const tagOf = () => 'bcdfghjklm';
const texts = fc.array(fc.oneof(fc.constantFrom(...MASKED.map(([text]) => text)), fc.string()), {
	minLength: 1,
	maxLength: 3
});

test('MASK-11 what is masked before anybody knows what it is becomes the same text, and the same name', () => {
	fc.assert(
		fc.property(texts, (some) => {
			const text = some.join(' ');
			const unread = maskUnread(text, tagOf);
			expect(mask(unread)).toBe(mask(text));
			// a card as a name is the one thing that a text shows more of
			if (!/\d{6}•|•{8}/.test(unread)) expect(maskName(unread, tagOf)).toBe(maskName(text, tagOf));
		}),
		{ numRuns: 2000 }
	);
});

/** What a delivery comes to: its commands as they would be kept, or why there are none. */
function translated(body: unknown, headers: Record<string, string>) {
	const zendesk = findConnector('zendesk')?.configure(SETTINGS);
	if (!zendesk?.ok) throw new Error('no connector');
	const bytes = Buffer.from(JSON.stringify(body));
	const made = zendesk.value.inbound({ method: 'POST', headers, body: bytes, receivedAt: 0 });
	if (made.kind !== 'commands') return made;
	return made.commands.map(({ command, by, ...rest }) => ({
		...rest,
		command: maskCommand(ApiCommand.parse(command), tagOf),
		by: by && maskWhom(by, tagOf)
	}));
}

test.each(FIXTURES)('MASK-11 $name is translated to the same, masked or not', ({ request }) => {
	const masked = maskDocument(request.body, tagOf);
	expect(translated(masked, request.headers)).toEqual(translated(request.body, request.headers));
});

test('MASK-11 ids, instants and words of a document stay, whatever they look like; texts and numbers do not', () => {
	const kept = {
		id: '4111111111111111',
		ticket_id: '9175550189',
		requesterId: 4111111111111111,
		updated_at: '2026-11-21T14:30:05.123456789Z',
		status: 'OPEN',
		tags: ['vip', 'refund_2026'],
		nested: [{ group_id: '6391755501890' }, 7, null, true, 1.5]
	};
	expect(maskDocument(kept, tagOf)).toEqual(kept);
	expect(
		maskDocument(
			{
				text: 'card 4111111111111111',
				n: 4111111111111111,
				a: { b: ['x@y.example'] },
				'x@y.example': 1
			},
			tagOf
		)
	).toEqual({
		text: 'card 411111••••••1111',
		n: '411111••••••1111',
		a: { b: ['•••@•••·bcdfghjklm'] },
		'•••@•••·bcdfghjklm': 1
	});
	expect(maskDocument({ long: '4 '.repeat(6000) }, tagOf)).toEqual({ long: '(12000 characters)' });
});

describe('fields and lines', () => {
	/** Every field of every command that may hold any text: what the schema of the API says. */
	const fields = ApiCommand.options.flatMap((option) => {
		const { properties = {} } = z.toJSONSchema(option, { io: 'input', unrepresentable: 'any' });
		return Object.entries(properties).flatMap(([field, schema]) => {
			const texts = [schema, ...((schema as { anyOf?: object[] }).anyOf ?? [])] as Record<
				string,
				unknown
			>[];
			const free = texts.some(
				(one) =>
					one['type'] === 'string' &&
					!('pattern' in one || 'enum' in one || 'const' in one || 'format' in one)
			);
			return free ? [[String(option.shape.type.value), field] as const] : [];
		});
	});

	test('MASK-7 every field of every command that takes any text is masked', () => {
		expect(fields).toContainEqual(['open', 'title']);
		expect(fields.length).toBeGreaterThan(20);
		for (const [type, field] of fields) {
			const command = { type, [field]: WRITTEN } as unknown as Parameters<typeof maskCommand>[0];
			expectNone(
				`${type}.${field}`,
				maskCommand(command, () => 'bcdfghjklm')
			);
		}
	});

	test('MASK-10 no line of the log has it, whether it is a word, a field or an error', () => {
		const lines: string[] = [];
		const log = createLog('debug', { write: (line: string) => void lines.push(line) });
		log.warn(WRITTEN);
		log.error({ err: new Error(WRITTEN, { cause: new Error(WRITTEN) }) }, `at ${WRITTEN}`);
		log.warn({ why: WRITTEN, deep: { list: [WRITTEN], err: WRITTEN } }, 'for %s', WRITTEN);
		log.info({ at: 1763735405000, case: 'INC0010001' }, 'kept');
		expect(lines).toHaveLength(4);
		for (const line of lines) expectNone(line, line);
		expect(lines[0]).toContain('411111••••••1111');
		expect(lines[1]).toContain('masking.test.ts');
		expect(lines[3]).toContain('1763735405000');
		expect(lines[3]).toContain('INC0010001');
	});
});
