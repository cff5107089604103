import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runConnectorSuite } from '../../../tests/contract/connector.suite.ts';
import type { Delivery } from '../connector.ts';
import { zendesk } from './index.ts';
import { ZendeskSettings } from './settings.ts';

const SECRET = 'a-secret-that-only-this-test-knows';
const settings = {
	secrets: [SECRET],
	queue: 'front',
	groups: { '8447320466430': { team: 'Billing', queue: 'support' } },
	escalate: {
		tags: { complaint: { subject: 'complaint', trigger: 'customer', team: 'Complaints' } },
		priorities: { urgent: { subject: 'technical', trigger: 'priority', tier: 2 } }
	},
	integrationUser: '777'
};
const parsed = ZendeskSettings.parse(settings);

/** Written out again, so that the connector's own arithmetic is not checked against itself. */
function sign(body: Uint8Array, at: number, secret = SECRET): Record<string, string> {
	const timestamp = `${new Date(at).toISOString().slice(0, 19)}Z`;
	const signature = createHmac('sha256', secret).update(timestamp).update(body).digest('base64');
	return {
		'x-zendesk-webhook-signature': signature,
		'x-zendesk-webhook-signature-timestamp': timestamp
	};
}

function delivery(body: string, headers: Record<string, string> = {}): Delivery {
	return {
		method: 'POST',
		headers,
		body: Buffer.from(body),
		receivedAt: Date.parse('2021-07-25T10:00:01Z')
	};
}

runConnectorSuite({
	connector: zendesk,
	settings,
	sign,
	signedHeaders: ['x-zendesk-webhook-signature', 'x-zendesk-webhook-signature-timestamp'],
	timed: true
});

describe('ING-7 the signature is over the timestamp and then the body, the secret taken as text', () => {
	const PUBLISHED = 'HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=';
	const SAMPLE = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==';
	const check = (secrets: string[], body: string, signature: string) =>
		zendesk.verify(
			delivery(body, {
				'x-zendesk-webhook-signature': signature,
				'x-zendesk-webhook-signature-timestamp': '2021-07-25T10:00:00Z'
			}),
			{ ...parsed, secrets }
		);

	it.each([
		[PUBLISHED, '{"say": "hello"}', 'Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk='],
		[SAMPLE, '{"say": "hello"}', 'gf3v0LzLRHPUnIdhbvwRDVEvzSb07/QN0GYjSNlkBT0='],
		[SAMPLE, '', 'Quv38XAfu9ZaMGBsk0NSntquALrZBp815j0203kelQA=']
	])('takes the vector of %s over "%s"', (secret, body, signature) => {
		expect(check([secret], body, signature)).toEqual({ ok: true });
	});

	it('refuses the vector published for the old order, body before timestamp', () => {
		const old = 'tRDSF7URY8BLCDlaBcQ7FHu051Zk+aAB0NKMP53teMw=';
		expect(check([PUBLISHED], '{"say": "hello"}', old)).toEqual({
			ok: false,
			reason: 'bad-signature'
		});
	});

	it('takes either of two live secrets, and no third', () => {
		const signature = 'Rry/4TtIdFyawtXXp8QdI6tlAUUQ/5kL1OTp5qo/ZIk=';
		expect(check(['the-new-one-of-two', PUBLISHED], '{"say": "hello"}', signature).ok).toBe(true);
		expect(check([PUBLISHED, 'the-new-one-of-two'], '{"say": "hello"}', signature).ok).toBe(true);
		expect(check(['the-new-one-of-two', SAMPLE], '{"say": "hello"}', signature).ok).toBe(false);
	});

	it('calls a timestamp that is signed but cannot be read malformed', () => {
		const signature = createHmac('sha256', SECRET).update('yesterday{}').digest('base64');
		const headers = {
			'x-zendesk-webhook-signature': signature,
			'x-zendesk-webhook-signature-timestamp': 'yesterday'
		};
		expect(zendesk.verify(delivery('{}', headers), parsed)).toEqual({
			ok: false,
			reason: 'malformed'
		});
	});
});

