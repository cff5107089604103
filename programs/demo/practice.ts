/** What those on the floor go by of a client's configuration, whoever wrote it: causes, templates, steps of SOPs. */
import type { Channel, Subject, Tier } from '#lib/shared/words.ts';
import { CAUSES } from './cast.ts';
import type { Chance } from './random.ts';
import type { Ticket } from './ticket.ts';

export interface Practice {
	/** None when any will do. */
	causes: string[];
	templates: { name: string; channel: Channel }[];
	sops: { name: string; subjects: Subject[] | null; tiers: Tier[] | null; steps: number }[];
}

/** A configuration as the API shows it, as far as it matters here. */
export interface WrittenConfiguration {
	causes?: string[];
	templates?: { name: string; channel?: string }[];
	sops?: { name: string; for?: { subject?: string[]; tier?: number[] }; text: string }[];
}

const LIST_ITEM = /^\s*(?:[-*+]|\d+[.)])\s+\S/gm;

export const practiceOf = ({ causes, templates, sops }: WrittenConfiguration): Practice => ({
	causes: causes ?? [],
	templates: (templates ?? []).map(({ name, channel = 'email' }) => ({
		name,
		channel: channel as Channel
	})),
	sops: (sops ?? []).map(({ name, for: match, text }) => ({
		name,
		subjects: (match?.subject as Subject[] | undefined) ?? null,
		tiers: (match?.tier as Tier[] | undefined) ?? null,
		steps: text.match(LIST_ITEM)?.length ?? 0
	}))
});

/** What a ticket came from: something of its subject, if the client's list has that. */
export function causeOf({ subject }: Ticket, { causes }: Practice, chance: Chance): string {
	const usual = CAUSES[subject].filter((cause) => causes.length === 0 || causes.includes(cause));
	return chance.pick(usual.length > 0 ? usual : causes);
}

/** The first step that is not done yet, of the SOPs for a ticket; null when there is none. */
export function nextStep({ subject, tier, ticks }: Ticket, { sops }: Practice) {
	for (const { name, subjects, tiers, steps } of sops) {
		const fits = (subjects?.includes(subject) ?? true) && (tiers?.includes(tier) ?? true);
		if (!fits) continue;
		for (let step = 0; step < steps; step++)
			if (!ticks[name]?.includes(step)) return { sop: name, step };
	}
	return null;
}
