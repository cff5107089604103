/** One client that is set up as a BPO would: a path for each subject, four teams, clocks, a lease, a follow-up. */
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { SUBJECTS, type Subject } from '#lib/shared/words.ts';
import { Floor } from '../live/floor.ts';
import { TestClock, type TestNode } from '../support/node.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The team that a path of each subject begins with, and its tier. */
export const FIRST: Record<Subject, { team: string; name: string; tier: 1 | 2 | 4 }> = {
	technical: { team: 'engineers', name: 'Engineers', tier: 2 },
	operational: { team: 'workforce', name: 'Workforce desk', tier: 1 },
	complaint: { team: 'leads', name: 'Team leads', tier: 1 },
	billing: { team: 'accounts', name: 'Accounts', tier: 2 },
	management: { team: 'bosses', name: 'Management', tier: 4 },
	'sla-breach': { team: 'bosses', name: 'Management', tier: 4 }
};

const teams = Object.fromEntries(
	Object.values(FIRST).map(({ team, name, tier }) => [
		team,
		{ name, tier, ...(team === 'engineers' && { skills: ['databases'] }) }
	])
);

export const TRADE: ConfigurationInput = {
	teams,
	policies: [{ name: 'All', claim: '10m', update: '1h', resolve: '4h', pause: { customer: '2d' } }],
	paths: SUBJECTS.map((subject) => ({
		name: `Path of ${subject}`,
		for: { subject: [subject] },
		steps: [
			{ tier: FIRST[subject].tier, team: FIRST[subject].team, dwell: '1h' },
			{ tier: 4 as const, team: 'bosses', dwell: '1h' }
		]
	})),
	immediate: [{ name: 'VIP', for: { vip: true }, subject: 'complaint' }],
	rules: [
		{
			name: 'reopened-twice',
			when: 'case.reopened >= 2',
			escalate: { subject: 'complaint' }
		},
		{
			name: 'nobody-free',
			on: 'queue',
			when: 'queue.oldestWait > duration("10m") && queue.free == 0',
			escalate: { subject: 'operational' }
		}
	],
	sops: [
		{
			name: 'refund',
			title: 'Refund',
			for: { subject: ['billing'] },
			text: 'Before you claim:\n\n1. Check the order\n2. Send the money back\n'
		}
	],
	lease: '30m',
	followUp: { within: '3d' },
	reopenWithin: '14d',
	causes: ['Card expired', 'Double charge'],
	templates: [{ name: 'on-it', title: 'We are on it', text: 'We look into {ref}.' }],
	customers: { mayEscalate: true }
};

/** Two nodes on one store with a movable clock, and the client `acme` set up. */
export async function trade(url: string, written: ConfigurationInput = TRADE) {
	const clock = new TestClock();
	const floor = new Floor(url, clock);
	const nodes = [await floor.node(), await floor.node()] as const;
	const [one, other] = nodes;
	const saved = await one.api('PUT', '/clients/acme/configuration', { configuration: written });
	if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
	// both follow it before anything happens
	while (other.app.plans.of('acme').version === 0) await other.app.directory.load();
	const sweep = () => Promise.all(nodes.map(({ app }) => app.deadlines.sweep()));
	return {
		clock,
		floor,
		one,
		other,
		sweep,
		/** Lets time pass, and what is due happen. */
		async pass(ms: number) {
			clock.forward(ms);
			await sweep();
		},
		/** Gives a command as a program does; @returns what the API answered */
		tell: (id: string, command: object, more: object = {}) =>
			one.api('POST', `/clients/acme/cases/${id}/commands`, { command, ...more }),
		read: async (id: string) => (await one.api('GET', `/clients/acme/cases/${id}`)).body,
		/** Types of what happened to a case, oldest first. */
		log: (id: string) => logOf(one, id)
	};
}

export type Trade = Awaited<ReturnType<typeof trade>>;

/** What the log has of a case, in its order. */
export async function logOf(node: TestNode, id: string): Promise<string[]> {
	const log = await node.store.log.after('acme', '0-0', 100_000);
	return log
		.filter((entry) => entry.case === id)
		.flatMap(({ events }) => events.map(({ type }) => type));
}
