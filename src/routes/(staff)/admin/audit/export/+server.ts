import { error } from '@sveltejs/kit';
import { auditCsv, auditLines } from '#lib/admin/audit-export.ts';
import { soughtIn } from '#lib/admin/audit-sought.ts';
import type { RequestHandler } from './$types';

const KINDS = {
	csv: { type: 'text/csv; charset=utf-8', write: auditCsv },
	jsonl: { type: 'application/jsonl; charset=utf-8', write: auditLines }
} as const;

export const GET: RequestHandler = async ({ locals: { person, pages }, url }) => {
	if (!person) error(401, 'You are signed out. Sign in again.');
	const format = url.searchParams.get('format') ?? 'csv';
	if (format !== 'csv' && format !== 'jsonl') error(400, 'format: expected csv or jsonl');
	const { type, write } = KINDS[format];
	const found = await pages.admin.audit.all(person, soughtIn(url.searchParams));
	if (!found.ok) error(400, found.error.detail);
	return new Response(write(found.data), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="andon-audit.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
};
