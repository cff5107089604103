/** A whole node of Andon, as `npm start` has it, without its pages. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SCOPES } from '#lib/shared/access/scopes.ts';
import { createApp, type App } from '#server/app.ts';
import { addPages } from '#server/http/pages.ts';
import { providePages } from '#server/http/page-services.ts';
import { SESSION_COOKIE } from '#server/http/cookies.ts';
import { createLog } from '#server/observability/log.ts';
import { openStore } from '#server/store/index.ts';
import { epochNow } from '../support/pace.ts';
import { serve } from '../support/remote.ts';

let app: App | undefined;

const methods = {
	/**
	 * @param at a port to come back at, and whether it serves the pages that `npm run build` has built
	 * @returns its port, an API key, and when it began to listen, ms since 1970
	 */
	async start(
		url: string,
		prefix: string,
		at: { port?: number; pages?: boolean } = {}
	): Promise<{ port: number; key: string; listening: number }> {
		const store = await openStore({ url, prefix });
		const http = createServer();
		app = await createApp(http, {
			store,
			log: createLog('warn'),
			config: { demo: true, publicUrl: undefined, trustProxy: undefined },
			dev: false
		});
		if (at.pages) {
			providePages(app.pages);
			await addPages(app.web, http, { dev: false, publicUrl: undefined });
		}
		http.on('request', app.web);
		http.listen(at.port ?? 0, '127.0.0.1');
		await once(http, 'listening');
		const listening = epochNow();
		const { text } = await app.keys.make('bench', '*', SCOPES);
		return { port: (http.address() as AddressInfo).port, key: text, listening };
	},

	/** As at SIGTERM: sends every screen away. */
	drain: () => app?.drain(),

	/** Supervisors of their own, signed in. @returns a cookie for each */
	async supervisors(ids: string[]): Promise<string[]> {
		const cookies: string[] = [];
		for (const id of ids) {
			const account = { id, name: `Supervisor ${id}`, clients: '*', password: null } as const;
			await app?.directory.add('person', id, { ...account, role: 'supervisor' });
			cookies.push(`${SESSION_COOKIE}=${await app?.sessions.signInDemo(id)}`);
		}
		return cookies;
	}
};
export type AndonNode = typeof methods;
serve(methods);
