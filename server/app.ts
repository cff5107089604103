/** The composition root: every part of a node, put together. Nothing else knows all of them. */
import type { Server as HttpServer } from 'node:http';
import type { Config } from './config/load.ts';
import { ROSTER_RULE } from './domain/alerts/own.ts';
import { alertPages } from './http/alert-pages.ts';
import { boardPages } from './http/board-pages.ts';
import { apiRouter } from './http/api/index.ts';
import { SESSION_COOKIE, sessionToken } from './http/cookies.ts';
import { buildVersion } from './http/build-version.ts';
import { health } from './http/health.ts';
import { hooks } from './http/hooks.ts';
import type { PageServices } from './http/page-services.ts';
import { problems } from './http/problem.ts';
import { openBoards } from './live/boards/open.ts';
import { startLive } from './live/index.ts';
import { ruleFloor } from './live/rule-floor.ts';
import { LiveState } from './live/state/live-state.ts';
import { web } from './http/web.ts';
import { troubleLog, type Log } from './observability/log.ts';
import { Metrics } from './observability/metrics.ts';
import { Alerts } from './services/alerts/index.ts';
import { KeptBoards } from './services/boards.ts';
import { CaseReader } from './services/case-reader.ts';
import { CaseHelps } from './services/case-help.ts';
import { Cases } from './services/cases.ts';
import { Configurations } from './services/configurations.ts';
import { CustomerAsks } from './services/customers/asks.ts';
import { Deadlines } from './services/deadlines.ts';
import { Directory } from './services/directory.ts';
import { Events } from './services/events.ts';
import { Histories } from './services/histories.ts';
import { ApiKeys } from './services/identity/api-keys.ts';
import { Sessions } from './services/identity/sessions.ts';
import { Ingest } from './services/ingest.ts';
import { Plans } from './services/plans.ts';
import { Queues } from './services/queues.ts';
import { Replanning } from './services/replanning.ts';
import { Rules } from './services/rules/rules.ts';
import { RuleTrials } from './services/rules/trials.ts';
import { RosterWatch } from './services/roster-watch.ts';
import { seedDemo, seedFloor } from './services/seed.ts';
import { Shifts } from './services/shifts.ts';
import { StoreUnavailable } from './store/failure.ts';
import type { Store } from './store/index.ts';

export interface AppOptions {
	store: Store;
	log: Log;
	config: Pick<Config, 'demo' | 'publicUrl' | 'trustProxy'> & Partial<Pick<Config, 'mail'>>;
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

	const plans = new Plans(directory);
	const cases = new Cases(store, plans);
	const queues = new Queues(store, directory);
	const ingest = new Ingest(store, cases, directory);
	const deadlines = new Deadlines(store, cases, directory);
	const keys = new ApiKeys(store, directory);
	const sessions = new Sessions(store, directory);
	const histories = new Histories(store);
	const helps = new CaseHelps(store, plans);
	const shifts = new Shifts(store, directory);
	const events = new Events(store);
	const reader = new CaseReader(store);
	const { publicUrl } = config;
	const configurations = new Configurations(store, directory);
	const asks = new CustomerAsks({ store, cases, plans, directory, publicUrl });

	const state = new LiveState(store, directory, (error) => storeTrouble.trouble(error));
	state.listen({ changed: () => undefined, reloaded: () => storeTrouble.over() });
	const stopFollowing = await state.start();
	cases.hintFrom((client, id) => state.find(client, id));
	state.listen({
		changed(clients) {
			for (const id of clients) deadlines.heard(id, state.client(id)?.takeSoonest() ?? Infinity);
		},
		reloaded: () => deadlines.forget()
	});
	const replanning = new Replanning(
		cases,
		plans,
		directory,
		(client) => state.client(client)?.cases.values() ?? []
	);
	const metrics = new Metrics();
	const alerts = new Alerts({
		...{ store, directory, plans, metrics, log, publicUrl, onTrouble, onUnexpected },
		mail: config.mail ?? null
	});
	const wallsOf = (_board: string): string[] => [];
	const keptBoards = new KeptBoards(directory, wallsOf);
	const boards = await openBoards({
		...{ store, state, directory, onTrouble },
		demo: config.demo,
		alerts: (clients, of) => alerts.critical.of(clients, of),
		build: dev ? '' : buildVersion()
	});
	const rules = new Rules({
		...{ store, cases, plans, directory },
		floor: ruleFloor(state),
		onFault: (client, rule) => metrics.count('rule_faults_total', { client, rule })
	});
	const live = startLive(http, {
		boards,
		cases,
		histories,
		helps,
		sessions,
		demo: config.demo,
		publicUrl: config.publicUrl,
		now: () => store.clock.now(),
		tokenOf: sessionToken,
		toldLately: (person) => alerts.toldLately(person),
		shareUpgrades: dev,
		onUnexpected,
		onCut: () => metrics.count('sockets_cut_total')
	});
	const silence = () => Math.max(0, state.now() - state.freshAt());
	metrics.gauge('sockets', 'Open sockets of walls and desks', () => live.sockets());
	metrics.gauge('store_silent_ms', 'Ms since the store was last heard', silence);
	const roster = new RosterWatch({
		...{ plans, directory },
		now: () => store.clock.now(),
		active: (client) => store.alerts.activeKeys(client, ROSTER_RULE),
		raise: (client, news) => alerts.raise(client, news)
	});
	const working = [deadlines, replanning, rules, roster, ingest].map((one) => one.start(onTrouble));
	const stopAlerts = await alerts.start(live.alert);
	state.listen({
		changed: (clients) => alerts.wake(clients),
		reloaded: () => void alerts.reload().catch(onTrouble)
	});

	const pages: PageServices = {
		demo: config.demo,
		demoPeople: () => (config.demo ? sessions.demoPeople() : []),
		needsSetUp: () => !config.demo && sessions.needsSetUp(),
		wallSnapshot: (board, person) => boards.snapshot(boards.wall(board, person?.clients ?? '*')),
		session: {
			cookie: SESSION_COOKIE,
			read: (token) => sessions.read(token),
			signIn: (name, password, address) => sessions.signIn(name, password, address),
			signInDemo: (id) => (config.demo ? sessions.signInDemo(id) : Promise.resolve(null)),
			setUp: (token, name, password) => sessions.setUp(token, name, password),
			signOut: (token) => sessions.signOut(token)
		},
		ask: {
			view: (token) => asks.view(token),
			send: (token, given, address) => asks.send(token, given, address)
		},
		alerts: alertPages(
			alerts,
			directory,
			() => boards.defaultFloor(),
			() => store.clock.now()
		),
		boards: boardPages({
			...{ boards: keptBoards, directory, wallsOf },
			snapshotOf: (settings, scope) => boards.snapshot(boards.draft(settings, scope))
		}),
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
				apiRouter({
					alerts,
					cases,
					asks,
					boards: keptBoards,
					configurations,
					reader,
					histories,
					helps,
					queues,
					trials: new RuleTrials({ store, plans, directory }),
					events,
					keys,
					directory
				})
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
		alerts,
		cases,
		deadlines,
		plans,
		replanning,
		rules,
		directory,
		ingest,
		keys,
		sessions,
		state,
		shifts,
		async stop(): Promise<void> {
			await Promise.all([...working, stopAlerts].map((stop) => stop()));
			await live.stop();
			await stopFollowing();
		}
	};
}
