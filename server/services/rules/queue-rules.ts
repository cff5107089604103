/**
 * Rules over queues: a bad stretch opens one case and escalates it (K2). How a rule stands at a queue is kept in the
 * store and changed by whoever is first, so that any number of nodes open one case.
 */
import { isOpen } from '#server/domain/case.ts';
import type { Queue } from '#server/domain/directory.ts';
import { LOOK_HOLDS_MS, type QueueLook } from '#server/domain/rules/facts.ts';
import { queueCaseId, queueCaseRef, queueCaseTitle } from '#server/domain/rules/queue-case.ts';
import { nextStep, UNKNOWN, type Standing } from '#server/domain/rules/standing.ts';
import type { Priority } from '#lib/shared/words.ts';
import type { Store } from '#server/store/index.ts';
import type { KeptStanding } from '#server/store/rules.ts';
import type { Cases } from '../cases.ts';
import type { Directory } from '../directory.ts';
import { escalateBy, ruleActor, whyOf } from './escalate.ts';
import type { Floor } from './floor.ts';
import type { Rule } from './rule-set.ts';

/** Of a case that a rule opened and whose rule says no other. */
const PRIORITY: Priority = 2;

interface Place {
	queue: Queue;
	rule: Rule;
	kept: KeptStanding;
	standing: Standing;
}

export class QueueRules {
	readonly #store: Store;
	readonly #cases: Cases;
	readonly #directory: Directory;
	readonly #floor: Floor;
	/** Queue → the instant of the look that it was asked about by. */
	readonly #askedOf = new Map<string, number>();

	constructor(store: Store, cases: Cases, directory: Directory, floor: Floor) {
		this.#store = store;
		this.#cases = cases;
		this.#directory = directory;
		this.#floor = floor;
	}

	/**
	 * Asks each rule about the queues of the client.
	 * @param which those that were told of since they were asked about, or all
	 */
	async run(client: string, rules: readonly Rule[], which: 'changed' | 'all'): Promise<void> {
		if (rules.length === 0) return;
		const all = this.#directory.queuesOf(client);
		const queues = which === 'all' ? all : all.filter((queue) => this.#isNews(queue));
		if (queues.length === 0) return;
		const kept = await this.#store.rules.standings(client);
		const now = this.#store.clock.now();
		for (const queue of queues) {
			const look = this.#floor.look(client, queue.id);
			for (const rule of rules) {
				const place = placeOf(queue, rule, kept);
				if (look && now - look.at <= LOOK_HOLDS_MS) await this.#ask(place, look, now);
				else if (place.standing.phase === 'opening') await this.#finish(place);
			}
		}
	}

	#isNews({ client, id }: Queue): boolean {
		const [name, at] = [`${client}/${id}`, this.#floor.look(client, id)?.at];
		if (at === undefined || this.#askedOf.get(name) === at) return false;
		this.#askedOf.set(name, at);
		return true;
	}

	async #ask(place: Place, look: QueueLook, now: number): Promise<void> {
		const { standing, rule } = place;
		const holds = rule.compiled.holds({ now, case: null, customer: null, queue: look });
		switch (nextStep(standing, holds)) {
			case 'finish':
				return this.#finish(place);
			case 'open':
				return this.#open(place, look, now);
			case 'merge':
				if (!(await this.#isOpen(place))) return this.#open(place, look, now);
				return void (await this.#stand(place, { ...standing, phase: 'raised' }));
			case 'calm':
				return void (await this.#stand(place, { ...standing, phase: 'calm' }));
			case 'nothing':
		}
	}

	async #isOpen({ queue, standing }: Place): Promise<boolean> {
		const last = standing.case && (await this.#store.cases.read(queue.client, standing.case));
		return Boolean(last && isOpen(last));
	}

	async #open(place: Place, look: QueueLook, now: number): Promise<void> {
		const { queue, rule } = place;
		const number = await this.#store.rules.nextNumber(queue.client, queue.id);
		const opening = await this.#stand(place, {
			phase: 'opening',
			case: queueCaseId(queue.id, number),
			ref: queueCaseRef(queue.id, number),
			title: queueCaseTitle(queue.name, look, now),
			why: whyOf(rule.spec)
		});
		if (opening) await this.#finish(opening);
	}

	/** Whoever finishes it does the same, as often as it is tried. */
	async #finish(place: Place): Promise<void> {
		const { queue, rule, standing } = place;
		const { case: id, title, ref, why } = standing;
		if (id === null) return;
		const { name, escalate } = rule.spec;
		const opened = await this.#cases.run({
			operation: `rule:${name}:open`,
			client: queue.client,
			case: id,
			command: {
				type: 'open',
				title,
				ref,
				queue: queue.id,
				priority: escalate.priority ?? PRIORITY,
				orUpdate: false
			},
			by: ruleActor(rule.spec)
		});
		if (!opened.ok && opened.error.temporary) return;
		const escalated = await this.#cases.run({
			operation: `rule:${name}:0`,
			client: queue.client,
			case: id,
			command: escalateBy(rule.spec, why),
			by: ruleActor(rule.spec)
		});
		if (!escalated.ok && escalated.error.temporary) return;
		await this.#stand(place, { ...standing, phase: 'raised' });
	}

	/** @returns the place as it is now; null when another node was faster */
	async #stand(place: Place, standing: Standing): Promise<Place | null> {
		const text = JSON.stringify(standing);
		const { client } = place.queue;
		if (!(await this.#store.rules.stand(client, place.kept, text))) return null;
		return { ...place, standing, kept: { ...place.kept, text } };
	}
}

function placeOf(queue: Queue, rule: Rule, kept: KeptStanding[]): Place {
	const { name } = rule.spec;
	const found = kept.find((one) => one.queue === queue.id && one.rule === name);
	return {
		queue,
		rule,
		kept: found ?? { queue: queue.id, rule: name, text: '' },
		standing: found ? (JSON.parse(found.text) as Standing) : UNKNOWN
	};
}
