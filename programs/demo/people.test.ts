import { describe, expect, it } from 'vitest';
import { OPENED_AT as NOW, played } from '../testing/demo-floor.ts';
import { viewOf } from '../testing/memory-floor.ts';
import { SUPERVISORS } from './cast.ts';
import { LEFT_ALONE_MS } from './handling.ts';
import { MINUTE, SECOND } from './rates.ts';

const HOUR = 60 * MINUTE;

describe('people on the desk', () => {
	const claimedByPerson = () => {
		const one = played();
		const target = one.escalations().find(({ owner, tier }) => owner === null && tier < 3);
		if (!target) throw new Error('nothing to claim');
		const { client, id } = target;
		const by = { id: 'tomas', name: 'Tomas Novak' };
		let count = 0;
		const act = (command: Parameters<typeof one.floor.act>[1]['command']) => {
			one.floor.act(client, { operation: `desk-operation-${count++}`, case: id, command, by });
			const now = one.floor.cases.get(`${client}/${id}`);
			if (now) one.sim.learn(viewOf(now));
		};
		act({ type: 'claim', owner: by });
		return { ...one, act, client, id, key: `${client}/${id}` };
	};

	it('DEMO-5 keep what they claimed: it is left alone until they end it, or for 20 minutes', () => {
		const { step, id, act } = claimedByPerson();
		const after: string[] = [];
		for (let at = NOW + SECOND; at < NOW + 4 * HOUR && after.length === 0; at += 10 * SECOND) {
			// a step now and then, so that the claim does not lapse
			if ((at - NOW - SECOND) % (10 * MINUTE) === 0) act({ type: 'update-customer' });
			for (const { item, answer } of step(at)) {
				if (item.case !== id) continue;
				expect(answer.ok).toBe(true);
				after.push(item.command.type);
				expect(at - NOW).toBeGreaterThan(LEFT_ALONE_MS - 10 * SECOND);
			}
		}
		expect(after).toEqual(['resolve']);
	});

	it('DEMO-5 lose what they let lie, and the demo leaves it to others for some minutes', () => {
		const { step, id, floor, key } = claimedByPerson();
		const lapsed = () =>
			floor.log.find((one) => one.key === key && one.event.type === 'lease-lapsed')?.event.at;
		for (let at = NOW + SECOND; at < NOW + HOUR; at += 10 * SECOND)
			for (const { item } of step(at)) {
				if (item.case !== id) continue;
				expect(item.command.type).toBe('claim');
				expect(at - (lapsed() ?? Infinity)).toBeGreaterThan(2 * MINUTE);
				return;
			}
		expect.unreachable('nobody took it');
	});

	it('DEMO-6 who give one back get some minutes before another takes it', () => {
		const { step, act, id } = claimedByPerson();
		act({ type: 'release' });
		const claims: number[] = [];
		for (let at = NOW + SECOND; at < NOW + HOUR && claims.length === 0; at += SECOND)
			for (const { item } of step(at))
				if (item.case === id && item.command.type === 'claim') claims.push(at - NOW);
		expect(claims[0]).toBeGreaterThan(2 * MINUTE);
	});

	it('DEMO-13 who resolve one may follow it up themselves for 20 minutes', () => {
		const { step, act, id, key, floor } = claimedByPerson();
		act({ type: 'resolve', cause: 'Wrong queue', done: 'Handed over.' });
		const asked: number[] = [];
		for (let at = NOW + SECOND; at < NOW + 2 * HOUR && asked.length === 0; at += 10 * SECOND)
			for (const { item } of step(at))
				if (item.case === id && item.command.type === 'follow-up') asked.push(at - NOW);
		expect(asked[0]).toBeGreaterThan(LEFT_ALONE_MS);
		const types = floor.log.flatMap((one) => (one.key === key ? one.event.type : []));
		expect(types).toContain('followed-up');
	});

	it('DEMO-5 are told from those whom the demo plays', () => {
		expect(
			SUPERVISORS.map(({ id }) => id).filter((id) =>
				['priya', 'mateo', 'aisha', 'tomas', 'marta'].includes(id)
			)
		).toEqual([]);
	});
});
