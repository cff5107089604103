/** An escalation that somebody raises by hand: a case that is new to Andon, and an escalation from its first moment on. */
import { z } from 'zod';
import type { EscalatedTier, Subject } from '../words.ts';
import { escalation, facts } from './commands.ts';
import { OperationId, Slug } from './fields.ts';
import type { SkillView, TeamView } from './help.ts';

/** The event `raise` of a desk. The id of the case follows from the operation: asked again, it is the same case. */
export const RaiseRequest = z.strictObject({
	operation: OperationId,
	client: Slug,
	title: facts.title,
	/** Its number elsewhere; the id that it gets here, if left out. */
	ref: facts.ref.optional(),
	customer: facts.customer.optional(),
	queue: facts.queue.optional(),
	priority: facts.priority.optional(),
	vip: facts.vip.optional(),
	...escalation
});
export type RaiseRequest = z.infer<typeof RaiseRequest>;

/** What a client has set up for whoever raises an escalation. */
export interface Raising {
	client: string;
	queues: { id: string; name: string }[];
	teams: TeamView[];
	skills: SkillView[];
	/** Where the path of a subject begins; subjects without a path are left out. */
	begins: Partial<Record<Subject, { tier: EscalatedTier; team: string | null }>>;
}
