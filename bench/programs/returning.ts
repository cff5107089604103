/** Displays that come back by themselves, in the time that the page takes. */
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { epochNow, pause } from '../support/pace.ts';
import { serve } from '../support/remote.ts';
import { ThinScreen } from '../support/thin-screen.ts';

/** As the page sets them: `src/lib/live/link.ts`. */
const BACK = { first: 50, most: 1000, unasked: 5, timeout: 2500 };
const CONNECT_AT_ONCE = 50;

export interface Returned {
	/** When each display was fresh again: it had what it shows, ms since 1970. */
	fresh: number[];
	/** When each was let in again. */
	admitted: number[];
}

let ports: number[] = [];
let current: ThinScreen[] = [];

const open = (port: number): ThinScreen =>
	new ThinScreen({
		...{ host: '127.0.0.1', port, namespace: '/display', event: 'snapshot', record: false },
		auth: { protocol: PROTOCOL }
	});

function delay(attempt: number): number {
	return Math.min(BACK.most, BACK.first * 2 ** attempt) * (0.5 + Math.random() / 2);
}

/** Whether the server answers at all: asked first once some sockets have failed. */
const isThere = (port: number): Promise<boolean> =>
	fetch(`http://127.0.0.1:${port}/healthz`, { method: 'HEAD' }).then(
		({ ok }) => ok,
		() => false
	);

/** Tries until it is let in and has a picture. A display that was sent away goes to the next of the ports. */
async function comeBack(index: number): Promise<{ admitted: number; fresh: number }> {
	for (let attempt = 0; ; attempt++) {
		await pause(delay(attempt));
		const port = ports[(attempt + 1) % ports.length] ?? 0;
		if (attempt >= BACK.unasked && !(await isThere(port))) continue;
		const screen = open(port);
		try {
			await within(screen.admitted);
			const admitted = epochNow();
			await within(screen.first);
			current[index] = screen;
			return { admitted, fresh: epochNow() };
		} catch {
			screen.close();
		}
	}
}

function within(what: Promise<void>): Promise<void> {
	const late = new Promise<never>((_, reject) =>
		setTimeout(() => reject(new Error('too late')), BACK.timeout)
	);
	return Promise.race([what, late]);
}

const methods = {
	/** Connects `count` displays to the first of `to`. */
	async connect(to: number[], count: number): Promise<void> {
		ports = to;
		for (const screen of current) screen.close();
		current = [];
		for (let start = 0; start < count; start += CONNECT_AT_ONCE) {
			const some = Array.from({ length: Math.min(CONNECT_AT_ONCE, count - start) }, () =>
				open(ports[0] ?? 0)
			);
			current.push(...some);
			await Promise.all(some.map(({ first }) => first));
		}
	},

	/** Resolves when every display has lost its line and is back. */
	async returned(): Promise<Returned> {
		const back = await Promise.all(
			current.map(async (screen, index) => {
				await screen.closed;
				return comeBack(index);
			})
		);
		return {
			fresh: back.map(({ fresh }) => fresh),
			admitted: back.map(({ admitted }) => admitted)
		};
	}
};
export type Returning = typeof methods;
serve(methods);
