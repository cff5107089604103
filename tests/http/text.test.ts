import { describe, expect, inject, test } from 'vitest';
import { commands, ESCALATE, node, OBSERVATION, OPEN } from './support.ts';

describe.each(inject('stores'))('texts and instants over HTTP, on $name', ({ url }) => {
	test('API-28 control and direction characters reach no row; notes keep their lines', async () => {
		const one = await node(url);
		const dirty = (text: string) => `\u202e${text}\u0007\u2066 end\u001b`;
		const by = { id: dirty('u-7'), name: dirty('Kim') };
		const owner = { id: dirty('ana'), name: dirty('Ana') };
		const run = async (command: object) => {
			const answer = await one.api('POST', commands('C-1'), { command, by });
			expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		};
		await run({
			...OPEN,
			...Object.fromEntries(
				['ref', 'title', 'team', 'agent', 'customer'].map((name) => [name, dirty(name)])
			)
		});
		await run({ ...ESCALATE, why: dirty('why\nnot') });
		await run({ type: 'claim', owner });
		await run({ type: 'note', text: 'one\r\n\ttwo\u202e\u0001three' });
		await run({ type: 'resolve', cause: dirty('card'), done: 'new card\ncalled back\u2069' });
		const { body } = await one.api('GET', '/clients/acme/cases/C-1/history');
		expect(body.case).toMatchObject({
			ref: 'ref  end',
			title: 'title  end',
			team: 'team  end',
			agent: 'agent  end',
			customer: 'customer  end',
			owner: { id: 'ana  end', name: 'Ana  end' }
		});
		const [resolved, noted, , escalated] = body.steps;
		expect(resolved.after).toMatchObject({ cause: 'card  end', done: 'new card\ncalled back' });
		expect(noted.after.text).toBe('one\n\ttwo three');
		expect(escalated).toMatchObject({ why: 'why not  end', by: { name: 'Kim  end' } });
		expect(JSON.stringify(body)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\u00/);
		const empty = await one.api('POST', commands('C-2'), {
			command: { ...OPEN, title: ' \u202e\u0007 ' }
		});
		expect(empty.body).toMatchObject({ status: 422, fields: [{ path: 'command.title' }] });
	});

	test('API-29 an instant before 1990 is refused by its name; the logs of 1999 are taken', async () => {
		const one = await node(url);
		await one.api('PUT', '/clients/acme/queues/front', { name: 'Front', answerWithin: 60 });
		const expected = 'expected a date and time from 1990-01-01T00:00:00Z on';
		for (const early of [
			'0000-01-01T00:00:00Z',
			'1989-12-31T23:59:59Z',
			'1990-01-01T00:00:00+01:00'
		])
			for (const [path, body, field] of [
				[commands('C-1'), { command: { ...OPEN, openedAt: early } }, 'command.openedAt'],
				[commands('C-1'), { command: OPEN, at: early }, 'at'],
				['/clients/acme/queues/front/observations', { ...OBSERVATION, at: early }, 'at']
			] as const)
				expect((await one.api('POST', path, body)).body, `${field} ${early}`).toMatchObject({
					status: 422,
					fields: [{ path: field, message: expected }]
				});
		const none = await one.api('POST', commands('C-1'), { command: OPEN, at: 'yesterday' });
		expect(none.body.fields).toHaveLength(1);
		const at = '1999-01-04T06:00:00Z';
		const old = await one.api('POST', commands('C-1'), { command: { ...OPEN, openedAt: at }, at });
		expect(old.status).toBe(200);
	});
});
