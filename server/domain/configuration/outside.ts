/** What a client's configuration says of those outside: whom alerts reach, and what its customers may do. */
import { z } from 'zod';
import { text } from '#lib/shared/wire/commands.ts';
import { Label, Name, Span, SubjectField, TierField, TimeOfDay } from './fields.ts';

const SEVERITIES = ['info', 'warning', 'critical'] as const;
const Hours = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export const AlertsField = z.strictObject({
	webhooks: z
		.array(
			z.strictObject({
				name: Name,
				url: z.url({ protocol: /^https?$/ }),
				format: z.literal(['slack', 'teams', 'json']).default('slack'),
				from: z.literal(SEVERITIES).default('warning').describe('this severity and above')
			})
		)
		.max(10)
		.default([]),
	email: z
		.array(
			z.strictObject({
				name: Name,
				to: z.array(z.email()).min(1).max(20),
				from: z.literal(SEVERITIES).default('critical')
			})
		)
		.max(10)
		.default([]),
	quiet: Hours.optional().describe(
		'in these hours only critical alerts leave Andon; in the client’s zone'
	)
});
export type AlertsSpec = z.infer<typeof AlertsField>;

/** Whether, and how, a customer may escalate (T6). */
export const CustomersField = z.strictObject({
	mayEscalate: z.boolean().default(false),
	linkValid: Span.prefault('14d').describe('how long a signed link holds'),
	again: Span.prefault('1d').describe('how long one case cannot be escalated again this way'),
	subject: SubjectField.default('complaint'),
	tier: TierField.optional(),
	reasons: z
		.array(Label)
		.max(12)
		.default(['It takes too long', 'It was not solved', 'I want to speak to somebody in charge']),
	thanks: text(500).default('Thank you. A supervisor has been told and will look at your case.')
});
export type CustomersSpec = z.infer<typeof CustomersField>;
