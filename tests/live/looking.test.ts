import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { Lookers } from '#lib/shared/wire/events.ts';
import type { Whom } from '#lib/shared/wire/rows.ts';
import { PRESENT_MS } from '#server/store/presence.ts';
import { TestClock } from '../support/node.ts';
import type { Screen } from '../support/screen.ts';
import { escalate, Floor } from './floor.ts';

const OF = { client: 'acme', case: 'C-1' };

/** Keeps what a desk is told of who else looks. */
class Seen {
	readonly desk: Screen;
	readonly told: Lookers[] = [];
	readonly #waiting = new Set<() => void>();

	constructor(desk: Screen) {
		this.desk = desk;
		desk.link.on('lookers', (told) => {
			this.told.push(told);
			for (const look of this.#waiting) look();
		});
	}

	async look(of: typeof OF | null): Promise<string[]> {
		const answer: Ack<Whom[]> = await this.desk.link.timeout(5000).emitWithAck('looking', of);
		if (!answer.ok) throw new Error(answer.error.detail);
		return answer.data.map(({ id }) => id);
	}

	/** Resolves when the last word is that just these have it open. */
	until(...people: string[]): Promise<void> {
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const look = () => {
			const last = this.told.at(-1);
			if (last?.people.map(({ id }) => id).join() === people.join()) resolve();
		};
		const late = setTimeout(() => reject(new Error(`told: ${JSON.stringify(this.told)}`)), 20_000);
		this.#waiting.add(look);
		look();
		return promise.finally(() => {
			clearTimeout(late);
			this.#waiting.delete(look);
		});
	}
}

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	async function begin(clock?: TestClock) {
		floor = new Floor(url, clock);
		const nodes = [await floor.node(), await floor.node()] as const;
		await escalate(nodes[0], ['C-1', 'C-2']);
		const priya = new Seen(await floor.desk(nodes[0], 'priya'));
		const mateo = new Seen(await floor.desk(nodes[1], 'mateo'));
		for (const { desk } of [priya, mateo]) await desk.until(({ rows }) => rows.size === 2);
		return { nodes, priya, mateo };
	}

	test('LIVE-34 who has the same case open sees the other come and go, across nodes', async () => {
		const { priya, mateo } = await begin();
		expect(await priya.look(OF)).toEqual([]);
		expect(await mateo.look(OF)).toEqual(['priya']);
		await priya.until('mateo');
		await mateo.look({ ...OF, case: 'C-2' });
		await priya.until();
		await mateo.look(OF);
		await priya.until('mateo');
		mateo.desk.close();
		await priya.until();
		expect(priya.told.every(({ client, case: id }) => client === 'acme' && id === 'C-1')).toBe(
			true
		);
	});

	test('LIVE-34 two tablets of one person are one, and not told of themselves', async () => {
		const { nodes, priya, mateo } = await begin();
		const tablet = new Seen(await floor.desk(nodes[1], 'priya'));
		await tablet.desk.until(({ rows }) => rows.size === 2);
		await priya.look(OF);
		expect(await tablet.look(OF)).toEqual([]);
		expect(await mateo.look(OF)).toEqual(['priya']);
		await tablet.look(null);
		expect(await mateo.look(OF)).toEqual(['priya']);
		await priya.look(null);
		await mateo.until();
	});

	test('LIVE-34 what a node that ended without a word had open is forgotten', async () => {
		const clock = new TestClock();
		const { nodes, priya } = await begin(clock);
		const { presence, clock: time } = nodes[0].store;
		await presence.looks(OF, 'a-node-that-was', 'aisha', time.now());
		expect(await priya.look(OF)).toEqual(['aisha']);
		await priya.until('aisha');
		clock.forward(PRESENT_MS);
		await priya.until();
	});

	test('LIVE-34 nobody is told of clients that they do not serve, or of those who only read', async () => {
		const { nodes, priya } = await begin();
		const { directory } = nodes[0].store;
		const person = { name: 'Somebody', clients: ['northwind'], password: null };
		await directory.put('person:far', { ...person, id: 'far', role: 'supervisor' });
		await directory.put('person:look', { ...person, id: 'look', role: 'viewer', clients: '*' });
		await nodes[0].app.directory.load();
		const [far, look] = [await floor.desk(nodes[0], 'far'), await floor.desk(nodes[0], 'look')];
		for (const desk of [far, look])
			expect(await desk.link.timeout(5000).emitWithAck('looking', OF)).toMatchObject({
				ok: false,
				error: { code: 'forbidden' }
			});
		expect(await priya.look(OF)).toEqual([]);
	});
});
