import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { defaultBoard } from '#lib/shared/boards.ts';
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import {
	COMMANDS,
	EVENTS,
	NAMESPACES,
	PLACES,
	ROLES,
	VISITORS,
	isOneOf,
	type Place,
	type Visitor
} from '../support/doors.ts';
import type { TestNode } from '../support/node.ts';
import { commandTypes, eventsOf } from '../support/product.ts';
import { done, escalate, tell } from './floor.ts';
import { guarded, type Cookies } from './matrix-hands.ts';

type Namespace = keyof typeof EVENTS;
interface Answer {
	ok?: boolean;
	error?: { code: string };
}

/** A socket is cut short beyond its allowance in a second. */
const AT_ONCE = 30;

describe.each(inject('stores').slice(0, 1))('whatever the store is', ({ url }) => {
	let node: TestNode;
	let cookies: Cookies;
	beforeAll(async () => ({ node, cookies } = await guarded(url)));
	afterAll(() => node.stop());

	/** @returns the socket that was let in; null when it was refused */
	function enter(
		namespace: Namespace,
		visitor: Visitor,
		said: object = {}
	): Promise<Socket | null> {
		const cookie = cookies[visitor];
		const socket = io(node.url + namespace, {
			...{ transports: ['websocket'], forceNew: true, reconnection: false },
			...(cookie && { extraHeaders: { cookie } }),
			auth: { protocol: PROTOCOL, ...said }
		});
		return new Promise((resolve, reject) => {
			socket.on('snapshot', () => resolve(socket));
			socket.on('connect_error', (error: Error & { data?: { code: string } }) => {
				socket.close();
				const refused = ['unauthenticated', 'forbidden'].includes(error.data?.code ?? '');
				if (refused) resolve(null);
				else reject(error);
			});
		});
	}

	/** @returns whether what was asked was looked at: answered by anything but that it may not be asked */
	async function isHeard(socket: Socket, event: string, said: unknown): Promise<boolean> {
		if (event === 'resync') {
			const snapshot = new Promise<boolean>((resolve) =>
				socket.once('snapshot', () => resolve(true))
			);
			socket.emit(event);
			return snapshot;
		}
		// it has no answer: what follows it is answered after it was taken, or refused
		if (event === 'report') {
			const refused = new Promise<boolean>((resolve) =>
				socket.emit(event, said, () => resolve(false))
			);
			return Promise.race([refused, socket.emitWithAck('time').then(() => true)]);
		}
		const answer = (await socket
			.timeout(5000)
			.emitWithAck(event, ...(event === 'time' ? [] : [said]))) as Answer | number;
		return typeof answer === 'number' || answer.error?.code !== 'forbidden';
	}

	test('ACC-7 every namespace, for every visitor', async () => {
		const [floor] = node.app.directory.all('floor');
		if (!floor) throw new Error('there is a floor');
		const draft = { ...defaultBoard(floor), id: 'lobby', clients: ['acme'] };
		let cells = 0;
		for (const [namespace, doors] of Object.entries(NAMESPACES))
			for (const visitor of VISITORS) {
				const socket =
					namespace === 'draft'
						? await enter('/display', visitor, { draft })
						: await enter(namespace as Namespace, visitor);
				expect(socket !== null, `${namespace} for ${visitor}`).toBe(isOneOf(doors, visitor));
				socket?.close();
				cells += 1;
			}
		expect(cells).toBe(Object.keys(NAMESPACES).length * VISITORS.length);
	});

	test.each(['/desk', '/display'] as const)(
		'ACC-7 WALLS-15 every event of %s, for everybody who is let in; what is no event is refused',
		async (namespace) => {
			expect(eventsOf(namespace).sort()).toEqual(Object.keys(EVENTS[namespace]).sort());
			const other = namespace === '/desk' ? '/display' : '/desk';
			const beside = eventsOf(other).filter((event) => !(event in EVENTS[namespace]));
			const odd = [...beside, 'made-up', '__proto__', 'constructor', 'toString'];
			const inside = VISITORS.filter((visitor) => isOneOf(NAMESPACES[namespace], visitor));
			let cells = 0;
			for (const visitor of inside) {
				const socket = await enter(namespace, visitor);
				if (!socket) throw new Error(`${visitor} is let in to ${namespace}`);
				for (const event of [...eventsOf(namespace), ...odd]) {
					const heard = await isHeard(socket, event, {});
					const doors = odd.includes(event) ? [] : (EVENTS[namespace][event] ?? []);
					expect(heard, `${event} for ${visitor}`).toBe(isOneOf(doors, visitor));
					cells += 1;
				}
				socket.close();
			}
			expect(cells).toBe(inside.length * (eventsOf(namespace).length + odd.length));
		}
	);

	test('ACC-3 ACC-7 every command, for every role, in every place that a case can be in', async () => {
		expect([...commandTypes].sort()).toEqual(Object.keys(COMMANDS).sort());
		let count = 0;
		/** A case of its own for each cell: what is done in one is nothing to another. */
		const caseIn = async (place: Place) => {
			const id = `m-${++count}`;
			const told = { client: place === 'another client' ? 'other' : 'acme' };
			if (place === 'no escalation')
				done(await tell(node, id, { type: 'open', title: `Case ${id}` }, told));
			else await escalate(node, [id], { ...told, tier: TIER[place] });
			return { client: told.client, case: id };
		};
		for (const role of ROLES) {
			let [socket, used] = [await enter('/desk', role), 0];
			for (const type of commandTypes)
				for (const place of PLACES) {
					if (++used % AT_ONCE === 0) {
						socket?.close();
						socket = await enter('/desk', role);
					}
					const of = await caseIn(place);
					const { who, with: more } = COMMANDS[type] ?? { who: null, with: null };
					const request = { ...of, operation: crypto.randomUUID(), command: { type, ...more } };
					const answer = (await socket?.timeout(5000).emitWithAck('command', request)) as Answer;
					const what = `${type} in ${place} for ${role}: ${JSON.stringify(answer)}`;
					const code = answer.error?.code ?? '';
					expect(code, what).not.toBe('invalid');
					if (isOneOf(who?.[place] ?? [], role)) expect(code, what).not.toBe('forbidden');
					else
						expect(
							place === 'no escalation' ? ['forbidden', 'not-escalated'] : ['forbidden'],
							what
						).toContain(code);
				}
			socket?.close();
		}
		expect(count).toBe(commandTypes.length * ROLES.length * PLACES.length);
	});
});

const TIER = { 'tier 1': 1, 'tier 4': 4, 'another tier': 3, 'another client': 1 } as const;
