/** Displays that count what they are sent. */
import { PROTOCOL } from '#lib/shared/wire/version.ts';
import { pause } from '../support/pace.ts';
import { serve } from '../support/remote.ts';
import { ThinScreen } from '../support/thin-screen.ts';

export interface Seen {
	/** Messages, over all displays. */
	deliveries: number;
	/** Bytes of a message, on average. */
	bytes: number;
	/** True when every display got the same number. */
	alike: boolean;
	/** What the first display got, as JSON. */
	recorded: string[];
}

const QUIET_MS = 300;
const CONNECT_AT_ONCE = 50;
const screens: ThinScreen[] = [];

const methods = {
	/** Connects `count` displays; the first one records. */
	async connect(port: number, count: number, event: string): Promise<void> {
		const namespace = '/display';
		for (let start = 0; start < count; start += CONNECT_AT_ONCE) {
			const some = Array.from(
				{ length: Math.min(CONNECT_AT_ONCE, count - start) },
				(_, index) =>
					new ThinScreen({
						host: '127.0.0.1',
						port,
						namespace,
						auth: { protocol: PROTOCOL },
						event,
						record: start + index === 0
					})
			);
			screens.push(...some);
			await Promise.all(some.map(({ admitted }) => admitted));
		}
	},

	/** Waits until nothing more comes. @returns what came since the last call */
	async settle(): Promise<Seen> {
		for (let before = -1; before !== total(); await pause(QUIET_MS)) before = total();
		const [first] = screens;
		const deliveries = total();
		const seen: Seen = {
			deliveries,
			bytes: screens.reduce((sum, { bytes }) => sum + bytes, 0) / Math.max(1, deliveries),
			alike: screens.every((screen) => screen.deliveries === first?.deliveries),
			recorded: first?.recorded.splice(0) ?? []
		};
		for (const screen of screens) screen.deliveries = screen.bytes = 0;
		return seen;
	}
};

const total = (): number => screens.reduce((sum, { deliveries }) => sum + deliveries, 0);

export type Screens = typeof methods;
serve(methods);
