import { afterEach, describe, expect, inject, test } from 'vitest';
import type { CaseHelp, ClockExplanation } from '#lib/shared/wire/help.ts';
import type { Ack } from '#lib/shared/wire/errors.ts';
import type { ConfigurationInput } from '#server/domain/configuration/schema.ts';
import { configure } from '../support/asking.ts';
import { TestClock, type TestNode } from '../support/node.ts';
import type { Screen } from '../support/screen.ts';
import { Floor, done, escalate, tell } from './floor.ts';

const MINUTE = 60_000;
const SET_UP: ConfigurationInput = {
	zone: 'Europe/Berlin',
	teams: {
		leads: { name: 'Team leads', tier: 1 },
		cards: { name: 'Card experts', tier: 2, skills: ['chargebacks', 'fraud'] },
		risk: { name: 'Risk', tier: 3, skills: ['fraud'] }
	},
	policies: [{ name: 'All', claim: '15m', update: '1h', resolve: '4h', pause: { vendor: '1d' } }],
	paths: [
		{
			name: 'Billing',
			steps: [
				{ tier: 1, team: 'leads', dwell: '30m' },
				{ tier: 2, team: 'cards', dwell: '1h' }
			]
		}
	],
	sops: [
		{
			name: 'refund',
			title: 'Refund',
			for: { subject: ['billing'], tier: [1] },
			text: 'First:\n\n- Check the order\n- Send the money back\n'
		},
		{ name: 'outage', title: 'Outage', for: { subject: ['technical'] }, text: '- Look\n' }
	],
	causes: ['Card expired', 'Double charge'],
	templates: [
		{ name: 'on-it', title: 'On it', text: 'Hello {customer}, we look into {ref}. Next at {next}.' }
	],
	followUp: { within: '3d' }
};

/** Another version of what `acme` has, kept as an administrator's is. */
async function keep(node: TestNode, version: number, written: ConfigurationInput): Promise<void> {
	const by = { kind: 'person' as const, id: 'ines', name: 'Ines' };
	const at = node.store.clock.now();
	const kept = { client: 'acme', version, at, by, why: null, written };
	expect(await node.store.configurations.keep(kept)).toBe(true);
	await node.app.directory.load();
}
const ofC1 = { client: 'acme', case: 'C-1' };
const help = (desk: Screen, of = ofC1): Promise<Ack<CaseHelp>> =>
	desk.link.timeout(5000).emitWithAck('help', of);
const explain = (desk: Screen, clock: string, of = ofC1): Promise<Ack<ClockExplanation>> =>
	desk.link.timeout(5000).emitWithAck('explain', { ...of, clock: clock as 'claim' });
function data<T>(answer: Ack<T>): T {
	if (!answer.ok) throw new Error(answer.error.detail);
	return answer.data;
}

