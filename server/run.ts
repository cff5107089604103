/** Starting and stopping a node. */
import type { RequestListener, Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import type { App } from './app.ts';
import { loadConfig, type Config } from './config/load.ts';
import { createListener } from './http/listener.ts';
import { addPages } from './http/pages.ts';
import { providePages } from './http/page-services.ts';
import { Lifecycle } from './lifecycle.ts';
import { createLog, type Log } from './observability/log.ts';
import { Demo } from './services/demo.ts';
import { DEMO_SCOPES, MACHINE_SCOPES } from './services/identity/own-programs.ts';
import { demoClientIds } from './services/seed.ts';
import { AndonStartError } from './start-error.ts';
import { writeLocalKey } from './store/local/local-key.ts';
import { localKeys } from './store/local/secret-key.ts';
import { startLocalStore } from './store/local/index.ts';
import type { Store } from './store/index.ts';
import { welcome } from './welcome.ts';

const DEMO = new URL('../programs/demo/main.ts', import.meta.url).pathname;

/**
 * Starts a node as the environment says, and stops it at SIGTERM or SIGINT.
 * @throws AndonStartError for everything that whoever started it can mend
 */
export async function run(dev: boolean): Promise<void> {
	const config = loadConfig(process.env);
	const log = createLog(config.logLevel);
	const lifecycle = new Lifecycle();
	const stop = (calmly: boolean) =>
		lifecycle.stop((error) => log.error({ err: error }, 'while stopping'), calmly);
	const started = start(config, log, lifecycle, dev);
	// what is just being started can only be stopped when it stands
	stopAtSignals(dev, (calmly) => started.catch(() => undefined).then(() => stop(calmly)));
	try {
		console.log(await started);
	} catch (error) {
		await stop(false);
		throw error;
	}
}

/** The first walls and desks have what they need by then, and nobody has built anew. */
const PAGES_AFTER_MS = 3000;

/** @returns what to say when it is up */
async function start(
	config: Config,
	log: Log,
	lifecycle: Lifecycle,
	dev: boolean
): Promise<string> {
	const { http, answer } = await listen(config, lifecycle);
	const launched = Promise.withResolvers<void>();
	const starting = startStore(config, log, lifecycle, launched.resolve);
	await Promise.race([launched.promise, starting]);
	// the store is a process of its own, which everything waits for: it starts while this one reads most of its sources
	const sources = [import('./app.ts'), import('./store/index.ts')] as const;
	const [[{ createApp }], { store, local }] = await Promise.all([Promise.all(sources), starting]);
	// so is the demo floor, which makes itself up while the node starts
	const demo = config.demo ? new Demo(DEMO) : null;
	lifecycle.add(() => demo?.stop());
	const app = await createApp(http, { store, log, config, dev });
	lifecycle.add(() => app.stop());
	// unready, then without screens, then without requests; only then does anything stop
	lifecycle.addFarewell(() => app.drain());
	lifecycle.addFarewell(() => finishRequests(http));
	providePages(app.pages);
	const url = urlOf(http, config);
	const giveKeys = () => giveOwnKeys(app, config, url, local !== null);
	const [loadEveryPage, key] = await Promise.all([
		addPages(app.web, http, { dev, publicUrl: config.publicUrl }),
		giveKeys()
	]);
	answer(app.web);
	demo?.begin(url, key);
	const moveInAgain = async () => {
		await demo?.halt();
		await app.seed();
		demo?.begin(url, await giveKeys());
	};
	// an embedded store comes back empty: the floor is then set up as at the start
	app.onEmptied(() => void moveInAgain().catch((error: unknown) => log.error({ err: error })));
	const late = setTimeout(
		() => void loadEveryPage().catch((error: unknown) => log.error({ err: error }, 'pages')),
		PAGES_AFTER_MS
	);
	lifecycle.add(() => clearTimeout(late));
	const setUpToken = config.demo ? null : await app.identity.setUp.offer();
	return welcome({ url, config, store: local?.kind ?? 'Redis at REDIS_URL', setUpToken });
}

/** How long a stop may take before it is cut short, ms: at a terminal, and where somebody waits for the screens to move. */
const PATIENCE = { soon: 10_000, calmly: 25_000 };

/**
 * From the first moment on: whatever has been started by then is stopped. SIGTERM is what a deployment sends, and leaves
 * time to move the screens to another node; a person at a terminal does not wait. A second signal changes nothing.
 */
function stopAtSignals(dev: boolean, stop: (calmly: boolean) => Promise<void>): void {
	const onSignal = (signal: NodeJS.Signals) => {
		if (dev) process.exit(0); // Vite's own sockets would hold a graceful close for seconds
		const calmly = signal === 'SIGTERM';
		void stop(calmly).then(() => process.exit(0));
		setTimeout(() => process.exit(1), calmly ? PATIENCE.calmly : PATIENCE.soon).unref();
	};
	for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
}

/** A request that is under way is answered; one that takes longer than this is not. */
const LAST_ANSWER_MS = 5000;
const LOOK_MS = 50;

/** Takes no more connections and waits until what is under way has been answered. */
async function finishRequests(http: HttpServer): Promise<void> {
	const closed = new Promise((resolve) => http.close(resolve));
	const idle = setInterval(() => http.closeIdleConnections(), LOOK_MS);
	const late = setTimeout(() => http.closeAllConnections(), LAST_ANSWER_MS);
	await closed;
	clearInterval(idle);
	clearTimeout(late);
}

/** The port first: one that is taken is said before anything is started. Until the node is ready it answers 503. */
async function listen(config: Config, lifecycle: Lifecycle) {
	let listener: RequestListener = (_req, res) => {
		res.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' });
		res.end('Andon is starting.\n');
	};
	const http = createListener(config.trustProxy !== undefined);
	http.on('request', (req, res) => listener(req, res));
	http.listen(config.port, config.host);
	try {
		await once(http, 'listening');
	} catch (error) {
		throw new AndonStartError(portFault(config, error));
	}
	lifecycle.add(async () => {
		http.closeAllConnections();
		if (http.listening) await new Promise((resolve) => http.close(resolve));
	});
	return { http, answer: (next: RequestListener) => (listener = next) };
}

function portFault({ port, host }: Config, error: unknown): string {
	switch ((error as NodeJS.ErrnoException).code) {
		case 'EADDRINUSE':
			return `port ${port} on ${host} is taken; set PORT to another one, or end what has it`;
		case 'EACCES':
			return `port ${port} needs more rights than this user has; set PORT to one above 1023`;
		case 'EADDRNOTAVAIL':
		case 'ENOTFOUND':
			return `HOST=${JSON.stringify(host)}: this machine has no such address`;
		default:
			return `cannot listen on ${host}:${port}: ${(error as Error).message}`;
	}
}

const KEPT_PLAIN =
	'ANDON_SECRET_KEY is not set: secrets of connectors, webhooks and sign-in lie unsealed in the store, readable by whoever reads it. Set the same key on every node, then run `npm run andon -- secrets reseal`.';

/** @param launched called when what this machine runs of a store has been launched, and nothing more than time is needed */
async function startStore(config: Config, log: Log, lifecycle: Lifecycle, launched: () => void) {
	const local =
		config.redisUrl === undefined
			? await startLocalStore({
					dataDir: config.dataDir,
					log: (line) => console.log(line),
					launched
				})
			: null;
	launched();
	if (local) lifecycle.add(() => local.stop());
	const { secretKeys } = config;
	const { openStore } = await import('./store/index.ts');
	const secrets = local ? localKeys(config.dataDir, secretKeys, true) : secretKeys;
	if (!secrets.current) log.warn(KEPT_PLAIN);
	const store = await openStore({
		url: local?.url ?? (config.redisUrl as string),
		secrets,
		onTrouble: (error) => log.debug({ err: error }, 'store')
	}).catch((error: unknown) => {
		if (error instanceof AndonStartError) throw error;
		throw new AndonStartError(
			`REDIS_URL: ${(error as Error).message}; is it running, and is the address right?`
		);
	});
	lifecycle.add(() => store.close());
	return { store: store as Store, local };
}

function urlOf(http: HttpServer, { host }: Config): string {
	const address = http.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
	return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/**
 * Gives the programs of this machine their keys. Those such as the replay find theirs beside the local store.
 * @returns that of the demo floor, for its own clients and no other; "" where there is none
 */
async function giveOwnKeys(app: App, config: Config, url: string, local: boolean): Promise<string> {
	const ofMachine = async () => {
		const { text } = await app.keys.renew('this machine', '*', MACHINE_SCOPES);
		writeLocalKey(config.dataDir, { url, key: text });
	};
	const ofDemo = async () =>
		config.demo ? (await app.keys.renew('demo floor', demoClientIds, DEMO_SCOPES)).text : '';
	const [key] = await Promise.all([ofDemo(), local ? ofMachine() : null]);
	return key;
}
