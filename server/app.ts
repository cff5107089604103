/** The composition root: every part of a node, put together. Nothing else knows all of them. */
import type { Server as HttpServer } from 'node:http';
import { NO_HOSTS } from './config/allowed-hosts.ts';
import type { Config } from './config/load.ts';
import { ROSTER_RULE } from './domain/alerts/own.ts';
import { cookieOf, sessionToken, wallCookies } from './http/cookies.ts';
import { buildVersion } from './http/build-version.ts';
import { pagesOfNode } from './http/pages-of-node.ts';
import { addRoutes } from './http/routes.ts';
import { openBeside } from './live/beside.ts';
import { openBoards } from './live/boards/open.ts';
import { startLive } from './live/index.ts';
import { ruleFloor } from './live/rule-floor.ts';
import { LiveState } from './live/state/live-state.ts';
import { web } from './http/web.ts';
import { troubleLog, type Log } from './observability/log.ts';
import { Metrics } from './observability/metrics.ts';
import { Alerts } from './services/alerts/index.ts';
import { Audit } from './services/audit.ts';
import { KeptBoards } from './services/boards.ts';
import { CaseReader } from './services/case-reader.ts';
import { CaseHelps } from './services/case-help.ts';
import { Cases } from './services/cases.ts';
import { CustomerAsks } from './services/customers/asks.ts';
import { Deadlines } from './services/deadlines.ts';
import { Directory } from './services/directory.ts';
import { ForgetCustomer } from './services/erasure/forget-customer.ts';
import { Events } from './services/events.ts';
import { Histories } from './services/histories.ts';
import { createIdentity } from './services/identity/index.ts';
import { Ingest } from './services/ingest.ts';
import { Outside } from './services/outside/outside.ts';
import { Plans } from './services/plans.ts';
import { Queues } from './services/queues.ts';
import { Replanning } from './services/replanning.ts';
import { Rules } from './services/rules/rules.ts';
import { RuleTrials } from './services/rules/trials.ts';
import { Retention } from './services/retention.ts';
import { RosterWatch } from './services/roster-watch.ts';
import { seedDemo, seedFloor } from './services/seed.ts';
import { settingUp } from './services/setting-up.ts';
import { Shifts } from './services/shifts.ts';
import { wallBoards, wallNames } from './services/walls/boards.ts';
import { createWalls } from './services/walls/index.ts';
import { StoreUnavailable } from './store/failure.ts';
import type { Store } from './store/index.ts';

export interface AppOptions {
	store: Store;
	log: Log;
	config: Pick<Config, 'demo' | 'publicUrl' | 'trustProxy'> &
		Partial<Pick<Config, 'mail' | 'allowedHosts' | 'keepsOnDevices' | 'metricsToken'>>;
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

	const metrics = new Metrics();
	const audit = new Audit({ store, log, onLost: () => metrics.count('audit_lost_total') });
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
	const setting = settingUp(store, directory, audit);
	const { keys } = setting;
	const histories = new Histories(store);
	const helps = new CaseHelps(store, plans);
	const shifts = new Shifts(store, directory);
	const events = new Events(store);
	const reader = new CaseReader(store);
	const { publicUrl } = config;
	const outside = new Outside(config.allowedHosts ?? NO_HOSTS);
	const identity = createIdentity({
		...{ store, directory, audit, publicUrl, log },
		sealing: store.sealed,
		fetch: outside.fetch
	});
	const { sessions } = identity;
	const cookies = wallCookies(publicUrl);
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
	const openCases = (client: string) => state.client(client)?.cases.values() ?? [];
	const replanning = new Replanning(cases, plans, directory, openCases);
	let leaving = false;
	const alerts = new Alerts({
		...{ store, directory, sessions, plans, metrics, log, publicUrl, onTrouble, onUnexpected },
		masking: cases.masking,
		mail: config.mail ?? null,
		outside
	});
	const wallsOf = wallNames(directory);
	const keptBoards = new KeptBoards(directory, wallsOf, audit);
	const screens = createWalls({
		...{ store, directory, log, audit },
		boards: wallBoards(keptBoards, directory),
		raise: (client, news) => alerts.raise(client, news)
	});
	const build = dev ? '' : buildVersion();
	const boards = await openBoards({
		...{ store, state, directory, onTrouble, build },
		demo: config.demo,
		alerts: (clients, of) => alerts.critical.of(clients, of)
	});
	const rules = new Rules({
		...{ store, cases, plans, directory },
		floor: ruleFloor(state),
		onFault: (client, rule) => metrics.count('rule_faults_total', { client, rule })
	});
	const beside = openBeside({
		...{ store, state, directory, cases, plans, reader, onTrouble, onUnexpected }
	});
	const live = startLive(http, {
		beside,
		...{ boards, keptBoards, cases, histories, helps, sessions, directory },
		walls: screens.walls,
		sightings: screens.sightings,
		demo: config.demo,
		publicUrl,
		now: () => store.clock.now(),
		tokenOf: (header) => sessionToken(header, publicUrl),
		wallTokenOf: (header) => cookieOf(header, cookies.token),
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
	const working = [
		deadlines,
		replanning,
		rules,
		roster,
		ingest,
		setting.keyUses,
		screens.sightings,
		screens.watch,
		new Retention({ store, directory, plans, audit })
	].map((one) => one.start(onTrouble));
	const stopAlerts = await alerts.start(live.alert);
	state.listen({
		changed: (clients) => alerts.wake(clients),
		reloaded() {
			cases.masking.forget();
			void alerts.reload().catch(onTrouble);
		}
	});

	const pages = pagesOfNode({
		...{ store, directory, identity, publicUrl, asks, alerts, shifts, boards, keptBoards, screens },
		...{ ...setting, openCases },
		forgetting: new ForgetCustomer({ store, directory, cases, plans, audit }),
		...{ wallsOf, cookies, build, demo: config.demo },
		keepsOnDevices: config.keepsOnDevices ?? true
	});

	return {
		web: web(config.trustProxy, (router) =>
			addRoutes(router, {
				...setting,
				...{ alerts, cases, asks, reader, histories, helps, queues, events, directory, ingest },
				...{ screens, cookies, publicUrl, metrics, silence, onUnexpected, log },
				boards: keptBoards,
				metricsToken: config.metricsToken,
				trials: new RuleTrials({ store, plans, directory }),
				leaving: () => leaving,
				now: () => store.clock.now()
			})
		),
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
		audit,
		keyUses: setting.keyUses,
		cases,
		deadlines,
		plans,
		replanning,
		rules,
		directory,
		ingest,
		keys,
		identity,
		sessions,
		screens,
		state,
		shifts,
		/** Before `stop`, when there is time: it takes no more work from balancers, and its screens go elsewhere. */
		drain(): Promise<void> {
			leaving = true;
			return live.drain();
		},
		async stop(): Promise<void> {
			await Promise.all([...working, stopAlerts].map((stop) => stop()));
			await live.stop();
			await stopFollowing();
			await outside.close();
			await audit.stop();
		}
	};
}
