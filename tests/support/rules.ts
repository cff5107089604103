/** A client with rules, on one node or several that share a store. */
import { expect, onTestFinished, vi } from 'vitest';
import type { ConfigurationInput, RuleSpec } from '#server/domain/configuration/schema.ts';
import { configure } from './asking.ts';
import { freshPrefix, startNode, TestClock, type TestNode } from './node.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export type RuleInput = NonNullable<ConfigurationInput['rules']>[number];

export const rule = (
	when: string,
	escalate: Partial<RuleSpec['escalate']> = {},
	rest: Partial<RuleInput> = {}
): RuleInput => ({
	name: 'watch',
	when,
	escalate: { subject: 'technical', ...escalate },
	...rest
});

export async function rulesFloor(url: string, rules: RuleInput[], nodes = 1) {
	const [prefix, clock] = [freshPrefix(), new TestClock()];
	const started: TestNode[] = [];
	for (let index = 0; index < nodes; index++)
		started.push(await startNode({ url, prefix, clock, demo: false }));
	onTestFinished(async () => void (await Promise.all(started.map((one) => one.stop()))));
	const [node] = started as [TestNode];
	const { status } = await node.api('PUT', '/clients/acme/queues/voice', {
		name: 'Voice',
		answerWithin: 20
	});
	expect(status).toBe(200);
	let rest: ConfigurationInput = {};
	const change = async (rules: RuleInput[], others: ConfigurationInput = rest) => {
		rest = others;
		await configure(node, { ...rest, rules });
		const wanted = node.app.directory.find('configuration', 'acme')?.version;
		await until(() =>
			started.every(({ app }) => app.directory.find('configuration', 'acme')?.version === wanted)
		);
	};
	await change(rules);
	const tell = async (id: string, command: object) => {
		const { status, body } = await node.api('POST', `/clients/acme/cases/${id}/commands`, {
			command
		});
		expect(status, JSON.stringify(body)).toBe(200);
		await heard(id, body.version as number);
	};
	/** Every node knows the case as it is now. */
	const heard = async (id: string, version: number) => {
		const { status } = await read(id);
		const open = status !== 'resolved' && status !== 'closed';
		await until(() =>
			started.every(({ app }) => {
				const row = app.state.find('acme', id);
				return open ? row !== undefined && row.version >= version : row === undefined;
			})
		);
	};
	const look = async (given: Partial<typeof CALM> = {}) => {
		const at = node.store.clock.now();
		const { status } = await node.api('POST', '/clients/acme/queues/voice/observations', {
			...CALM,
			...given,
			at: new Date(at).toISOString()
		});
		expect(status).toBe(200);
		await until(() =>
			started.every(({ app }) => app.state.client('acme')?.queues.get('voice')?.latest?.at === at)
		);
	};
	const read = async (id: string) => (await node.api('GET', `/clients/acme/cases/${id}`)).body;
	const steps = async (id: string) =>
		(await node.api('GET', `/clients/acme/cases/${id}/history`)).body.steps as Step[];
	const sweep = () => Promise.all(started.map(({ app }) => app.rules.sweep('acme')));
	return { node, nodes: started, clock, prefix, change, tell, look, read, steps, sweep };
}

export interface Step {
	type: string;
	by: { kind: string; id: string; name: string };
	why?: string;
	after: Record<string, unknown>;
}

export const CALM = {
	waiting: 0,
	oldestWaitSeconds: null as number | null,
	agents: { free: 2, busy: 3, away: 1 },
	serviceLevel: null as number | null,
	offered: 10,
	handled: 9,
	abandoned: 0
};
export const BAD = { waiting: 7, oldestWaitSeconds: 720, agents: { free: 0, busy: 9, away: 2 } };

export const until = (so: () => boolean | Promise<boolean>) =>
	vi.waitFor(
		async () => {
			if (!(await so())) throw new Error('not yet');
		},
		{ timeout: 20_000, interval: 20 }
	);
