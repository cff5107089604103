/** Programs of helpdesks that change cases over the API, one request a change, over kept-alive connections. */
import { Agent, request } from 'node:http';
import { CLIENT } from '../support/floor.ts';
import { epochNow, paced } from '../support/pace.ts';
import { serve } from '../support/remote.ts';

export interface Server {
	port: number;
	key: string;
}

/** Less than the five seconds after which a node ends a connection that is idle: no request may cross its end. */
const IDLE_MS = 4000;
const agent = new Agent({ keepAlive: true, maxSockets: 50, timeout: IDLE_MS });

/** @returns when the request was sent, ms since 1970, once it is answered */
function change({ port, key }: Server, id: string, command: object): Promise<number> {
	const body = JSON.stringify({ command });
	return new Promise((resolve, reject) => {
		const sent = epochNow();
		const asked = request(
			{
				...{ agent, port, host: '127.0.0.1', method: 'POST' },
				path: `/api/v1/clients/${CLIENT}/cases/${id}/commands`,
				headers: {
					authorization: `Bearer ${key}`,
					'content-type': 'application/json',
					'content-length': Buffer.byteLength(body)
				}
			},
			(answer) => {
				answer.resume();
				answer.once('end', () =>
					answer.statusCode === 200
						? resolve(sent)
						: reject(new Error(`${id}: answered ${answer.statusCode}`))
				);
			}
		);
		asked.once('error', reject);
		asked.end(body);
	});
}

const methods = {
	/** One change of one case. @returns when it was sent, ms since 1970 */
	change,

	/** Claims and releases over all of `ids` in turn, at a pace. */
	async claims(server: Server, ids: string[], count: number, perSecond: number): Promise<void> {
		const claimed = new Set<string>();
		const running: Promise<unknown>[] = [];
		await paced(count, perSecond, (index) => {
			const id = ids[(index * 7) % ids.length] ?? '';
			const has = claimed.delete(id);
			if (!has) claimed.add(id);
			const owner = { id: 'priya', name: 'Priya Raman' };
			running.push(change(server, id, has ? { type: 'release' } : { type: 'claim', owner }));
		});
		await Promise.all(running);
		await Promise.all([...claimed].map((id) => change(server, id, { type: 'release' })));
	}
};
export type Changes = typeof methods;
serve(methods);
