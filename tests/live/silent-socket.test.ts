import { once } from 'node:events';
import { expect, inject, test } from 'vitest';
import { node } from '../http/support.ts';

const url = inject('stores')[0]?.url ?? '';

test('SEC-16 a socket that does not say what it is there for is closed after ten seconds', async () => {
	const at = await node(url);
	const address = `${at.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
	const socket = new WebSocket(address);
	// it is alive, as far as its transport goes
	socket.addEventListener('message', ({ data }) => data === '2' && socket.send('3'));
	await once(socket, 'open');
	const since = performance.now();
	await once(socket, 'close');
	expect(performance.now() - since).toBeGreaterThan(9000);
});
