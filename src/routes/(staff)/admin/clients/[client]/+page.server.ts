import { fail } from '@sveltejs/kit';
import { refusalOf, refusalOnto, SIGNED_OUT, textsOf } from '#lib/admin/answers.ts';
import { settingsFrom } from '#lib/admin/connection-form.ts';
import { ontoFrom } from '#lib/admin/onto.ts';
import type { Actions } from './$types';

const queueFrom = ({ id = '', name = '', answerWithin = '', freshFor = '' }) => ({
	...{ id, name, answerWithin: answerWithin === '' ? Number.NaN : Number(answerWithin) },
	...(freshFor !== '' && { freshFor: Number(freshFor) })
});

export const actions: Actions = {
	facts: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const form = await request.formData();
		const { name = '', zone = '' } = textsOf(form);
		const said = { id: params.client, name, zone };
		const { clients } = pages.admin;
		const put = await clients.put(person, said, false, ontoFrom(form));
		if (put.ok) return { saved: 'facts', began: put.data.tag };
		const now = () => clients.find(person, params.client)?.client.tag;
		return fail(...refusalOnto(put.error, 'facts', { form, said, now }));
	},
	queue: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const form = await request.formData();
		const [anew, said] = [form.has('anew'), queueFrom(textsOf(form))];
		const { clients } = pages.admin;
		const put = await clients.putQueue(person, params.client, said, anew, ontoFrom(form));
		if (put.ok) return { saved: `queue:${said.id}`, began: put.data.tag };
		const now = () =>
			clients.find(person, params.client)?.queues.find(({ id }) => id === said.id)?.tag;
		const of = anew ? 'queue:' : `queue:${said.id}`;
		return fail(...refusalOnto(put.error, of, { form, said, now }));
	},
	'remove-queue': async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const { id = '' } = textsOf(await request.formData());
		const removed = await pages.admin.clients.removeQueue(person, params.client, id);
		return removed.ok ? { saved: 'queues' } : fail(...refusalOf(removed.error, `queue:${id}`));
	},
	connect: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const form = await request.formData();
		const { connector = '' } = textsOf(form);
		const of = `connector:${connector}`;
		const known = pages.admin.clients.connection(person, params.client, connector);
		if (!known.ok) return fail(...refusalOf(known.error, of));
		const read = settingsFrom(known.data, form);
		if (read.faults.length > 0) return fail(422, { of, faults: read.faults, wrong: null });
		const { clients } = pages.admin;
		const { settings } = read;
		const put = await clients.connect(person, params.client, connector, settings, ontoFrom(form));
		if (put.ok) return { saved: of, began: put.data.tag };
		const now = () => {
			const by = clients.connection(person, params.client, connector);
			return by.ok ? by.data.tag : undefined;
		};
		return fail(...refusalOnto(put.error, of, { form, said: null, now }));
	},
	'drop-secret': async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const { connector = '' } = textsOf(await request.formData());
		const done = await pages.admin.clients.dropOldSecret(person, params.client, connector);
		const of = `connector:${connector}`;
		return done.ok ? { saved: of } : fail(...refusalOf(done.error, of));
	},
	disconnect: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const { connector = '' } = textsOf(await request.formData());
		const done = await pages.admin.clients.disconnect(person, params.client, connector);
		const of = `connector:${connector}`;
		return done.ok ? { saved: 'connectors' } : fail(...refusalOf(done.error, of));
	},
	forget: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const { customer = '', why = '' } = textsOf(await request.formData());
		const done = await pages.admin.clients.forget(person, params.client, { customer, why });
		if (!done.ok) return fail(...refusalOf(done.error, 'forget'));
		return { saved: 'forget', counts: done.data.cases > 0 ? done.data.counts : '' };
	}
};
