/** What a screen does before a node, as its browser would: asks for a code, polls, keeps its cookies. */
import type { Person } from '#lib/shared/wire/session.ts';
import type { PairingAnswer, PairingOffer, WallReport } from '#lib/shared/wire/walls.ts';
import type { TestNode } from '../support/node.ts';

export const MANAGER: Person = { id: 'mia', name: 'Mia Okafor', role: 'manager', clients: '*' };

export const HOUR = 3_600_000;
export const REPORT: WallReport = {
	build: 'b1',
	width: 1920,
	height: 1080,
	ratio: 1,
	sound: 'armed',
	seq: 0,
	latency: 4
};

export const SCREEN = { width: 1920, height: 1080 };

interface Answered<T> {
	status: number;
	body: T;
	headers: Headers;
}

export class TestScreen {
	readonly #at: TestNode;
	readonly cookies = new Map<string, string>();

	constructor(at: TestNode) {
		this.#at = at;
	}

	/** Posts with the cookies it has, and keeps those that it is given. */
	async post<T>(
		path: string,
		body?: unknown,
		headers: Record<string, string> = {}
	): Promise<Answered<T>> {
		const response = await fetch(`${this.#at.url}/display${path}`, {
			method: 'POST',
			headers: {
				...(this.cookies.size > 0 && { cookie: this.cookie }),
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers
			},
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		for (const set of response.headers.getSetCookie()) this.#keep(set);
		const text = await response.text();
		const answer = (text ? JSON.parse(text) : null) as T;
		return { status: response.status, body: answer, headers: response.headers };
	}

	async offer(): Promise<PairingOffer> {
		return (await this.post<PairingOffer>('/pairing', SCREEN)).body;
	}

	async poll(): Promise<PairingAnswer> {
		return (await this.post<PairingAnswer>('/pairing/poll')).body;
	}

	get cookie(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	/** As text; null when it has none. */
	get token(): string | null {
		return this.cookies.get('andon-wall') ?? null;
	}

	#keep(set: string): void {
		const [pair = ''] = set.split(';');
		const [name = '', value = ''] = pair.split('=', 2);
		if (value === '') this.cookies.delete(name);
		else this.cookies.set(name, value);
	}
}

/** A screen that has become a wall, and its id. */
export async function pairedWall(
	at: TestNode,
	named: { name?: string; place?: string; board?: string } = {}
): Promise<{ screen: TestScreen; id: string }> {
	const screen = new TestScreen(at);
	const { code } = await screen.offer();
	const board = at.app.screens.boards.all('*')[0]?.id ?? '';
	const asked = { name: 'North wall', place: 'Hall 2', board, ...named, code };
	const paired = await at.app.screens.pairing.approve(MANAGER, asked, '127.0.0.1');
	if ('refused' in paired) throw new Error(`not paired: ${paired.refused}`);
	const answer = await screen.poll();
	if (answer.is !== 'paired') throw new Error(`the screen was told ${answer.is}`);
	return { screen, id: paired.wall.id };
}