describe('ING-8 settings', () => {
	const fault = (given: unknown) => ZendeskSettings.safeParse(given).error?.issues[0];

	it('refuse the sample secrets of the documentation', () => {
		for (const secret of [
			'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==',
			' HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA= '
		]) {
			expect(fault({ secrets: [SECRET, secret] })).toMatchObject({ path: ['secrets', 1] });
		}
	});

	it('take one secret or two', () => {
		expect(fault({ secrets: [] })?.path).toEqual(['secrets']);
		expect(fault({ secrets: [SECRET, `${SECRET}2`, `${SECRET}3`] })?.path).toEqual(['secrets']);
		expect(ZendeskSettings.parse({ secrets: [SECRET] }).priorities).toEqual({
			urgent: 1,
			high: 2,
			normal: 3,
			low: 4,
			none: 3
		});
	});

	it('refuse a field that they do not know', () => {
		expect(fault({ secrets: [SECRET], secret: SECRET })?.code).toBe('unrecognized_keys');
	});
});

describe('ING-9 bodies that cannot be read wait as dead letters', () => {
	const why = (body: Uint8Array) => {
		const result = zendesk.inbound({ ...delivery(''), body }, parsed);
		return result.kind === 'dead' ? result.why : result.kind;
	};

	it.each([
		['an empty body', Buffer.from(''), 'body: not valid JSON'],
		['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'body: not valid UTF-8'],
		['a list', Buffer.from('[]'), 'body: expected an object'],
		[
			'a ticket of the REST API',
			Buffer.from('{"ticket":{"id":1}}'),
			'neither an event of a webhook'
		],
		[
			'a key that reaches a prototype',
			Buffer.from('{"detail":{"__proto__":1}}'),
			'body: the key detail.__proto__ is not allowed'
		],
		[
			'a later template',
			Buffer.from('{"andon":"zendesk-trigger-2"}'),
			'andon: expected "zendesk-trigger-1"'
		]
	])('%s', (_, body, reason) => {
		expect(why(body)).toContain(reason);
	});

	it('a title whose quotes broke the template, quoting nothing of it', () => {
		const broken = why(Buffer.from('{"andon":"zendesk-trigger-1","title":"my "Anna" order"}'));
		expect(broken).toMatch(/^body: not valid JSON/);
		expect(broken).not.toContain('Anna');
	});
});

describe('ING-10 the template of the README', () => {
	const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
	const template = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
	const values: Record<string, string> = {
		'ticket.id': '35436',
		'ticket.title': 'Printer on fire',
		'ticket.status': 'Pending',
		'ticket.created_at_with_timestamp': '2026-11-20T22:55:29Z',
		'ticket.updated_at_with_timestamp': '2026-11-21T10:38:52Z'
	};
	const filled = template.replaceAll(/\{\{([\w.]+)\}\}/g, (_, name: string) => values[name] ?? '');

	it('is understood once Zendesk has filled it in', () => {
		expect(template).toContain('{{ticket.id}}');
		expect(zendesk.inbound(delivery(filled), parsed)).toMatchObject({
			kind: 'commands',
			commands: [
				{ case: 'zendesk-35436', command: { title: 'Printer on fire', waitingFor: 'customer' } },
				{ command: { type: 'escalate' } }
			]
		});
	});

	it('is not understood before that', () => {
		expect(zendesk.inbound(delivery(template), parsed)).toMatchObject({
			kind: 'dead',
			why: 'ticket_id: expected the id of a ticket: digits as text'
		});
	});
});

const samples = new URL('../../../../shared/vendors/payloads/zendesk/', import.meta.url);
describe('ING-11 the samples as they were collected', () => {
	const kinds: Record<string, string> = {
		'ticket_created.event.json': 'commands',
		'ticket_comment_added.event.json': 'commands',
		'ticket_attachment_linked_to_comment.event.json': 'ignored',
		'messaging_ticket_message_added.event.json': 'ignored',
		'user_active_changed.event.json': 'ignored'
	};
	it.skipIf(!existsSync(samples))('are taken, ignored or kept as dead letters', () => {
		const files = readdirSync(samples);
		expect(files).toEqual(expect.arrayContaining(Object.keys(kinds)));
		for (const file of files) {
			const body = readFileSync(new URL(file, samples), 'utf8');
			expect(zendesk.inbound(delivery(body), parsed).kind, file).toBe(kinds[file] ?? 'dead');
		}
	});
});
