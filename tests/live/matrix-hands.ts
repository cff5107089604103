/** Every kind of visitor before one node that is no demo: there anybody may look at walls. */
import { sessionToken } from '#server/http/cookies.ts';
import { freshPrefix, startNode, type TestNode } from '../support/node.ts';
import { keepPeople, somebody } from '../support/people.ts';
import { ROLES, type Role, type Visitor } from '../support/doors.ts';
import { MANAGER, pairedWall } from './wall-hands.ts';

export type Cookies = Record<Visitor, string | undefined>;

/** People are called as their role; what they serve is `acme`, and they act in every tier but the third. */
export async function guarded(url: string): Promise<{ node: TestNode; cookies: Cookies }> {
	const node = await startNode({ url, prefix: freshPrefix(), demo: false });
	await node.app.directory.add('client', 'other', { id: 'other', name: 'Other', zone: 'UTC' });
	await keepPeople(
		node,
		[...ROLES, 'ended' as const].map((id) =>
			somebody(id, id === 'ended' ? 'administrator' : id, {
				clients: ['acme'],
				...(id !== 'manager' && { tiers: [1, 2, 4] as const satisfies number[] })
			})
		)
	);
	const [wall, revoked] = [await pairedWall(node), await pairedWall(node, { name: 'Old wall' })];
	await node.app.screens.walls.revoke(MANAGER, revoked.id);
	const ended = await node.cookieOf('ended');
	await node.app.sessions.signOut(sessionToken(ended));
	const sessions = Object.fromEntries(
		await Promise.all(ROLES.map(async (role) => [role, await node.cookieOf(role)]))
	) as Record<Role, string>;
	const others = { anonymous: undefined, wall: wall.screen.cookie, revoked: revoked.screen.cookie };
	return { node, cookies: { ...others, ended, ...sessions } };
}

/** Asks as a visitor; what a path leaves open is `acme`. */
export function knock(
	{ url }: TestNode,
	method: string,
	path: string,
	headers: Record<string, string | undefined>
): Promise<Response> {
	const given = Object.entries(headers).filter((pair): pair is [string, string] =>
		Boolean(pair[1])
	);
	return fetch(url + path.replaceAll(/:\w+/g, 'acme'), {
		method,
		redirect: 'manual',
		headers: { 'content-type': 'application/json', ...Object.fromEntries(given) },
		...(method !== 'GET' && { body: '{}' })
	});
}
