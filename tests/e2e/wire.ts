/** The wire between a page and its server, in a test's hand. */
import type { Page } from '@playwright/test';

export interface Wire {
	/** From now on the page is told nothing new, only that the server is there; what it asks is still answered. */
	hold(): void;
	/** Tells it everything that was held, in order. */
	release(): void;
}

const NEWS = /^42[^[]*\["(snapshot|frame|beat)"/;
const SEQ = /"seq":(\d+)/;

/** To be called before the page opens. */
export async function takeWire(page: Page): Promise<Wire> {
	let held: (() => void)[] | null = null;
	await page.routeWebSocket(/\/socket\.io\//, (socket) => {
		const server = socket.connectToServer();
		/** The position that the page was told last. */
		let seq = '';
		server.onMessage((message) => {
			const text = String(message);
			const [, news] = NEWS.exec(text) ?? [];
			const tell = () => {
				seq = (news && SEQ.exec(text)?.[1]) ?? seq;
				socket.send(message);
			};
			if (!held || !news) tell();
			// a page that hears of no server for seconds says so, and refuses what is tapped
			else if (news === 'beat') socket.send(text.replace(SEQ, `"seq":${seq}`));
			else held.push(tell);
		});
	});
	return {
		hold: () => {
			held = [];
		},
		release: () => {
			const late = held ?? [];
			held = null;
			for (const send of late) send();
		}
	};
}
