/** `/csp-report`: browsers tell of what the content security policy kept a page from doing. Counted; logged a little. */
import express, { Router } from 'express';
import { checkJson } from '#lib/shared/json-guard.ts';
import type { Log } from '#server/observability/log.ts';
import type { Metrics } from '#server/observability/metrics.ts';
import { otherMethod } from './api/endpoint.ts';

export const CSP_REPORTS = '/csp-report';

/** Anybody may send these: so many a minute are logged, by one node. */
const LOGGED_A_MINUTE = 10;
const MINUTE_MS = 60_000;
const MOST_AT_ONCE = 20;
const DIRECTIVES = new Set(
	['default', 'script', 'script-src-elem', 'script-src-attr', 'style', 'style-src-elem']
		.concat(['style-src-attr', 'img', 'connect', 'object', 'frame', 'font', 'worker'])
		.map((name) => (name.includes('-') ? name : `${name}-src`))
		.concat(['base-uri', 'form-action', 'frame-ancestors'])
);

interface Report {
	directive: string;
	/** Scheme and host of what was kept away, or a word such as "inline". */
	blocked: string;
}

/** @param now ms */
export function cspReports(metrics: Metrics, log: Log, now: () => number): Router {
	const router = Router();
	let minute = { from: 0, logged: 0 };
	const logIt = (report: Report) => {
		if (now() - minute.from >= MINUTE_MS) minute = { from: now(), logged: 0 };
		if (minute.logged++ < LOGGED_A_MINUTE) log.warn(report, 'a page was kept from something');
	};
	const body = express.raw({ type: () => true, limit: '16kb', inflate: false });
	router.post(CSP_REPORTS, body, (req, res) => {
		for (const report of reportsIn(req.body)) {
			metrics.count('csp_reports_total', { directive: report.directive });
			logIt(report);
		}
		res.status(204).end();
	});
	router.all(CSP_REPORTS, otherMethod(['POST']));
	return router;
}

/** As `report-uri` has them, one, and as the Reporting API has them, several. What is neither is nothing. */
function reportsIn(bytes: unknown): Report[] {
	const checked = checkJson(Buffer.isBuffer(bytes) ? bytes.toString('utf8') : '');
	if (!checked.ok) return [];
	return [checked.value].flat().slice(0, MOST_AT_ONCE).flatMap(reportOf);
}

function reportOf(one: unknown): Report[] {
	const { body, 'csp-report': old } = fieldsOf(one);
	const told = fieldsOf(old ?? body);
	const directive =
		told['effective-directive'] ?? told['violated-directive'] ?? told['effectiveDirective'];
	if (typeof directive !== 'string') return [];
	const name = directive.split(' ')[0] ?? '';
	return [
		{
			directive: DIRECTIVES.has(name) ? name : 'other',
			blocked: whereOf(told['blocked-uri'] ?? told['blockedURL'])
		}
	];
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Paths may hold what is secret. */
function whereOf(given: unknown): string {
	if (typeof given !== 'string') return '';
	if (/^[a-z-]{1,30}$/.test(given)) return given;
	return URL.canParse(given) ? new URL(given).origin.slice(0, 120) : 'other';
}
