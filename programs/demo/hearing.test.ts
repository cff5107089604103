import { expect, it } from 'vitest';
import type { Actor } from '#lib/shared/wire/history.ts';
import type { Api, LogEntry } from '../client/index.ts';
import { createMemoryFloor, viewOf } from '../testing/memory-floor.ts';
import { demoPlan } from '../testing/demo-plan.ts';
import { follower } from './hearing.ts';
import { openFloor } from './opening.ts';
import { ownPractices } from './set-up.ts';

const NOW = Date.UTC(2026, 10, 21, 19, 0);

it('DEMO-16 hears of what people, clocks and rules moved by the log, and asks for nothing else', async () => {
	const floor = createMemoryFloor(() => NOW, demoPlan);
	const opening = openFloor({
		...{ seed: 7, now: NOW, run: 'test', firstNumber: 1 },
		practices: ownPractices()
	});
	for (const { client, item } of opening.escalations.flat()) floor.act(client, item);
	const own = [...floor.cases.values()].filter(({ client }) => client === 'halden');
	const kinds: [Actor['kind'], string][] = [
		['clock', 'lease-lapsed'],
		['clock', 'clock-warned'],
		['program', 'claimed'],
		['person', 'claimed'],
		['person', 'noted'],
		['rule', 'escalated']
	];
	const entries = kinds.map(([kind, type], index): LogEntry => {
		const by = { kind, id: 'somebody', name: 'Somebody' };
		const steps = [{ at: NOW, type, by, before: {}, after: {} }];
		return { position: `${NOW + index}-0`, case: own[index]?.id ?? '', version: 2, steps };
	});
	const asked: string[] = [];
	const after: string[] = [];
	const api: Partial<Api> = {
		events(client, position) {
			if (client === 'halden') after.push(position);
			const first = client === 'halden' && after.length === 1;
			return Promise.resolve(first ? entries : []);
		},
		case(client, id) {
			asked.push(id);
			const found = floor.cases.get(`${client}/${id}`);
			return Promise.resolve(found ? viewOf(found) : null);
		}
	};
	const hear = follower(api as Api, opening.floor, NOW);
	await hear();
	await hear();
	expect(asked).toEqual([own[0]?.id, own[3]?.id, own[5]?.id]);
	expect(after).toEqual([`${NOW}-0`, `${NOW + 5}-0`]);
});
