/** Variables of a queue: that of the case, or the one that a rule over queues looks at. */
import { LOOK_HOLDS_MS, type QueueLook } from '../facts.ts';
import { COUNT, SPAN, type Value, type Variable } from './variable.ts';

type OfQueue = Pick<Variable, 'type' | 'says' | 'range' | 'unknown'> & {
	read(look: QueueLook, now: number): Value | undefined;
};

const ofQueue = (name: string, { read, ...rest }: OfQueue): Variable => ({
	path: `queue.${name}`,
	moves: 'queue',
	unknown: 'nobody has told of the queue in the last 15 minutes',
	...rest,
	read: ({ queue, now }) =>
		queue && now - queue.at <= LOOK_HOLDS_MS ? read(queue, now) : undefined
});

const count = (name: string, says: string, read: (look: QueueLook) => number): Variable =>
	ofQueue(name, { type: 'int', says, range: COUNT, read });

export const QUEUE: Variable[] = [
	ofQueue('name', { type: 'string', says: 'the id of the queue', read: ({ queue }) => queue }),
	count('waiting', 'how many customers wait', ({ waiting }) => waiting),
	ofQueue('oldestWait', {
		type: 'duration',
		says: 'how long the first of them has waited by now; zero when nobody waits',
		unknown: 'nobody has told of it, or for how long the first one waits',
		range: SPAN,
		read: ({ at, waiting, oldestWaitSeconds }, now) => {
			if (waiting === 0) return 0;
			return oldestWaitSeconds === null
				? undefined
				: Math.round(oldestWaitSeconds * 1000) + Math.max(0, now - at);
		}
	}),
	count('free', 'how many agents are free', ({ agents }) => agents.free),
	count('busy', 'how many agents are busy', ({ agents }) => agents.busy),
	count('away', 'how many agents are away', ({ agents }) => agents.away),
	ofQueue('serviceLevel', {
		type: 'double',
		says: 'the share that was answered in time, 0 to 1',
		unknown: 'nobody has told of it',
		range: [0, 1],
		read: ({ serviceLevel }) => serviceLevel ?? undefined
	}),
	count('offered', 'how many customers came since the start of the day', (look) => look.offered),
	count('handled', 'how many of them were answered', ({ handled }) => handled),
	count('abandoned', 'how many of them gave up', ({ abandoned }) => abandoned),
	ofQueue('seen', {
		type: 'duration',
		says: 'since somebody told of it last',
		range: [0, LOOK_HOLDS_MS],
		read: ({ at }, now) => Math.max(0, now - at)
	})
];
