/** An anchor: an Express route that reads, parses and checks the body that Andon takes, and answers. It keeps nothing. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { OneCommand } from '#server/http/api/cases.ts';
import { serve } from '../support/remote.ts';

const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.post('/api/v1/clients/:client/cases/:case/commands', express.json(), (req, res) => {
	const parsed = OneCommand.safeParse(req.body);
	if (!parsed.success) return void res.status(422).json({ error: parsed.error.message });
	const { client, case: id } = req.params;
	res.json({ client, case: id, version: 1, position: 'epoch/0-0', changed: true });
});

const methods = {
	async start(): Promise<{ port: number }> {
		const http = createServer(app);
		http.listen(0, '127.0.0.1');
		await once(http, 'listening');
		return { port: (http.address() as AddressInfo).port };
	}
};
export type PlainExpress = typeof methods;
serve(methods);
