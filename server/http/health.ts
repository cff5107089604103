/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: how it does. */
import { Router } from 'express';
import type { Metrics } from '#server/observability/metrics.ts';

export interface Health {
	/** Ms since the store was last heard. */
	silence(): number;
	/** Whether the node is about to end. */
	leaving(): boolean;
	metrics: Metrics;
}

/** A node whose store has been silent for so long takes no more work. */
const READY_WITHIN_MS = 5000;

export function health({ silence, leaving, metrics }: Health): Router {
	const router = Router();
	router.get('/healthz', (_req, res) => void res.json({ ok: true }));
	router.get('/readyz', (_req, res) => {
		const ok = silence() < READY_WITHIN_MS && !leaving();
		const storeSilentMs = Math.round(silence());
		res.status(ok ? 200 : 503).json({ ok, storeSilentMs, leaving: leaving() });
	});
	router.get('/metrics', (_req, res) => void res.type('text/plain').send(metrics.text()));
	return router;
}
