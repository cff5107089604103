/** F4: what comes in over HTTP and is acknowledged when it is on disk. */
import type { HttpLoad } from './programs/http-load.ts';
import { CLIENT } from './support/floor.ts';
import type { AndonNode } from './programs/node.ts';
import type { PlainExpress } from './programs/plain-express.ts';
import { start, type Remote } from './support/remote.ts';
import { figure, type Result } from './support/report.ts';
import { inTurns, spread } from './support/rounds.ts';

const CONNECTIONS = 50;
const SINGLES = 6000;
const BATCHES = 60;
const BATCH = 100;

/** Events one by one. */
export const ingestSingles = (storeUrl: string, rounds: number): Promise<Result> =>
	compare(storeUrl, rounds, {
		what: `single events, ${CONNECTIONS} connections, each on disk when answered ÷ an Express route that parses, checks and answers`,
		unit: 'events/s',
		goal: '≥ 0.5',
		eventsARequest: 1,
		requests: (key) => Array.from({ length: SINGLES }, () => single(key))
	});

/** Batches of 100, beside single requests to the anchor. */
export const ingestBatches = (storeUrl: string, rounds: number): Promise<Result> =>
	compare(storeUrl, rounds, {
		what: `batches of ${BATCH}, 10 connections, each on disk when answered ÷ the same Express route, one by one`,
		unit: 'cases/s',
		goal: '≥ 10,000 cases/s',
		eventsARequest: BATCH,
		connections: 10,
		requests: (key) => Array.from({ length: BATCHES }, () => batch(key))
	});

interface Comparison extends Pick<Result, 'what' | 'unit' | 'goal'> {
	eventsARequest: number;
	connections?: number;
	requests(key: string): string[];
}

async function compare(storeUrl: string, rounds: number, of: Comparison): Promise<Result> {
	const node = start<AndonNode>('node');
	const plain = start<PlainExpress>('plain-express');
	const load = start<HttpLoad>('http-load');
	const busy: Record<'node' | 'load', number[]> = { node: [], load: [] };
	/** @returns events a second */
	const send = async (
		server: Remote<AndonNode> | Remote<PlainExpress>,
		port: number,
		requests: string[],
		events: number,
		connections: number
	) => {
		const before = [await server.cpu(), await load.cpu()] as const;
		const { seconds, refused, firstRefusal } = await load.call.send({
			port,
			requests,
			connections
		});
		if (refused > 0) throw new Error(`${refused} refused, such as ${firstRefusal}`);
		if (server === node) {
			busy.node.push(((await server.cpu()) - before[0]) / seconds / 1e6);
			busy.load.push(((await load.cpu()) - before[1]) / seconds / 1e6);
		}
		return (requests.length * events) / seconds;
	};
	try {
		const { port, key } = await node.call.start(storeUrl, 'f4');
		const { port: plainPort } = await plain.call.start();
		const { eventsARequest: events, connections = CONNECTIONS } = of;
		const measured = await inTurns(
			rounds,
			() => send(node, port, of.requests(key), events, connections),
			() =>
				send(
					plain,
					plainPort,
					Array.from({ length: SINGLES }, () => single(key)),
					1,
					CONNECTIONS
				)
		);
		const share = (values: number[]) => `${Math.round(spread(values).median * 100)} %`;
		const perEvent = busy.node.map(
			(cores, index) => (cores * 1e6) / (measured[Math.max(0, index - 1)]?.andon ?? 1)
		);
		return {
			id: 'F4',
			...of,
			rounds: measured,
			notes: [
				`${of.unit}: the node was busy ${share(busy.node)} of a core (${figure(spread(perEvent).median)} µs an event), the load generator ${share(busy.load)}`
			]
		};
	} finally {
		await Promise.all([node, plain, load].map((one) => one.stop()));
	}
}

let cases = 0;

function opening() {
	const number = cases++;
	return {
		case: `C-${number}`,
		command: {
			type: 'open',
			ref: `#${number}`,
			title: 'Refund of a cancelled order has not come after two weeks',
			priority: 2,
			queue: 'billing',
			team: 'Refunds',
			customer: 'Lena Park'
		}
	};
}

function single(key: string): string {
	const { case: id, command } = opening();
	return request(key, `cases/${id}/commands`, { command });
}

function batch(key: string): string {
	const items = Array.from({ length: BATCH }, () => {
		const item = opening();
		return { operation: `operation-${item.case}`, ...item };
	});
	return request(key, 'batch', { items });
}

function request(key: string, path: string, body: unknown): string {
	const text = JSON.stringify(body);
	return [
		`POST /api/v1/clients/${CLIENT}/${path} HTTP/1.1`,
		'host: 127.0.0.1',
		`authorization: Bearer ${key}`,
		'content-type: application/json',
		`content-length: ${Buffer.byteLength(text)}`,
		'',
		text
	].join('\r\n');
}