describe.each(inject('stores'))('on $name', ({ url }) => {
	let floor: Floor;
	afterEach(() => floor.stop());

	test('HELP-1 a desk gets what the client has set up for a case, filled in for it', async () => {
		floor = new Floor(url, new TestClock());
		const node = await floor.node();
		await keep(node, 1, SET_UP);
		await escalate(node, ['C-1'], { facts: { customer: 'Sam Porter', ref: '#4711' } });
		done(await tell(node, 'C-1', { type: 'tick', sop: 'refund', step: 1 }));
		const desk = await floor.desk(node);
		const found = data(await help(desk));
		expect(found).toMatchObject({
			...ofC1,
			plan: 1,
			version: 3,
			causes: ['Card expired', 'Double charge'],
			teams: [
				{ name: 'Team leads', tier: 1 },
				{ name: 'Card experts', tier: 2 },
				{ name: 'Risk', tier: 3 }
			],
			skills: [
				{ skill: 'chargebacks', name: 'Card experts', tier: 2 },
				{ skill: 'fraud', name: 'Card experts', tier: 2 }
			],
			path: { name: 'Billing', step: 0, next: { what: 'step', tier: 2, team: 'Card experts' } },
			pauses: { vendor: 24 * 60 * MINUTE }
		});
		expect(found.sops).toMatchObject([{ name: 'refund', title: 'Refund', version: 1, done: [1] }]);
		const [template] = found.templates;
		expect(template).toMatchObject({ name: 'on-it', channel: 'email', missing: [] });
		// told now, the next promise is an hour away, in the client's zone
		const now = node.store.clock.now();
		const at = (instant: number) =>
			new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format(
				instant
			);
		expect(template?.text).toMatch(/^Hello Sam Porter, we look into #4711\. Next at /);
		expect([at(now + 60 * MINUTE), at(now + 59 * MINUTE)]).toContain(template?.text.slice(-6, -1));
	});

	test('HELP-3 what is left of a pause is told', async () => {
		const clock = new TestClock();
		floor = new Floor(url, clock);
		const node = await floor.node();
		await keep(node, 1, SET_UP);
		await escalate(node, ['C-1']);
		done(await tell(node, 'C-1', { type: 'wait', for: 'vendor' }));
		clock.forward(60 * MINUTE);
		done(await tell(node, 'C-1', { type: 'wait', for: null }));
		const desk = await floor.desk(node);
		const { vendor = 0 } = data(await help(desk)).pauses;
		expect(vendor).toBeLessThanOrEqual(23 * 60 * MINUTE);
		expect(vendor).toBeGreaterThan(22.9 * 60 * MINUTE);
	});

	test('HELP-4 a clock is explained by the version that it was reckoned by, whatever holds now', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		const office = { week: { mon: ['09:00-17:00'] } };
		const policy = { name: 'Office', calendar: 'office', claim: '1h', resolve: '4h' };
		await keep(node, 1, { calendars: { office }, policies: [policy] });
		await escalate(node, ['C-1']);
		done(await tell(node, 'C-1', { type: 'claim' }));
		await keep(node, 2, { policies: [{ ...policy, name: 'Always', calendar: 'always' }] });
		const desk = await floor.desk(node);
		await desk.until(({ rows }) => rows.has('acme/C-1'));
		// the stopped claim clock keeps what it was reckoned by
		expect(data(await explain(desk, 'claim'))).toMatchObject({
			version: 1,
			policy: 'Office',
			calendar: 'office',
			instead: null
		});
		const api = await node.api('GET', '/clients/acme/cases/C-1/clocks/claim/explanation');
		expect(api.body).toMatchObject({ version: 1, instead: null });
		await node.app.replanning.sweep();
		await expect
			.poll(async () => data(await explain(desk, 'resolve')))
			.toMatchObject({ version: 2, policy: 'Always' });
	});

	test('HELP-4 where that version is not kept any more the present one is taken, and said', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await configure(node, SET_UP);
		await escalate(node, ['C-1']);
		done(await tell(node, 'C-1', { type: 'claim' }));
		await configure(node, { ...SET_UP, lease: '20m' });
		const desk = await floor.desk(node);
		expect(data(await explain(desk, 'claim'))).toMatchObject({ version: 1, instead: 2 });
	});

	test('HELP-5 only of clients that one serves, of cases and clocks that there are', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await escalate(node, ['C-1']);
		await escalate(node, ['K-1'], { client: 'kestrel', facts: { title: 'Kestrel secret' } });
		await floor.people(node, ['scoped'], ['acme']);
		const desk = await floor.desk(node, 'scoped');
		await desk.until(({ rows }) => rows.has('acme/C-1'));
		const other = { client: 'kestrel', case: 'K-1' };
		const refused = (code: string) => ({ ok: false, error: { code, temporary: false } });
		expect(await help(desk, other)).toMatchObject(refused('forbidden'));
		expect(await explain(desk, 'claim', other)).toMatchObject(refused('forbidden'));
		const nowhere = { client: 'acme', case: 'nowhere' };
		expect(await help(desk, nowhere)).toMatchObject(refused('not-found'));
		expect(await explain(desk, 'claim', nowhere)).toMatchObject(refused('not-found'));
		expect(await explain(desk, 'closing')).toMatchObject(refused('not-found'));
		expect(await explain(desk, 'sundial')).toMatchObject({
			ok: false,
			error: { code: 'invalid', fields: [{ path: 'clock' }] }
		});
		expect(await help(desk, { client: 'A B', case: 'C-1' })).toMatchObject(refused('invalid'));
	});

	test('HELP-6 programs read the explanation of a clock, and the steps to take with what is done', async () => {
		floor = new Floor(url);
		const node = await floor.node();
		await keep(node, 1, SET_UP);
		await escalate(node, ['C-1']);
		done(await tell(node, 'C-1', { type: 'tick', sop: 'refund', step: 1 }));
		const at = '/clients/acme/cases/C-1';
		const { body } = await node.api('GET', `${at}/sops`);
		expect(body).toEqual({
			sops: [
				{
					name: 'refund',
					title: 'Refund',
					version: 1,
					text: 'First:\n\n- Check the order\n- Send the money back\n',
					steps: [
						{ index: 0, text: 'Check the order', done: false },
						{ index: 1, text: 'Send the money back', done: true }
					]
				}
			]
		});
		const why = await node.api('GET', `${at}/clocks/resolve/explanation`);
		expect(why.body.sentence).toMatch(
			/^To be resolved within 4 h around the clock, from .*version 1/
		);
		for (const [path, status] of [
			['/clients/acme/cases/nowhere/sops', 404],
			[`${at}/clocks/closing/explanation`, 404],
			[`${at}/clocks/sundial/explanation`, 422]
		] as const)
			expect((await node.api('GET', path)).status, path).toBe(status);
	});
});
