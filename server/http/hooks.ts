/** `/hooks/{client}/{connector}`: kept on disk, then acknowledged, then applied. */
import { Router } from 'express';
import { Slug } from '#lib/shared/wire/commands.ts';
import type { Ingest } from '#server/services/ingest.ts';
import { otherMethod } from './api/endpoint.ts';
import { rawBody } from './body.ts';
import { problem } from './problem.ts';

export function hooks(
	ingest: Ingest,
	now: () => number,
	onUnexpected: (error: unknown) => void
): Router {
	const router = Router();
	router.post('/:client/:connector', rawBody, async (req, res) => {
		const client = Slug.safeParse(req.params.client);
		const connector = Slug.safeParse(req.params.connector);
		const body: unknown = req.body;
		if (!client.success || !connector.success) throw unknown();
		const received = await ingest.receive(client.data, connector.data, {
			method: req.method,
			headers: singleHeaders(req.headers),
			body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
			receivedAt: now()
		});
		if (received.kind === 'unknown') throw unknown();
		// why it was refused is for the administrator: the sender may be guessing
		if (received.kind === 'refused') throw problem('unauthenticated', 'This delivery was refused.');
		res.status(200).json({ ok: true });
		// what fails from here on stays in the inbox and is taken up again
		if (received.kind === 'kept') received.work().catch(onUnexpected);
	});
	router.all('/:client/:connector', otherMethod(['POST']));
	router.use(() => {
		throw unknown();
	});
	return router;
}

const unknown = () => problem('not-found', 'Nothing is connected here.');

const singleHeaders = (headers: Record<string, string | string[] | undefined>) =>
	Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.join(', ') : value
		])
	);
