/** The store, in the verbs of the domain; nothing beyond this folder knows that it is Redis. */
import { newEpoch } from '#server/clock.ts';
import { AlertFeedStore } from './alert-feed.ts';
import { AlertGateStore } from './alert-gates.ts';
import { AlertJobStore } from './alert-jobs.ts';
import { AlertPeopleStore } from './alert-people.ts';
import { AlertStore } from './alerts.ts';
import { AuditStore } from './audit.ts';
import { beat } from './beat.ts';
import { CaseStore } from './cases.ts';
import { StoreClock } from './clock.ts';
import { closeWithin, openConnection, reconnect } from './connection.ts';
import { CustomerStore } from './customers.ts';
import { DeadlineStore } from './deadlines.ts';
import { ConfigurationStore } from './configurations.ts';
import { DeskViewStore } from './desk-views.ts';
import { DirectoryStore } from './directory.ts';
import { ErasureStore } from './erasure.ts';
import { StoreUnavailable } from './failure.ts';
import { follow, type Follower } from './follow.ts';
import { InboxStore } from './inbox.ts';
import { createKeys } from './keys.ts';
import { KeyUseStore } from './key-uses.ts';
import { LinkSecretStore } from './link-secrets.ts';
import { LogStore } from './log.ts';
import { MaskKeyStore } from './mask-key.ts';
import { OutboxStore } from './outbox.ts';
import { PassStore } from './passes.ts';
import { PresenceStore } from './presence.ts';
import { QueueStore } from './queues.ts';
import { RuleStore } from './rules.ts';
import { NO_KEYS, Seals, type SecretKeys } from './seals.ts';
import { SecretText } from './secret-text.ts';
import { SessionStore } from './sessions.ts';
import { WallStore } from './walls.ts';
import { VisitorSecretStore } from './visitor-secret.ts';

export interface StoreOptions {
	url: string;
	/** Tells installations on one store apart. */
	prefix?: string;
	/** Ms added to the store's time; only tests give one. */
	shift?: () => number;
	/** By which secrets are sealed; without any they are kept as they are. */
	secrets?: SecretKeys;
	/** Called with each trouble of the connection. */
	onTrouble?: (error: unknown) => void;
}

export type Store = Awaited<ReturnType<typeof openStore>>;

const GIVE_UP_MS = 5000;
const CLOSE_MS = 2000;

/**
 * Connects and measures the clock.
 * @throws StoreUnavailable when the store does not answer within five seconds; SealBroken when other keys seal it
 */
export async function openStore({
	url,
	prefix = 'andon',
	shift,
	secrets = NO_KEYS,
	onTrouble
}: StoreOptions) {
	const connection = openConnection(url);
	connection.on('error', (error: unknown) => onTrouble?.(error));
	await connectWithin(connection, GIVE_UP_MS);
	const keys = createKeys(prefix);
	const clock = new StoreClock(connection, shift);
	await clock.measure();
	const sealed = new Seals(secrets);
	const sealCheck = new SecretText(connection, keys.sealCheck, 'seal-check', sealed);
	await checkSeal(sealCheck, sealed).catch((error: unknown) => {
		connection.destroy();
		throw error;
	});
	const stopBeat = beat(
		() => clock.measure(),
		() => reconnect(connection)
	);

	return {
		clock,
		sealed,
		sealCheck,
		cases: new CaseStore(connection, keys, newEpoch),
		log: new LogStore(connection, keys),
		deadlines: new DeadlineStore(connection, keys, clock),
		erasure: new ErasureStore(connection, keys, newEpoch()),
		queues: new QueueStore(connection, keys),
		rules: new RuleStore(connection, keys, newEpoch()),
		customers: new CustomerStore(connection, keys),
		inbox: new InboxStore(connection, keys),
		outbox: new OutboxStore(connection, keys, newEpoch()),
		alerts: new AlertStore(connection, keys),
		alertGates: new AlertGateStore(connection, keys),
		alertFeed: new AlertFeedStore(connection, keys),
		alertJobs: new AlertJobStore(connection, keys),
		deskViews: new DeskViewStore(connection, keys),
		alertPeople: new AlertPeopleStore(connection, keys, sealed),
		directory: new DirectoryStore(connection, keys, sealed),
		configurations: new ConfigurationStore(connection, keys, sealed),
		sessions: new SessionStore(connection, keys),
		keyUses: new KeyUseStore(connection, keys),
		presence: new PresenceStore(connection, keys),
		passes: new PassStore(connection, keys),
		audit: new AuditStore(connection, keys),
		walls: new WallStore(connection, keys),
		linkSecrets: new LinkSecretStore(connection, keys, sealed),
		maskKey: new MaskKeyStore(connection, keys, sealed),
		visitorSecret: new VisitorSecretStore(connection, keys, sealed),
		/** @returns the stop function */
		follow: (follower: Follower) => follow(url, keys, follower),
		/** True when the store answers now. */
		async alive(): Promise<boolean> {
			return connection.ping().then(
				() => true,
				() => false
			);
		},
		async close(): Promise<void> {
			stopBeat();
			if (connection.isReady) await closeWithin(connection, CLOSE_MS);
			else if (connection.isOpen) connection.destroy();
		}
	};
}

/** A node whose keys are not those of the others notices before it does anything. @throws SealBroken */
async function checkSeal(check: SecretText, seals: Seals): Promise<void> {
	if (seals.sealing) await check.readOrMake(() => 'sealed');
	else await check.read();
}

async function connectWithin(
	connection: ReturnType<typeof openConnection>,
	ms: number
): Promise<void> {
	let last: unknown = new Error(`no answer within ${ms / 1000} s`);
	const remember = (error: unknown) => (last = error);
	connection.on('error', remember);
	const timeout = AbortSignal.timeout(ms);
	const gaveUp = new Promise<'late'>((resolve) =>
		timeout.addEventListener('abort', () => resolve('late'))
	);
	const connected = connection.connect().then(
		() => 'connected' as const,
		(error: unknown) => (remember(error), 'refused' as const)
	);
	const how = await Promise.race([connected, gaveUp]);
	connection.off('error', remember);
	if (how === 'connected') return;
	connection.destroy();
	throw new StoreUnavailable(last);
}
