/** Every page, action and endpoint there is, by the folder of routes. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUTES = fileURLToPath(new URL('../../src/routes', import.meta.url));

/** What a route leaves open, where another word would not be one of it. */
const PARAMS: Record<string, string> = { client: 'acme', part: 'teams' };

export interface Way {
	route: string;
	/** As it is asked for. */
	path: string;
	method: string;
	/** The page's data alone, as a page asks for it that goes there. */
	data: boolean;
	/** The route, and the name of the action where it has one. */
	door: string;
}

const routeOf = (file: string): string => `/${file.replace(/\/?\+[\w.]+$/, '')}`;
const pathOf = (route: string): string =>
	route
		.replaceAll(/\/\([^)]+\)/g, '')
		.replaceAll(/\[(\w+)(?:=\w+)?\]/g, (_, name: string) => PARAMS[name] ?? 'x') || '/';

/** Every page, its data, its actions, and every endpoint that Kit makes of the folder of routes. */
export function ways(): Way[] {
	return globSync('**/+{page.svelte,page.server.ts,server.ts}', { cwd: ROUTES }).flatMap((file) => {
		const route = routeOf(file);
		const path = pathOf(route);
		const text = readFileSync(`${ROUTES}/${file}`, 'utf8');
		const way = (method: string, at = path, data = false): Way => ({
			door: route + (/\?\/.+/.exec(at)?.[0] ?? ''),
			route,
			path: at,
			method,
			data
		});
		if (file.endsWith('+page.svelte'))
			return [way('GET'), way('GET', `${path.replace(/\/$/, '')}/__data.json`, true)];
		if (file.endsWith('+server.ts'))
			return [...text.matchAll(/^export const ([A-Z]+)\b/gm)].map(([, method = '']) => way(method));
		const [, actions = ''] = text.split(/^export const actions\b/m);
		const named = [...actions.matchAll(/^\t'?([\w-]+)'?(?:: |\()/gm)].map(([, name]) => name);
		if (actions !== '' && named.length === 0) throw new Error(`${file}: no action was found`);
		return named.map((name) => way('POST', name === 'default' ? path : `${path}?/${name}`));
	});
}

/** Paths of the pages whose address is always the same. */
export const staticPages = (): string[] =>
	globSync('**/+page.svelte', { cwd: ROUTES })
		.filter((file) => !file.includes('['))
		.map((file) => pathOf(routeOf(file)));
