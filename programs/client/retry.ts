/** Waiting between attempts, and giving up. */
import { ApiProblem } from './problem.ts';

export interface RetryRules {
	/** Waits so many ms; injected, so that tests wait for nothing. */
	wait: (ms: number) => Promise<void>;
	/** Ms since some fixed instant. */
	now: () => number;
	/** 0 ≤ x < 1. */
	random: () => number;
	/** How long a call is tried in all, in ms; `Infinity` for ever. */
	giveUpAfter: number;
	/** Told of each failed attempt that will be repeated. */
	onRetry?: (problem: ApiProblem, waitMs: number) => void;
}

const FIRST_MS = 200;
const LONGEST_MS = 5_000;

/** @returns ms to wait after `failures` failed attempts: doubling, with half of it left to chance. */
export function backoff(failures: number, random: number): number {
	const full = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
	return Math.round(full / 2 + (full / 2) * random);
}

/**
 * Runs `attempt` until it succeeds, fails for good, or `giveUpAfter` has passed.
 * @throws the last problem
 */
export async function retrying<T>(rules: RetryRules, attempt: () => Promise<T>): Promise<T> {
	const begun = rules.now();
	for (let failures = 1; ; failures++) {
		try {
			return await attempt();
		} catch (error) {
			if (!(error instanceof ApiProblem) || !error.facts.temporary) throw error;
			const pause = Math.max(backoff(failures, rules.random()), error.facts.retryAfter ?? 0);
			if (rules.now() - begun + pause > rules.giveUpAfter) throw error;
			rules.onRetry?.(error, pause);
			await rules.wait(pause);
		}
	}
}
