/** Escalations that somebody raises by hand: the case and its escalation are one change. */
import { createHash } from 'node:crypto';
import { may } from '#lib/shared/access/deeds.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import { OpenCommand, type Done } from '#lib/shared/wire/commands.ts';
import type { Raising as RaisingView, RaiseRequest } from '#lib/shared/wire/raise.ts';
import type { Person } from '#lib/shared/wire/session.ts';
import { SUBJECTS } from '#lib/shared/words.ts';
import { enter } from '#server/domain/path/path.ts';
import { skillsOf } from '#server/domain/plan/skills.ts';
import type { Plan } from '#server/domain/plan/plan.ts';
import { failure, type Cases } from './cases.ts';
import type { Directory } from './directory.ts';
import type { Plans } from './plans.ts';

/** Without letters and digits that look like another one. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';
/** Forty bits: among a hundred thousand cases of a client two share an id once in two hundred such clients. */
const LONG = 8;

export class Raising {
	readonly #cases: Cases;
	readonly #plans: Plans;
	readonly #directory: Directory;

	constructor(parts: { cases: Cases; plans: Plans; directory: Directory }) {
		this.#cases = parts.cases;
		this.#plans = parts.plans;
		this.#directory = parts.directory;
	}

	/** What the client has set up for it. @returns null when there is no such client */
	view(client: string): RaisingView | null {
		if (!this.#directory.find('client', client)) return null;
		const plan = this.#plans.of(client);
		return {
			client,
			queues: this.#directory.queuesOf(client).map(({ id, name }) => ({ id, name })),
			teams: plan.teams.map(({ name, tier }) => ({ name, tier })),
			skills: skillsOf(plan),
			begins: this.#begins(plan)
		};
	}

	/** @throws StoreUnavailable when the outcome is unknown: the same request may be sent again */
	async raise(person: Person, request: RaiseRequest): Promise<Ack<Done>> {
		const { operation, client, subject, trigger, tier, team, skill, why, ...facts } = request;
		const { queue } = facts;
		if (queue && !this.#directory.queuesOf(client).some(({ id }) => id === queue)) {
			const fields = [{ path: 'queue', message: 'expected a queue of the client' }];
			return {
				ok: false,
				error: { ...failure('invalid', 'The client has no such queue.'), fields }
			};
		}
		const escalate = { subject, trigger, tier, team, skill, why };
		return this.#cases.run({
			operation: `desk:${person.id}:${operation}`,
			client,
			case: raisedId(person.id, client, operation),
			command: OpenCommand.parse({ ...facts, type: 'open', escalate }),
			by: { kind: 'person', id: person.id, name: person.name },
			may: () =>
				may(person, 'raise')
					? null
					: { code: 'forbidden', detail: 'You read here, and change nothing.' }
		});
	}

	#begins(plan: Plan): RaisingView['begins'] {
		const now = this.#cases.now();
		return Object.fromEntries(
			SUBJECTS.flatMap((subject) => {
				const path = plan.pathFor(subject);
				if (!path) return [];
				const { tier, team } = enter(path, undefined, now);
				return [[subject, { tier, team }]];
			})
		);
	}
}

/** The same for the same tap, however often it is sent; another one for everything else. */
export function raisedId(person: string, client: string, operation: string): string {
	const digest = createHash('sha256')
		.update(JSON.stringify([person, client, operation]))
		.digest();
	const letters = Array.from(digest.subarray(0, LONG), (byte) => LETTERS[byte % LETTERS.length]);
	return `D-${letters.join('')}`;
}
