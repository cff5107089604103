/** Handing over, taking over, raising, links and mentions by programs: allowed, refused by scope, by client, by what is wrong. */
import { describe, expect, inject, test } from 'vitest';
import { SCOPES } from '#lib/shared/access/scopes.ts';
import type { TestNode } from '../support/node.ts';
import { commands, ESCALATE, holdings, node, OPEN } from './support.ts';

const KIM = { id: 'u-7', name: 'Kim Osei' };
const RAISED = { ...OPEN, escalate: { subject: 'billing', trigger: 'hierarchical', tier: 1 } };
const URL = 'https://files.example.com/letter.pdf';

/** Every command of hands, raising and what lies beside a case, with the type of its event, in an order in which each is done. */
const COURSE: [string, object][] = [
	['offered', { type: 'hand', to: 'mateo', why: 'Shift ends' }],
	['offer-taken-back', { type: 'take-back' }],
	['offered', { type: 'hand', to: 'mateo' }],
	['declined', { type: 'decline', for: 'mateo', why: 'On the phone' }],
	['offered', { type: 'hand', to: 'mateo' }],
	['handed', { type: 'accept', for: 'mateo' }],
	['accept-undone', { type: 'undo-accept' }],
	['handed', { type: 'accept', for: 'mateo' }],
	[
		'taken-over',
		{ type: 'take-over', from: 'mateo', owner: { id: 'aisha', name: 'Aisha' }, why: 'Knows them' }
	],
	['take-over-undone', { type: 'undo-take-over' }],
	['linked', { type: 'link', url: URL, title: 'Letter' }],
	['unlinked', { type: 'unlink', url: URL }],
	['noted', { type: 'note', text: 'Please look', mentions: ['mateo'] }]
];

