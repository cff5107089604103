/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: how it does. */
import { Router } from 'express';
import { failure } from '#server/services/cases.ts';
import type { Metrics } from '#server/observability/metrics.ts';
import { mayReadMetrics } from './metrics-reader.ts';
import { sendFailure } from './problem.ts';

export interface Health {
	/** Ms since the store was last heard. */
	silence(): number;
	/** Whether the node is about to end. */
	leaving(): boolean;
	metrics: Metrics;
	/** What is asked of who reads `/metrics`; without it, nobody beyond this machine does. */
	metricsToken: string | undefined;
}

/** A node whose store has been silent for so long takes no more work. */
const READY_WITHIN_MS = 5000;

const WITH_TOKEN = 'authorization: expected "Bearer" and the METRICS_TOKEN of this Andon.';
const HERE_ONLY =
	'Without a METRICS_TOKEN these figures are told to programs of this machine alone, and not by a proxy.';

export function health({ silence, leaving, metrics, metricsToken }: Health): Router {
	const router = Router();
	router.get('/healthz', (_req, res) => void res.json({ ok: true }));
	router.get('/readyz', (_req, res) => {
		const ok = silence() < READY_WITHIN_MS && !leaving();
		const storeSilentMs = Math.round(silence());
		res.status(ok ? 200 : 503).json({ ok, storeSilentMs, leaving: leaving() });
	});
	router.get('/metrics', (req, res) => {
		if (mayReadMetrics(req, metricsToken)) return void res.type('text/plain').send(metrics.text());
		sendFailure(
			res,
			failure('unauthenticated', metricsToken === undefined ? HERE_ONLY : WITH_TOKEN)
		);
	});
	return router;
}
