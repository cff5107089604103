/** Deliveries of Zendesk as it sends them, and a node that takes them for the client `acme`. */
import { createHmac } from 'node:crypto';
import { expect, inject, onTestFinished } from 'vitest';
import { readCases } from '../contract/connector.suite.ts';
import { freshPrefix, startNode, TestClock, type TestNode } from '../support/node.ts';

export const SECRET = 'a-secret-that-only-this-test-knows';
export const SETTINGS = {
	secrets: [SECRET],
	queue: 'front',
	groups: { '8447320466430': { team: 'Billing', queue: 'support' } },
	escalate: {
		tags: { complaint: { subject: 'complaint', trigger: 'customer', team: 'Complaints' } },
		priorities: { urgent: { subject: 'technical', trigger: 'priority', tier: 2 } }
	},
	integrationUser: '777'
};
export const FIXTURES = readCases('zendesk');
/** After every instant in the fixtures: what they tell has happened. */
const AFTER = Date.parse('2026-11-23T00:00:00Z');

/** A node with Zendesk connected to `acme`, stopped with the test. */
export async function connected(
	url = inject('stores')[0]?.url ?? '',
	{ prefix = freshPrefix(), settings = SETTINGS as unknown } = {}
): Promise<TestNode> {
	const clock = new TestClock();
	clock.forward(Math.max(0, AFTER - Date.now()));
	const node = await startNode({ url, prefix, clock });
	onTestFinished(() => node.stop());
	await node.app.directory.put('connector', 'acme/zendesk', {
		client: 'acme',
		connector: 'zendesk',
		settings
	});
	return node;
}

/** The headers that make a body genuine. */
export function signed(body: string | Uint8Array, at: number, secret = SECRET) {
	const timestamp = `${new Date(at).toISOString().slice(0, 19)}Z`;
	return {
		'content-type': 'application/json',
		'x-zendesk-webhook-signature': createHmac('sha256', secret)
			.update(timestamp)
			.update(body)
			.digest('base64'),
		'x-zendesk-webhook-signature-timestamp': timestamp
	};
}

interface Posted {
	headers?: Record<string, string | undefined>;
	/** When it is signed; the node's present, if left out. */
	at?: number;
	path?: string;
}

/** Delivers a body; headers that are undefined are left out. */
export async function post(
	{ url, store }: TestNode,
	body: string | Uint8Array<ArrayBuffer>,
	{ headers = {}, at = store.clock.now(), path = 'acme/zendesk' }: Posted = {}
) {
	const all = Object.entries({ ...signed(body, at), ...headers });
	const response = await fetch(`${url}/hooks/${path}`, {
		method: 'POST',
		headers: all.filter((pair): pair is [string, string] => pair[1] !== undefined),
		body
	});
	const text = await response.text();
	return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
}

/** Delivers a fixture. @param at when it is signed; the node's present, if left out */
export const deliver = (
	node: TestNode,
	{ request }: (typeof FIXTURES)[number],
	at = node.store.clock.now()
) => post(node, JSON.stringify(request.body), { headers: request.headers, at });

/** Waits until everything that was kept has been dealt with. */
export async function dealtWith({ store }: TestNode): Promise<void> {
	await expect.poll(() => store.inbox.waiting('acme'), { interval: 5, timeout: 10_000 }).toBe(0);
}
