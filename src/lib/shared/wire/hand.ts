/** Giving an escalation to a colleague, and taking one over: what is asked for, and what others are told of it. */
import { z } from 'zod';
import { SHORTEST_REASON } from '../limits.ts';
import { PersonId, text, Whom, Why } from './fields.ts';

/** Not that of `rows.ts`, which has offers in it. */
type Somebody = z.infer<typeof Whom>;

const For = PersonId.optional().describe('id of who answers; programs only');

/** It is offered; who has it keeps it until the colleague accepts. */
export const HandCommand = z.strictObject({
	type: z.literal('hand'),
	to: PersonId.describe('id of somebody who serves the client and acts in the tier'),
	why: Why.optional()
});
/** The offer is taken back. */
export const TakeBackCommand = z.strictObject({ type: z.literal('take-back') });
export const AcceptCommand = z.strictObject({ type: z.literal('accept'), for: For });
export const DeclineCommand = z.strictObject({ type: z.literal('decline'), for: For, why: Why });
export const TakeOverCommand = z.strictObject({
	type: z.literal('take-over'),
	from: PersonId.describe(
		'id of who has it, as far as is known; refused when it is another one by now'
	),
	owner: Whom.optional().describe('who took it; programs only, a person takes it for himself'),
	why: text(500).refine(
		(said) => said.length >= SHORTEST_REASON,
		`expected a reason of ${SHORTEST_REASON} characters or more`
	)
});
export const UndoTakeOverCommand = z.strictObject({ type: z.literal('undo-take-over') });
export const UndoAcceptCommand = z.strictObject({ type: z.literal('undo-accept') });

/** An escalation that a colleague was asked to take. Instants are ms since 1970. */
export interface Offer {
	to: Somebody;
	/** Who asked: who has it, or a manager. */
	by: Somebody;
	why: string | null;
	at: number;
	/** Then it lapses. */
	until: number;
}

/** Somebody who serves a client. */
export interface Colleague extends Somebody {
	/** Acts in the tier of the case, so that it can be handed to them. */
	acts: boolean;
	/** Is at a desk now. */
	here: boolean;
}
