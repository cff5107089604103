/** What stands beside a case at a desk: what its client has set up for it, and where it goes next. */
import type { EscalatedTier, WaitingFor } from '../words.ts';
import type { Explanation } from './explain.ts';
import type { SopView } from './sop.ts';
import type { TemplateView } from './templates.ts';

export interface TeamView {
	name: string;
	tier: EscalatedTier;
}

/** A skill, and the team that gets what lacks it. */
export interface SkillView extends TeamView {
	skill: string;
}

export interface PathStepView {
	tier: EscalatedTier;
	/** Null: whoever is of that tier. */
	team: string | null;
}

/** What happens when the time in the present step has run out. */
export interface NextStep {
	/** ms since 1970; null while that time stands still. */
	at: number | null;
	/** It goes to a step, its team is told once more, or management is asked. */
	what: 'step' | 'tell-team' | 'management';
	tier: EscalatedTier;
	team: string | null;
	/** Steps that nobody could take by then: they are passed over. */
	skipped: PathStepView[];
}

export interface PathView {
	name: string;
	steps: PathStepView[];
	/** Which step it is in, from 0; -1 when somebody moved it beside the path. */
	step: number;
	/** How often the path has begun anew, and how often it may. */
	round: number;
	repeat: number;
	next: NextStep | null;
}

export interface CaseHelp {
	client: string;
	case: string;
	/** The case's version that this is true of. */
	version: number;
	/** Version of the client's configuration. */
	plan: number;
	/** What a case can come from; any, when the list is empty. */
	causes: string[];
	templates: TemplateView[];
	sops: SopView[];
	teams: TeamView[];
	skills: SkillView[];
	/** Null where the client has no path for it. */
	path: PathView | null;
	/** While it waits for one of these its clocks stand still, for so many ms at most; what is left of that. */
	pauses: Partial<Record<WaitingFor, number>>;
}

export interface ClockExplanation extends Explanation {
	/**
	 * The version whose calendar this was told by, where the one that the clock was reckoned by is not kept any more; null
	 * when it is.
	 */
	instead: number | null;
}
