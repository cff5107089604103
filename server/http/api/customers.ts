/** Customers who escalate their own case, over HTTP: a link for a helpdesk's mails, and a word from a program. */
import { z } from 'zod';
import { severalLines } from '#lib/shared/plain-text.ts';
import { LONGEST_TEXT } from '#lib/shared/wire/ask.ts';
import { CaseId, Slug, text } from '#lib/shared/wire/commands.ts';
import type { Acknowledged, CustomerAsks } from '#server/services/customers/asks.ts';
import { Problem } from '../problem.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { byHeader, operationOf } from './operation.ts';
import { DoneSchema } from './schemas.ts';

const inCase = z.object({ client: Slug, case: CaseId });
const instant = z.int().describe('ms since 1970');
const Link = z.object({ url: z.string(), expiresAt: instant }).meta({ id: 'CustomerLink' });
const Ask = z.strictObject({
	reason: text(80).describe('why, in the words of the customer or of the list that was offered'),
	text: z
		.string()
		.overwrite(severalLines)
		.max(LONGEST_TEXT)
		.optional()
		.describe('what the customer added')
});
const AcknowledgedSchema = DoneSchema.extend({
	thanks: z.string().describe('what the customer may be told, in the words of the client'),
	takenBy: instant.nullable().describe('by when somebody will have it; null when nobody can say')
}).meta({ id: 'Acknowledged' }) satisfies z.ZodType<Acknowledged>;

export const customerEndpoints = (asks: CustomerAsks): Endpoint[] => [
	endpoint({
		method: 'post',
		path: '/clients/{client}/cases/{case}/customer-link',
		id: 'makeCustomerLink',
		summary: 'Make a link by which the customer can escalate the case',
		description:
			'For the mails of a helpdesk. It needs no sign-in, holds as long as the client’s configuration says (`customers.linkValid`), and does nothing but escalate this case.',
		tag: 'Cases',
		scope: 'cases:write',
		params: inCase,
		answers: { 200: { description: 'The link', schema: Link } },
		async run({ params, origin }) {
			const made = await asks.link(params.client, params.case, origin());
			if (!made.ok) throw new Problem(made.error);
			return { status: 200, body: made.data };
		}
	}),
	endpoint({
		method: 'post',
		path: '/clients/{client}/cases/{case}/customer-escalation',
		id: 'escalateForCustomer',
		summary: 'Escalate a case because its customer asks for it',
		description:
			'For a program that speaks for the customer, such as a portal or a bot. Once in the time of `customers.again`; refused with `asked-already` within it. The history names the customer, not the program.',
		tag: 'Cases',
		scope: 'cases:write',
		params: inCase,
		body: Ask,
		repeatable: true,
		answers: {
			200: {
				description: 'Escalated, and on disk; with what the customer may be told',
				schema: AcknowledgedSchema
			}
		},
		async run({ key, params, body, idempotencyKey }) {
			const operation = `api:${key.id}:${operationOf(idempotencyKey)}`;
			const done = await asks.speak({ ...params, operation }, body, key.id);
			if (!done.ok) throw new Problem(byHeader(done.error));
			return { status: 200, body: done.data };
		}
	})
];
