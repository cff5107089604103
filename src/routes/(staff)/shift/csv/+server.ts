import { error, redirect } from '@sveltejs/kit';
import { summaryCsv } from '#lib/shift/csv.ts';
import { readWindow } from '#lib/shift/window.ts';
import { shortDate } from '#lib/shared/time/zone.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	const { person, pages } = locals;
	if (!person) redirect(303, `/sign-in?to=${encodeURIComponent(`/shift${url.search}`)}`);
	const reading = readWindow(url.searchParams);
	if (!reading.ok) error(400, reading.fault);
	const summary = await pages.shift.summary(person, reading.asked);
	const { floor, window } = summary;
	const day = shortDate(window.from, floor.zone).replaceAll(' ', '-');
	const name = `andon-${floor.id.replaceAll(/[^\w-]/g, '')}-${day}.csv`;
	return new Response(summaryCsv(summary), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});
};
