/** Alerts without a whole node: the parts of one, told when to work by the test. */
import { onTestFinished } from 'vitest';
import type { PushSubscription } from '#lib/shared/wire/alerts.ts';
import type { Role } from '#lib/shared/words.ts';
import type { Alert, AlertNews } from '#server/domain/alerts/alert.ts';
import type { AllowedHosts } from '#server/config/allowed-hosts.ts';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { Metrics } from '#server/observability/metrics.ts';
import type { FeedMessage } from '#server/services/alerts/feed.ts';
import { Alerts, type AlertParts } from '#server/services/alerts/index.ts';
import { Directory } from '#server/services/directory.ts';
import { NOWHERE, Sessions } from '#server/services/identity/sessions.ts';
import { Outside } from '#server/services/outside/outside.ts';
import { Masking } from '#server/services/masking.ts';
import { Plans } from '#server/services/plans.ts';
import { openStore } from '#server/store/index.ts';
import { alertOf } from './alert-samples.ts';
import { testLog } from './logs.ts';
import { THIS_MACHINE } from './this-machine.ts';
import { freshPrefix, type TestClock } from './node.ts';

export interface AlertsOptions {
	prefix?: string;
	clock?: TestClock;
	/** Supervisors, by id. */
	people?: string[];
	alerts?: ConfigurationInput['alerts'];
	teams?: ConfigurationInput['teams'];
	mail?: AlertParts['mail'];
	publicUrl?: string;
	/** Whom it may ask beyond the Internet; this machine, if left out. */
	allowed?: AllowedHosts;
}

export type AlertsUnderTest = Awaited<ReturnType<typeof startAlerts>>;

/** A client `acme` with its people, and what works on its alerts; closed when the test is over. */
export async function startAlerts(
	url: string,
	{
		prefix = freshPrefix(),
		clock,
		people = ['ana'],
		mail = null,
		allowed = THIS_MACHINE,
		publicUrl,
		...rest
	}: AlertsOptions = {}
) {
	const store = await openStore({ url, prefix, ...(clock && { shift: clock.shift }) });
	onTestFinished(() => store.close());
	const directory = new Directory(store);
	await directory.load();
	await directory.add('client', 'acme', { id: 'acme', name: 'Acme', zone: 'UTC' });
	for (const id of people) await addPerson(directory, id);
	await configure(directory, rest);
	const unexpected: unknown[] = [];
	const metrics = new Metrics();
	const outside = new Outside(allowed);
	onTestFinished(() => outside.close());
	const sessions = new Sessions(store, directory);
	const alerts = new Alerts({
		store,
		sessions,
		masking: new Masking(store),
		directory,
		plans: new Plans(directory),
		metrics,
		log: testLog(),
		publicUrl,
		mail,
		outside,
		onTrouble: (error) => unexpected.push(error),
		onUnexpected: (error) => unexpected.push(error)
	});
	let raised = 0;
	const raise = async (...news: AlertNews[]) => {
		for (const one of news) await alerts.raise('acme', one);
	};
	return {
		store,
		directory,
		alerts,
		sessions,
		metrics,
		unexpected,
		prefix,
		raise,
		/** Somebody signs in with a browser that is to be told. @returns the token of the session; null when it is not told */
		async subscribe(person: string, subscription: PushSubscription): Promise<string | null> {
			const account = await directory.read('person', person);
			if (!account) throw new Error(`there is no ${person}`);
			const token = await sessions.begin(account, NOWHERE);
			return (await alerts.subscribe(person, subscription, token)) === null ? token : null;
		},
		/** As commits do: alerts of this part, each of a case of its own unless it says which. */
		raiseMany: (count: number, part: Partial<Alert> = {}) =>
			raise(...Array.from({ length: count }, () => newsOf({ case: `C-${++raised}`, ...part }))),
		configure: (more: Pick<AlertsOptions, 'alerts' | 'teams'>) => configure(directory, more),
		/** What desks and walls were told, oldest first. */
		async fed(): Promise<FeedMessage[]> {
			const found = await store.alertFeed.after('0-0');
			return found.map(({ message }) => JSON.parse(message) as FeedMessage);
		},
		/** How often each person was told something new: alerts one by one, and lines that began. */
		async toldOf(person: string): Promise<{ each: number; lines: Map<string, number> }> {
			const lines = new Map<string, number>();
			let each = 0;
			for (const message of await this.fed()) {
				if (message.kind === 'alert' && message.people.includes(person)) each += 1;
				if (message.kind === 'line' && message.person === person)
					lines.set(message.line.id, message.line.count);
			}
			return { each, lines };
		}
	};
}

export const newsOf = (part: Partial<Alert> = {}): AlertNews => ({
	kind: 'alert',
	n: 0,
	alert: alertOf(part)
});

export const endOf = (keys: string[], why = 'claimed'): AlertNews => ({
	kind: 'alert-end',
	n: 0,
	keys,
	why,
	at: 0
});

export async function addPerson(
	directory: Directory,
	id: string,
	role: Role = 'supervisor',
	clients: '*' | string[] = '*'
): Promise<void> {
	await directory.put('person', id, { id, name: `Person ${id}`, role, clients, password: null });
}

let version = 0;

async function configure(
	directory: Directory,
	{ alerts = {}, teams = {} }: Pick<AlertsOptions, 'alerts' | 'teams'>
): Promise<void> {
	await directory.put('configuration', 'acme', {
		client: 'acme',
		version: ++version,
		at: 0,
		by: { kind: 'program', id: 'test', name: 'Test' },
		why: null,
		written: { alerts, teams }
	});
}