describe.each(inject('stores'))('hands by API, on $name', ({ url }) => {
	const tell = (at: TestNode, id: string, command: object, key = at.key) =>
		at.api('POST', commands(id), { command, by: KIM }, { authorization: `Bearer ${key}` });

	async function owned(id = 'C-1') {
		const one = await node(url);
		await tell(one, id, OPEN);
		await tell(one, id, { ...ESCALATE, tier: 1 });
		await tell(one, id, { type: 'claim', owner: KIM });
		return one;
	}

	test('API-31 each is done, read back, and told with who', async () => {
		const one = await owned();
		for (const [, command] of COURSE) {
			const { status, body } = await tell(one, 'C-1', command);
			expect(status, JSON.stringify([command, body])).toBe(200);
			expect(body).toMatchObject({ changed: true });
		}
		const { body } = await one.api('GET', '/clients/acme/cases/C-1/history');
		expect(body.steps.map(({ type }: { type: string }) => type).reverse()).toEqual([
			...['opened', 'escalated', 'claimed'],
			...COURSE.map(([type]) => type)
		]);
		expect(body.steps.every(({ by }: { by: object }) => 'name' in by)).toBe(true);
		expect(body.case).toMatchObject({ owner: { id: 'mateo' }, offer: null, links: [] });
		const raised = await tell(one, 'C-2', RAISED);
		expect(raised.body).toMatchObject({ version: 1, changed: true });
		const { body: shown } = await one.api('GET', '/clients/acme/cases/C-2');
		expect(shown).toMatchObject({ subject: 'billing', trigger: 'hierarchical', tier: 1 });
	});

	test('API-32 a key without the scope, or of another client, is refused each, and nothing is done', async () => {
		const one = await owned();
		const { keys } = one.app;
		const without = SCOPES.filter((scope) => scope !== 'cases:write');
		const reads = await keys.make('reads', '*', without);
		const other = await keys.make('northwind', ['northwind'], SCOPES);
		const before = await holdings(one);
		for (const command of [...COURSE.map(([, each]) => each), RAISED])
			for (const { text } of [reads, other]) {
				const { status, body } = await tell(one, 'C-1', command, text);
				expect([status, body.code], JSON.stringify(command)).toEqual([403, 'forbidden']);
				if (text === reads.text) expect(body.detail).toContain('cases:write');
			}
		expect(await holdings(one)).toEqual(before);
		const writes = await keys.make('writes', ['acme'], ['cases:write']);
		expect((await tell(one, 'C-1', { type: 'hand', to: 'mateo' }, writes.text)).status).toBe(200);
	});

	const WRONG: [object, string][] = [
		[{ type: 'hand' }, 'command.to'],
		[{ type: 'hand', to: '' }, 'command.to'],
		[{ type: 'hand', to: 'mateo', why: 7 }, 'command.why'],
		[{ type: 'hand', to: 'mateo', until: 5 }, 'command'],
		[{ type: 'accept', for: ['mateo'] }, 'command.for'],
		[{ type: 'decline', for: 'mateo' }, 'command.why'],
		[{ type: 'take-over', from: 'u-7', why: 'no' }, 'command.why'],
		[{ type: 'take-over', why: 'Knows them' }, 'command.from'],
		[
			{ type: 'take-over', from: 'u-7', why: 'Knows them', owner: { id: 'aisha' } },
			'command.owner.name'
		],
		[{ type: 'link', url: 'ftp://files.example.com', title: 'Letter' }, 'command.url'],
		[{ type: 'link', url: 'https://me:secret@files.example.com', title: 'a' }, 'command.url'],
		[{ type: 'link', url: URL }, 'command.title'],
		[{ type: 'unlink' }, 'command.url'],
		[{ type: 'note', text: 'Look', mentions: 'mateo' }, 'command.mentions'],
		[
			{ ...OPEN, escalate: { subject: 'weather', trigger: 'customer' } },
			'command.escalate.subject'
		],
		[{ ...OPEN, escalate: { subject: 'billing' } }, 'command.escalate.trigger'],
		[
			{ ...OPEN, escalate: { subject: 'billing', trigger: 'customer', tier: 5 } },
			'command.escalate.tier'
		]
	];
	test('API-33 what is wrong is named by its field, and nothing is done', async () => {
		const one = await owned();
		const before = await holdings(one);
		for (const [command, path] of WRONG) {
			const { status, body } = await tell(one, 'C-1', command);
			expect([status, body.code], JSON.stringify(command)).toEqual([422, 'invalid']);
			const paths = body.fields.map((field: { path: string }) => field.path);
			expect(paths, JSON.stringify(command)).toContain(path);
			for (const { message } of body.fields) expect(message).not.toBe('');
		}
		expect(await holdings(one)).toEqual(before);
	});

	test('API-33 what cannot be is refused by its code, with who has it', async () => {
		const one = await owned();
		for (const [command, status, code] of [
			[{ type: 'hand', to: 'nobody-here' }, 422, 'unknown-person'],
			[{ type: 'accept', for: 'mateo' }, 409, 'not-offered'],
			[{ type: 'decline', for: 'mateo', why: 'Busy' }, 409, 'not-offered'],
			[{ type: 'take-over', from: 'mateo', why: 'Knows them', owner: KIM }, 200, undefined],
			[
				{
					...{ type: 'take-over', from: 'mateo', why: 'Knows them' },
					owner: { id: 'aisha', name: 'Aisha' }
				},
				409,
				'claimed'
			],
			[{ type: 'undo-accept' }, 409, 'undo-moved']
		] as const) {
			const answer = await tell(one, 'C-1', command);
			expect([answer.status, answer.body.code], JSON.stringify(command)).toEqual([status, code]);
			if (code === 'claimed') expect(answer.body.owner).toMatchObject(KIM);
		}
		await tell(one, 'C-3', OPEN);
		for (const type of ['hand', 'accept'] as const) {
			const command = type === 'hand' ? { type, to: 'mateo' } : { type, for: 'mateo' };
			const { body } = await tell(one, 'C-3', command);
			expect(body.code, type).toBe('not-escalated');
		}
	});
});
