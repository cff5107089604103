/** The composition root: every part of a node, put together. Nothing else knows all of them. */
import type { Server as HttpServer } from 'node:http';
import express, { Router, type Express } from 'express';
import helmet from 'helmet';
import type { Config } from './config/load.ts';
import { apiRouter } from './http/api/index.ts';
import { SESSION_COOKIE, sessionToken } from './http/cookies.ts';
import { health } from './http/health.ts';
import { hooks } from './http/hooks.ts';
import type { PageServices } from './http/page-services.ts';
import { problems } from './http/problem.ts';
import { Boards } from './live/boards/boards.ts';
import { startLive } from './live/index.ts';
import { LiveState } from './live/state/live-state.ts';
import { troubleLog, type Log } from './observability/log.ts';
import { Metrics } from './observability/metrics.ts';
import { CaseReader } from './services/case-reader.ts';
import { Cases } from './services/cases.ts';
import { Deadlines } from './services/deadlines.ts';
import { Directory } from './services/directory.ts';
import { Events } from './services/events.ts';
import { Histories } from './services/histories.ts';
import { ApiKeys } from './services/identity/api-keys.ts';
import { Sessions } from './services/identity/sessions.ts';
import { Ingest } from './services/ingest.ts';
import { Queues } from './services/queues.ts';
import { seedDemo, seedFloor } from './services/seed.ts';
import { Shifts } from './services/shifts.ts';
import { StoreUnavailable } from './store/failure.ts';
import type { Store } from './store/index.ts';

export interface AppOptions {
	store: Store;
	log: Log;
	config: Pick<Config, 'demo' | 'publicUrl' | 'trustProxy'>;
	/** Vite's own socket shares the server in development. */
	dev: boolean;
}

export type App = Awaited<ReturnType<typeof createApp>>;

/**
 * Puts a node together on a server that is there already, and starts it.
 * @throws StoreUnavailable when the store does not answer
 */
export async function createApp(http: HttpServer, { store, log, config, dev }: AppOptions) {
	const storeTrouble = troubleLog(log, 'store');
	const onTrouble = (error: unknown) =>
		error instanceof StoreUnavailable ? storeTrouble.trouble(error) : log.error({ err: error });
	const onUnexpected = (error: unknown) => {
		if (error instanceof StoreUnavailable) storeTrouble.trouble(error);
		else log.error({ err: error }, 'unexpected');
	};

	const directory = new Directory(store);
	/** What an empty installation begins with; what is there already stays. */
	const seed = async () => {
		await directory.load();
		await (config.demo ? seedDemo(directory) : seedFloor(directory));
	};
	await seed();

	const cases = new Cases(store, directory);
	const queues = new Queues(store, directory);
	const ingest = new Ingest(store, cases, directory);
	const deadlines = new Deadlines(store, cases, directory);
	const keys = new ApiKeys(store, directory);
	const sessions = new Sessions(store, directory);
	const histories = new Histories(store);
	const shifts = new Shifts(store, directory);
	const events = new Events(store);
	const reader = new CaseReader(store);

	const state = new LiveState(store, directory, (error) => storeTrouble.trouble(error));
	state.listen({ changed: () => undefined, reloaded: () => storeTrouble.over() });
	const stopFollowing = await state.start();
	cases.hintFrom((client, id) => state.find(client, id));
	const boards = new Boards(state, directory, config.demo);
	const metrics = new Metrics();
	const live = startLive(http, {
		boards,
		cases,
		histories,
		sessions,
		demo: config.demo,
		publicUrl: config.publicUrl,
		now: () => store.clock.now(),
		tokenOf: sessionToken,
		shareUpgrades: dev,
		onUnexpected,
		onCut: () => metrics.count('sockets_cut_total')
	});
	const silence = () => Math.max(0, state.now() - state.freshAt());
	metrics.gauge('sockets', 'Open sockets of walls and desks', () => live.sockets());
	metrics.gauge('store_silent_ms', 'Ms since the store was last heard', silence);
	const stopDeadlines = deadlines.start(onTrouble);
	const stopIngest = ingest.start(onTrouble);

	const pages: PageServices = {
		demo: config.demo,
		demoPeople: () => (config.demo ? sessions.demoPeople() : []),
		needsSetUp: () => !config.demo && sessions.needsSetUp(),
		wallSnapshot(board, person) {
			const id = boards.wall(board, person?.clients ?? '*');
			return id === null ? null : boards.snapshot(id);
		},
		session: {
			cookie: SESSION_COOKIE,
			read: (token) => sessions.read(token),
			signIn: (name, password, address) => sessions.signIn(name, password, address),
			signInDemo: (id) => (config.demo ? sessions.signInDemo(id) : Promise.resolve(null)),
			setUp: (token, name, password) => sessions.setUp(token, name, password),
			signOut: (token) => sessions.signOut(token)
		},
		shift: {
			summary: (person, which) => shifts.summary(person, which, config.demo)
		}
	};

	return {
		web: web(config.trustProxy, (router) => {
			router.use(health({ silence, metrics }));
			router.use(
				'/hooks',
				hooks(ingest, () => store.clock.now(), onUnexpected)
			);
			router.use(
				'/api/v1',
				apiRouter({ cases, reader, histories, queues, events, keys, directory })
			);
			router.use(problems(onUnexpected));
		}),
		pages,
		seed,
		/** The store was away and came back with nothing in it. */
		onEmptied(listener: () => void): void {
			const look = () => {
				if (directory.all('floor').length === 0) listener();
			};
			state.listen({ changed: () => undefined, reloaded: look });
		},
		cases,
		deadlines,
		directory,
		ingest,
		keys,
		sessions,
		state,
		shifts,
		async stop(): Promise<void> {
			await Promise.all([stopDeadlines(), stopIngest()]);
			await live.stop();
			await stopFollowing();
		}
	};
}

function web(trustProxy: number | string | undefined, routes: (router: Router) => void): Express {
	const app = express();
	if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
	app.disable('x-powered-by');
	app.set('etag', false);
	const router = Router();
	router.use((_req, res, next) => {
		res.setHeader('x-content-type-options', 'nosniff');
		res.setHeader('cache-control', 'no-store');
		next();
	});
	routes(router);
	app.use(router);
	// what comes after this is a page
	app.use(
		helmet({
			// pages have their own, with nonces
			contentSecurityPolicy: false,
			crossOriginEmbedderPolicy: false,
			xFrameOptions: { action: 'deny' },
			// other hosts of the same domain are not ours to decide about
			strictTransportSecurity: { includeSubDomains: false },
			// `no-referrer` would make the origin of a form "null", which the check against forged forms refuses
			referrerPolicy: { policy: 'same-origin' }
		})
	);
	return app;
}
