/** A call-centre log as a plan: looks at its queues, as a telephone system would report them. */
import type { Plan, Planned } from '../plan.ts';
import type { Table } from '../read.ts';
import { parseCall, ZONE, type Call, type Columns } from './call.ts';
import { createQueues, offerOf } from './queues.ts';
import { instantOf, offsetAt } from './zone.ts';

const TICK_MS = 10_000;
const MINUTE_MS = 60_000;

/** What the kinds of call of this centre are. */
const NAMES: Record<string, string> = {
	PS: 'Regular service',
	PE: 'Regular service, English',
	IN: 'Internet support',
	NE: 'Stock exchange',
	NW: 'New customers',
	TT: 'Call-backs'
};

/** @throws RowFault at the first row that cannot be understood */
export const callsOf = (table: Table, columns: Columns): Call[] =>
	table.lines.map((line) => parseCall(line, columns)).filter((call) => call !== null);

/** @returns a look at each queue every 10 s in which it changed, and every minute in any case */
export function planCalls(calls: Call[], rows: number): Plan {
	const queues = createQueues(calls);
	const planned: Planned[] = [];
	const last = new Map<string, string>();
	const { from, to } = extent(calls);
	for (let at = Math.floor(from / TICK_MS) * TICK_MS; at < to + TICK_MS; at += TICK_MS) {
		const midnight = midnightOf(at);
		for (const type of queues.types) {
			const look = queues.look(type, at, midnight);
			const { oldestWaitSeconds, ...rest } = look;
			// a wait that only grows is no change: whoever has the look reckons it on
			const since = oldestWaitSeconds == null ? null : at - oldestWaitSeconds * 1000;
			const seen = JSON.stringify([since, rest]);
			if (seen === last.get(type) && at % MINUTE_MS !== 0) continue;
			last.set(type, seen);
			const observation = { at: new Date(at).toISOString(), ...look };
			planned.push({ at, kind: 'queue', look: { queue: type.toLowerCase(), observation } });
		}
	}
	return {
		what: 'calls',
		rows,
		cases: 0,
		zone: ZONE,
		queues: queues.types.map((type) => ({
			id: type.toLowerCase(),
			name: NAMES[type] ?? type,
			answerWithin: 60
		})),
		planned,
		expected: new Map()
	};
}

/** From the first offer to the last end of anything. */
function extent(calls: Call[]): { from: number; to: number } {
	let [from, to] = [Infinity, -Infinity];
	for (const call of calls) {
		const offer = offerOf(call);
		if (!offer) continue;
		from = Math.min(from, offer.at);
		to = Math.max(to, offer.ended, call.served?.to ?? offer.ended);
	}
	return { from, to };
}

/** @returns the last midnight of the centre at or before `at` */
export function midnightOf(at: number): number {
	const wall = at + offsetAt(at, ZONE);
	return instantOf(Math.floor(wall / 86_400_000) * 86_400_000, ZONE);
}
