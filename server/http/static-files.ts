/** The built files of the browser, compressed when they were built. */
import { extname } from 'node:path';
import express, { type RequestHandler, type Response } from 'express';

/** How a file's compressed forms end, the smaller first. */
const FORMS = [
	['br', '.br'],
	['gzip', '.gz']
] as const;
const encodings = new Map<string, string>(FORMS.map(([encoding, end]) => [end, encoding]));

/**
 * Serves the files of a folder; a file is looked for when it is asked for, so that one that has vanished is none, for
 * that request alone.
 * @param root path of the folder
 */
export function staticFiles(root: string): RequestHandler {
	const serve = express.static(root, {
		index: false,
		redirect: false,
		acceptRanges: false,
		cacheControl: false,
		setHeaders
	});
	return (req, res, next) => {
		const { url } = req;
		const accepted = req.acceptsEncodings();
		const ends: string[] = FORMS.filter(([encoding]) => accepted.includes(encoding)).map(
			([, end]) => end
		);
		const attempt = (error?: unknown) => {
			const end = ends.shift();
			req.url = end === undefined ? url : req.path + end;
			serve(req, res, error || end === undefined ? next : attempt);
		};
		attempt();
	};
}

function setHeaders(res: Response, path: string): void {
	const encoding = encodings.get(extname(path));
	if (encoding) {
		res.type(extname(path.slice(0, path.lastIndexOf('.'))));
		res.setHeader('content-encoding', encoding);
	}
	res.vary('accept-encoding');
	// the name of such a file changes with what is in it
	const lasting = path.includes('/_app/immutable/');
	res.setHeader('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
}
