/** The wire between a page and its server, in a test's hand. */
import type { Page } from '@playwright/test';

export interface Wire {
	/** From now on the page is told nothing new; what it asks is still answered. */
	hold(): void;
	/** Tells it everything that was held, in order. */
	release(): void;
}

const NEWS = /^42[^[]*\["(snapshot|frame|beat)"/;

/** To be called before the page opens. */
export async function takeWire(page: Page): Promise<Wire> {
	let held: (() => void)[] | null = null;
	await page.routeWebSocket(/\/socket\.io\//, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((message) => {
			const text = String(message);
			if (held && NEWS.test(text)) held.push(() => socket.send(message));
			else socket.send(message);
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
