/** By what each timer of a case is reckoned: the settings, read for themselves. */
import type {
	ClockName,
	EscalatedTier,
	Priority,
	Status,
	Subject,
	Tier,
	TimerName,
	WaitingFor
} from '#lib/shared/words.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import type { Place } from '#server/domain/case.ts';
import {
	HOUR,
	MINUTE,
	type PathSettings,
	type PolicySettings,
	type Settings
} from '../settings/settings.ts';
import type { Terms } from './ledger.ts';
import { WorkHours, type Window } from './work-hours.ts';

/** What the log says of a case, as far as timers go by it. */
export interface Facts {
	status: Status;
	waitingFor: WaitingFor | null;
	priority: Priority;
	queue: string | null;
	vip: boolean;
	tier: Tier;
	subject: Subject | null;
	team: string | null;
	owner: Whom | null;
	place: Place | null;
	/** A colleague was asked to take it, and when that lapses. */
	offer: { to: string; until: number } | null;
	/** When it was opened, or reopened last. */
	since: number;
}

export const open = ({ status }: Facts): boolean => status !== 'resolved' && status !== 'closed';
export const escalated = (facts: Facts): facts is Facts & { tier: EscalatedTier } =>
	open(facts) && facts.tier > 0;

/** What holds where no policy fits. */
const BUILT_IN: PolicySettings = {
	name: 'built in',
	for: {},
	calendar: 'always',
	claim: { 1: 5 * MINUTE, 2: 10 * MINUTE, 3: 15 * MINUTE, 4: 30 * MINUTE },
	resolve: { 1: HOUR, 2: 2 * HOUR, 3: 8 * HOUR, 4: 24 * HOUR },
	warn: [50, 75, 90],
	pause: {},
	onRetier: ['claim'],
	onReopen: ['claim', 'update', 'resolve']
};

/** One version of the settings, with its hours counted. */
export class Reading {
	readonly version: number;
	readonly settings: Settings;
	readonly window: Window;
	readonly #hours = new Map<string, WorkHours>();

	constructor(version: number, settings: Settings, window: Window) {
		this.version = version;
		this.settings = settings;
		this.window = window;
	}

	policy(facts: Facts): PolicySettings {
		return this.settings.policies.find((policy) => fits(policy, facts)) ?? BUILT_IN;
	}

	path(name: string | undefined): PathSettings | null {
		return this.settings.paths.find((path) => path.name === name) ?? null;
	}

	pathFor(subject: Subject): PathSettings | null {
		const suits = ({ for: { subject: wanted } }: PathSettings) =>
			wanted ? wanted.includes(subject) : subject !== 'sla-breach';
		return this.settings.paths.find(suits) ?? null;
	}

	/** @returns null when the case, as it is, has no such timer */
	terms(name: TimerName, facts: Facts): Terms | null {
		const policy = this.policy(facts);
		const { lease, followUp } = this.settings;
		const terms = (
			allowance: number | undefined,
			calendar: string,
			shares: readonly number[] = []
		): Terms | null =>
			allowance === undefined ? null : { allowance, hours: this.hours(calendar), shares };
		switch (name) {
			case 'claim':
			case 'update':
			case 'resolve': {
				if (!escalated(facts) || (name === 'claim' && facts.owner)) return null;
				const given = policy[name];
				const allowance = typeof given === 'object' ? given[facts.priority] : given;
				return terms(allowance, policy.calendar, sharesOf(policy, name));
			}
			case 'dwell': {
				if (!escalated(facts) || !facts.place) return null;
				// above management there is nobody to whom it could go on
				if (facts.tier === 4 && facts.owner) return null;
				const path = this.path(facts.place.path);
				const step = path && stepOf(path, facts.place, facts.tier);
				return path && terms(path.steps[Math.max(0, step ?? -1)]?.dwell, path.calendar);
			}
			case 'lease':
				return escalated(facts) && facts.owner ? terms(lease, 'always', [75]) : null;
			case 'age':
				return open(facts) && facts.tier === 0
					? terms(policy.escalateAfter?.age, policy.calendar)
					: null;
			case 'closing':
				return facts.status === 'resolved' && facts.tier > 0
					? terms(followUp?.within, 'always')
					: null;
		}
	}

	/** How long `name` may stand while the case waits for this one; null when it goes on. */
	limit(name: TimerName, facts: Facts): number | null {
		const { waitingFor } = facts;
		if (waitingFor === null || name === 'closing') return null;
		if (name === 'update' && waitingFor !== 'customer') return null;
		return this.policy(facts).pause[waitingFor] ?? null;
	}

	hours(calendar: string): WorkHours {
		let hours = this.#hours.get(calendar);
		if (!hours) {
			const spec = this.settings.calendars[calendar] ?? null;
			hours = new WorkHours(spec, this.settings.zone, this.window);
			this.#hours.set(calendar, hours);
		}
		return hours;
	}
}

/** The step that it is in; beside the path, the last one of a tier that is no higher; -1 before the first. */
export const stepOf = ({ steps }: PathSettings, { step }: Place, tier: EscalatedTier): number =>
	step >= 0 ? step : steps.findLastIndex((one) => one.tier <= tier);

function sharesOf({ warn, raiseAt }: PolicySettings, name: ClockName): number[] {
	const shares = raiseAt?.clock === name ? [...warn, raiseAt.share] : warn;
	return [...new Set(shares)].sort((one, other) => one - other);
}

/** A case that has no subject or tier yet may still come to fit. */
function fits({ for: match }: PolicySettings, facts: Facts): boolean {
	const { subject, priority, tier, queue, vip } = match;
	if (subject && facts.subject !== null && !subject.includes(facts.subject)) return false;
	if (priority && !priority.includes(facts.priority)) return false;
	if (tier && facts.tier !== 0 && !tier.includes(facts.tier)) return false;
	if (queue && (facts.queue === null || !queue.includes(facts.queue))) return false;
	return vip === undefined || vip === facts.vip;
}
