/** F4: what comes in over HTTP and is acknowledged when it is on disk. */
import type { HttpLoad, Load } from './programs/http-load.ts';
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
	const cost = { andon: new Cost(), anchor: new Cost() };
	const send = async (
		side: keyof typeof cost,
		server: Remote<AndonNode> | Remote<PlainExpress>,
		request: Load,
		events: number
	) => {
		const [serverBefore, loadBefore] = await Promise.all([server.cpu(), load.cpu()]);
		const { seconds, refused, firstRefusal } = await load.call.send(request);
		const [serverAfter, loadAfter] = await Promise.all([server.cpu(), load.cpu()]);
		if (refused > 0) throw new Error(`${refused} refused, such as ${firstRefusal}`);
		cost[side].anEvent.push((serverAfter - serverBefore) / events);
		cost[side].load.push((loadAfter - loadBefore) / 1e6 / seconds);
		return events / seconds;
	};
	try {
		const { port, key } = await node.call.start(storeUrl, 'f4');
		const { port: plainPort } = await plain.call.start();
		const { eventsARequest, connections = CONNECTIONS } = of;
		const measured = await inTurns(
			rounds,
			() => {
				const requests = of.requests(key);
				const events = requests.length * eventsARequest;
				return send('andon', node, { port, requests, connections }, events);
			},
			() => {
				const requests = Array.from({ length: SINGLES }, () => single(key));
				const request = { port: plainPort, requests, connections: CONNECTIONS };
				return send('anchor', plain, request, SINGLES);
			}
		);
		return {
			id: 'F4',
			...of,
			rounds: measured,
			notes: [
				`${of.unit}: CPU of the server ${cost.andon} beside ${cost.anchor}; the load generator used ${cost.andon.share} and ${cost.anchor.share} of a core`
			]
		};
	} finally {
		await Promise.all([node, plain, load].map((one) => one.stop()));
	}
}

/** What one side's rounds cost. */
class Cost {
	/** µs of the server's CPU. */
	readonly anEvent: number[] = [];
	/** Cores that the load generator kept busy. */
	readonly load: number[] = [];

	toString(): string {
		return `${figure(spread(this.anEvent).median)} µs an event`;
	}

	get share(): string {
		return `${Math.round(spread(this.load).median * 100)} %`;
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
