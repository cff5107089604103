import { error } from '@sveltejs/kit';
import { readWindow } from '#lib/shift/window.ts';
import type { PageServerLoad } from './$types';

const WEEK_MS = 7 * 86_400_000;

export const load: PageServerLoad = async ({ locals, url, parent }) => {
	const { person } = await parent();
	const reading = readWindow(url.searchParams);
	if (!reading.ok) error(400, reading.fault);
	const { shift } = locals.pages;
	const summary = await shift.summary(person, reading.asked);
	const comparing = url.searchParams.has('compare');
	const { window, asOf } = summary;
	// a shift that still runs is compared with the same part of the other one
	const before = comparing
		? await shift.summary(person, { from: window.from - WEEK_MS, to: asOf - WEEK_MS })
		: null;
	return { summary, before, query: url.searchParams.toString() };
};
