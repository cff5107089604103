/** The id of a team that somebody named as it is called on the floor. */
import { nearest } from './nearest.ts';

const plain = (text: string): string =>
	text
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/**
 * @param teams those of a configuration, perhaps one in which something is wrong
 * @returns null when no team is called so, or nearly so
 */
export function teamMeant(said: string, teams: unknown): string | null {
	if (typeof teams !== 'object' || teams === null || Array.isArray(teams)) return null;
	const ids = new Map<string, string>();
	for (const [id, team] of Object.entries(teams)) {
		const name: unknown = (team as { name?: unknown } | null)?.name;
		if (typeof name === 'string') ids.set(plain(name), id);
	}
	const near = ids.has(plain(said)) ? plain(said) : nearest(plain(said), ids.keys());
	return near === null ? null : (ids.get(near) ?? null);
}
