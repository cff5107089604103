/** What is posted without a browser. */
import { expect } from './fixtures.ts';
import type { Floor } from './floor.ts';

const cookieOf = (response: Response, name: string): string =>
	response.headers
		.getSetCookie()
		.map((set) => set.split(';')[0] ?? '')
		.find((pair) => pair.startsWith(`${name}=`)) ?? '';

/** What a form or a screen posts. */
export function post(floor: Floor, path: string, body: URLSearchParams | string, cookie = '') {
	const type = typeof body === 'string' ? 'application/json' : 'application/x-www-form-urlencoded';
	return fetch(floor.url + path, {
		method: 'POST',
		redirect: 'manual',
		body,
		headers: { origin: floor.url, cookie, 'content-type': type }
	});
}

/** A manager pairs a wall. @returns the wall's cookie */
export async function wallOf(floor: Floor, session: string): Promise<string> {
	const offered = await post(floor, '/display/pairing', '{"width":1920,"height":1080}');
	const { code } = (await offered.json()) as { code: string };
	const named = new URLSearchParams({ code, name: `Wall ${code}`, place: '', board: 'main' });
	const paired = await post(floor, '/walls/pair?/pair', named, session);
	expect(await paired.json()).toMatchObject({ type: 'success' });
	const polled = await post(floor, '/display/pairing/poll', '', cookieOf(offered, 'andon-pairing'));
	return cookieOf(polled, 'andon-wall');
}
