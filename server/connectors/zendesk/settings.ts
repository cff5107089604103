import { z } from 'zod';
import { PriorityField, Slug, TierField } from '#lib/shared/wire/commands.ts';
import { SUBJECTS, TRIGGERS } from '#lib/shared/words.ts';

/** Printed in Zendesk's own pages as samples: whoever reads them could sign. */
const PUBLISHED_SECRETS: ReadonlySet<string> = new Set([
	'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==',
	'HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA='
]);

const Secret = z
	.string('expected the signing secret of the webhook')
	.trim()
	.min(16, 'expected the whole signing secret, at least 16 characters')
	.max(200)
	.refine((secret) => !PUBLISHED_SECRETS.has(secret), {
		error: 'this is a sample from the documentation; copy the signing secret of your own webhook'
	});

const VendorId = z.string().regex(/^[0-9]{1,20}$/, 'expected an id of Zendesk: digits only');
const Tag = z
	.string()
	.regex(/^[^\s"A-Z]{1,80}$/, 'expected one tag, in lower case, without blanks');
const Team = z.string().trim().min(1).max(80);

const Escalation = z.strictObject({
	subject: z.literal(SUBJECTS),
	trigger: z.literal(TRIGGERS),
	tier: TierField.default(1),
	team: Team.optional()
});
export type Escalation = z.infer<typeof Escalation>;

const WORDS = ['urgent', 'high', 'normal', 'low'] as const;
export type PriorityWord = (typeof WORDS)[number] | 'none';

export const ZendeskSettings = z.strictObject({
	secrets: z
		.array(Secret, 'expected a list with the signing secret of the webhook')
		.min(1, 'expected the signing secret of the webhook')
		.max(2, 'expected two secrets at most: the present one and the one that replaces it')
		.describe('signing secrets as Zendesk shows them; two while one replaces the other'),
	priorities: z
		.strictObject({
			urgent: PriorityField.default(1),
			high: PriorityField.default(2),
			normal: PriorityField.default(3),
			low: PriorityField.default(4),
			none: PriorityField.default(3).describe('for tickets without a priority')
		})
		.prefault({}),
	queue: Slug.nullable().default(null).describe('for tickets whose group names no other queue'),
	groups: z
		.record(VendorId, z.strictObject({ team: Team.optional(), queue: Slug.optional() }))
		.default({})
		.describe('by the id of the Zendesk group, what team and queue it is here'),
	escalate: z
		.strictObject({
			tags: z.record(Tag, Escalation).default({}),
			priorities: z.partialRecord(z.literal(WORDS), Escalation).default({})
		})
		.prefault({})
		.describe('what makes a ticket an escalation'),
	integrationUser: VendorId.nullable()
		.default(null)
		.describe('id of the Zendesk user that Andon writes as; its changes are our own echo')
});
export type ZendeskSettings = z.infer<typeof ZendeskSettings>;
