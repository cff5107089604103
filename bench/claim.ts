/** F5: from the tap to the acknowledgement, when everybody wants the same escalation. */
import type { Floor } from './programs/floor.ts';
import type { AndonNode } from './programs/node.ts';
import type { PlainSocketIo } from './programs/plain-socketio.ts';
import type { Raced, Supervisors } from './programs/supervisors.ts';
import { start } from './support/remote.ts';
import { figure, type Result } from './support/report.ts';
import { inTurns, percentile, spread } from './support/rounds.ts';

const SUPERVISORS = 50;
const ESCALATIONS = 200;
/** A desk may send 40 events a second. */
const GAP_MS = 30;

export async function claim(storeUrl: string, rounds: number): Promise<Result> {
	const nodes = [start<AndonNode>('node'), start<AndonNode>('node')];
	const plain = [start<PlainSocketIo>('plain-socketio'), start<PlainSocketIo>('plain-socketio')];
	const floor = start<Floor>('floor');
	const atNodes = start<Supervisors>('supervisors');
	const atPlain = start<Supervisors>('supervisors');
	const everything = [...nodes, ...plain, floor, atNodes, atPlain];
	const names = Array.from({ length: SUPERVISORS }, (_, index) => `supervisor-${index}`);
	const half = SUPERVISORS / nodes.length;
	const p50: number[] = [];
	const slowest: number[] = [];
	try {
		for (const [index, node] of nodes.entries()) {
			const { port } = await node.call.start(storeUrl, 'f5');
			const cookies = await node.call.supervisors(names.slice(index * half, (index + 1) * half));
			await atNodes.call.connect(port, cookies);
		}
		for (const server of plain) {
			const { port } = await server.call.start();
			await atPlain.call.connect(port, names.slice(0, half));
		}
		await floor.call.start(storeUrl, 'f5');
		const ids = await floor.call.escalations(ESCALATIONS);
		const measured = await inTurns(
			rounds,
			async () => {
				const raced = await atNodes.call.race(ids, GAP_MS);
				oneWinnerEach(raced);
				p50.push(percentile(raced.latencies, 0.5));
				slowest.push(percentile(raced.latencies, 1));
				await floor.call.release(ids);
				return percentile(raced.latencies, 0.99);
			},
			async () => percentile((await atPlain.call.race(ids, GAP_MS)).latencies, 0.99)
		);
		return {
			id: 'F5',
			what: `claim, tap to acknowledged, p99: ${SUPERVISORS} supervisors on two nodes tap each of ${ESCALATIONS} escalations at once ÷ Socket.IO acknowledging at once`,
			unit: 'ms',
			rounds: measured,
			goal: 'p99 ≤ 50 ms',
			notes: [
				`p50 ${figure(spread(p50).median)} ms, slowest ${figure(spread(slowest).median)} ms; one winner each time`
			]
		};
	} finally {
		await Promise.all(everything.map((one) => one.stop()));
	}
}

function oneWinnerEach({ mostWinners, leastWinners }: Raced): void {
	if (mostWinners !== 1 || leastWinners !== 1)
		throw new Error(`an escalation had ${leastWinners} to ${mostWinners} winners`);
}
