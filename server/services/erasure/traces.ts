/** What of a customer lies beside their cases: deliveries, what alerts say, what could not be sent, views of desks. */
import type { AlertView } from '#lib/shared/wire/alerts.ts';
import { readJson } from '#server/connectors/body.ts';
import type { KeptDelivery } from '#server/store/inbox.ts';
import type { Store } from '#server/store/index.ts';
import { AlertList } from '../alerts/list.ts';
import type { FeedMessage } from '../alerts/feed.ts';
import type { Job } from '../alerts/job.ts';
import type { Directory } from '../directory.ts';

/** How many there were of each. */
export interface Traces {
	/** Dead letters, and deliveries that were not applied yet. */
	deliveries: number;
	/** Alerts that said why, in somebody's words; and what could not be sent. */
	alerts: number;
	/** Views that a desk keeps, and that look for the customer. */
	views: number;
}

interface Parts {
	store: Store;
	directory: Directory;
}

/** @param cases of the customer; @throws StoreUnavailable */
export async function forgetTraces(
	{ store, directory }: Parts,
	client: string,
	customer: string,
	cases: ReadonlySet<string>
): Promise<Traces> {
	return {
		deliveries: await inDeliveries(store, client, customer, cases),
		alerts:
			(await inAlerts(store, client, cases)) +
			(await inJobs(store, client, cases)) +
			(await store.outbox.forgetCases(client, cases)),
		views: await inViews(store, directory, customer)
	};
}

/** Those that name the customer, or a case of theirs by its number: the helpdesk has them still. */
async function inDeliveries(
	{ cases: rows, inbox }: Store,
	client: string,
	customer: string,
	cases: ReadonlySet<string>
): Promise<number> {
	const numbers = new Set(cases);
	for (const { ref } of await rows.readMany(client, [...cases])) numbers.add(ref);
	const about = (kept: KeptDelivery) => tells(kept, customer, numbers);
	const dead = (await inbox.deadLetters(client)).filter(({ delivery }) => about(delivery));
	await inbox.forget(
		client,
		dead.map(({ id }) => id)
	);
	const waiting = (await inbox.unapplied(client)).filter(({ kept }) => about(kept));
	for (const { id } of waiting) await inbox.finish(client, id);
	return dead.length + waiting.length;
}

function tells({ body }: KeptDelivery, customer: string, numbers: ReadonlySet<string>): boolean {
	const bytes = Buffer.from(body, 'base64');
	if (bytes.toString('utf8').includes(customer)) return true;
	const read = readJson(bytes);
	return read.ok ? holds(read.value, customer, numbers) : false;
}

function holds(value: unknown, customer: string, numbers: ReadonlySet<string>): boolean {
	if (typeof value === 'string') return value.includes(customer) || numbers.has(value);
	if (typeof value === 'number') return numbers.has(String(value));
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some((one) => holds(one, customer, numbers));
}

/** An alert stays, for it counts; the words of whoever raised it go. */
async function inAlerts(store: Store, client: string, cases: ReadonlySet<string>): Promise<number> {
	const ids = await store.alerts.idsWhere(client, (one) => says(one, cases));
	await new AlertList(store).hideWhy(client, ids);
	const feed = await store.alertFeed.all();
	const told = feed.filter(({ message }) => {
		const read = JSON.parse(message) as FeedMessage;
		return read.kind === 'alert' && read.alert.client === client && says(read.alert, cases);
	});
	await store.alertFeed.forget(told.map(({ id }) => id));
	return ids.length;
}

const says = ({ case: id, why }: AlertView, cases: ReadonlySet<string>): boolean =>
	why !== undefined && id !== null && cases.has(id);

/** What is still to be sent goes without these words, and what was given up goes. */
async function inJobs(
	{ alertJobs }: Store,
	client: string,
	cases: ReadonlySet<string>
): Promise<number> {
	const about = ({ alert }: Job) => alert !== null && says(alert, cases);
	const dead = (await alertJobs.dead(client)).filter(({ job }) => about(JSON.parse(job) as Job));
	await alertJobs.forget(
		client,
		dead.map(({ entry }) => entry)
	);
	for (const { id, job } of await alertJobs.all(client)) {
		const read = JSON.parse(job) as Job;
		if (!read.alert || !about(read)) continue;
		const { why: _, ...alert } = read.alert;
		await alertJobs.replace(client, { id, job }, JSON.stringify({ ...read, alert }));
	}
	return dead.length;
}

async function inViews(store: Store, directory: Directory, customer: string): Promise<number> {
	const sought = customer.toLowerCase();
	let count = 0;
	for (const { id } of directory.all('person')) {
		const { filters, first } = await store.deskViews.read(id);
		for (const [name, filter] of filters) {
			const texts = [name, ...new URLSearchParams(filter).values()];
			if (!texts.some((text) => text.toLowerCase().includes(sought))) continue;
			await store.deskViews.remove(id, name);
			if (first === name) await store.deskViews.beginWith(id, null);
			count += 1;
		}
	}
	return count;
}
