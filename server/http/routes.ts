/** What answers before any page: health, webhooks, screens, the API. */
import type { Router } from 'express';
import type { Log } from '#server/observability/log.ts';
import type { Metrics } from '#server/observability/metrics.ts';
import type { Ingest } from '#server/services/ingest.ts';
import type { WallsHere } from '#server/services/walls/index.ts';
import { apiRouter, type ApiServices } from './api/index.ts';
import type { WallCookies } from './cookies.ts';
import { cspReports } from './csp-reports.ts';
import { displayRouter } from './display.ts';
import { fromHere } from './from-here.ts';
import { health } from './health.ts';
import { hooks } from './hooks.ts';
import { problems } from './problem.ts';

export interface RouteServices extends ApiServices {
	ingest: Ingest;
	screens: WallsHere;
	cookies: WallCookies;
	/** Where people find Andon, such as `https://andon.example.com`. */
	publicUrl: string | undefined;
	metrics: Metrics;
	metricsToken: string | undefined;
	log: Log;
	/** Ms since the store was last heard. */
	silence: () => number;
	leaving: () => boolean;
	now: () => number;
	onUnexpected: (error: unknown) => void;
}

export function addRoutes(router: Router, services: RouteServices): void {
	const { silence, leaving, metrics, ingest, now, onUnexpected, screens, cookies } = services;
	router.use(health({ silence, leaving, metrics, metricsToken: services.metricsToken }));
	router.use(cspReports(metrics, services.log, now));
	// programs: a signature or a key with each request, and no cookie that another site could use
	router.use('/hooks', hooks(ingest, now, onUnexpected));
	router.use('/api/v1', apiRouter(services));
	// whatever comes from here on may trust a cookie, pages included
	router.use(fromHere(services.publicUrl));
	router.use('/display', displayRouter({ ...screens, cookies }));
	router.use(problems(onUnexpected));
}
