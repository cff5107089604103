import { fail } from '@sveltejs/kit';
import { refusalOf, SIGNED_OUT, textsOf } from '#lib/admin/answers.ts';
import { settingsFrom } from '#lib/admin/connection-form.ts';
import type { Actions } from './$types';

const queueFrom = ({ id = '', name = '', answerWithin = '', freshFor = '' }) => ({
	...{ id, name, answerWithin: answerWithin === '' ? Number.NaN : Number(answerWithin) },
	...(freshFor !== '' && { freshFor: Number(freshFor) })
});

export const actions: Actions = {
	facts: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const { name = '', zone = '' } = textsOf(await request.formData());
		const said = { id: params.client, name, zone };
		const put = await pages.admin.clients.put(person, said, false);
		return put.ok ? { saved: 'facts' } : fail(...refusalOf(put.error, 'facts'));
	},
	queue: async ({ request, params, locals: { person, pages } }) => {
		if (!person) return fail(401, SIGNED_OUT);
		const form = await request.formData();
		const [anew, said] = [form.has('anew'), queueFrom(textsOf(form))];
		const put = await pages.admin.clients.putQueue(person, params.client, said, anew);
		if (!put.ok) return fail(...refusalOf(put.error, anew ? 'queue:' : `queue:${said.id}`));
		return { saved: `queue:${said.id}` };
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
		const put = await pages.admin.clients.connect(person, params.client, connector, read.settings);
		return put.ok ? { saved: of } : fail(...refusalOf(put.error, of));
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
