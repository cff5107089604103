import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Screen } from '../support/screen.ts';
import { Floor, done, escalate, ids, tell } from './floor.ts';

/** Stops reading, as a display does whose browser hangs: the socket stays open and the server is not told. */
function stopReading({ link }: Screen): void {
	const { transport } = link.io.engine as unknown as {
		transport: { ws: { _socket?: unknown; pause?(): void } };
	};
	if (!transport.ws.pause) throw new Error('not a socket of the ws package');
	transport.ws.pause();
}

describe.each(inject('stores').slice(0, 1))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('LIVE-25 a socket that does not read is cut off, and the others do not notice', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		const cases = ids(200);
		const long = 'x'.repeat(280);
		await escalate(node, cases, { facts: { title: long } });
		const [hung, well] = [await floor.desk(node), await floor.desk(node)];
		await Promise.all([hung, well].map((desk) => desk.until(({ rows }) => rows.size === 200)));
		stopReading(hung);
		const cut = async () => {
			const metrics = await (await fetch(`${node.url}/metrics`)).text();
			return metrics.includes('andon_sockets_cut_total 1') && metrics.includes('andon_sockets 1');
		};
		const late = performance.now() + 60_000;
		for (let round = 0; !(await cut()); round++) {
			if (performance.now() > late) throw new Error('it was not cut off');
			// so much comes at once that it is cut off before it is missed for its silence
			for (let count = 0; count < 30; count++) hung.link.emit('resync');
			await Promise.all(
				cases.map((id) => tell(node, id, { type: 'update', title: `${round} ${long}` }).then(done))
			);
			await well.until(
				({ rows }) => rows.get('acme/c-199')?.title.startsWith(`${round} `) ?? false
			);
		}
		expect(well.gaps).toBe(0);
		expect(well.snapshots).toBe(1);
	}, 90_000);
});
