/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: how it does. */
import { Router } from 'express';
import type { Metrics } from '#server/observability/metrics.ts';

export interface Health {
	/** Ms since the store was last heard. */
	silence(): number;
	metrics: Metrics;
}

/** A node whose store has been silent for so long takes no more work. */
const READY_WITHIN_MS = 5000;

export function health({ silence, metrics }: Health): Router {
	const router = Router();
	router.get('/healthz', (_req, res) => void res.json({ ok: true }));
	router.get('/readyz', (_req, res) => {
		const ok = silence() < READY_WITHIN_MS;
		res.status(ok ? 200 : 503).json({ ok, storeSilentMs: Math.round(silence()) });
	});
	router.get('/metrics', (_req, res) => void res.type('text/plain').send(metrics.text()));
	return router;
}
