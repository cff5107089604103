import { error } from '@sveltejs/kit';
import { FOR_OTHERS } from '#lib/error-words.ts';
import { may } from '#lib/shared/access/deeds.ts';
import { pagesOf } from '#lib/shared/access/home.ts';
import type { LayoutServerLoad } from './$types';

/** Whoever is here is signed in, and may see the page unless `shut` says so: both are decided before (hooks.server.ts). */
export const load: LayoutServerLoad = async ({ locals }) => {
	if (locals.shut || !locals.person)
		error(403, { message: FOR_OTHERS, open: pagesOf(locals.person) });
	const { person, pages } = locals;
	const mute = may(person, 'see-alerts') ? await pages.alerts.muted(person) : null;
	const { demo, build, keepsOnDevices: keeps } = pages;
	return { person, demo, build, mute, keeps };
};
