/* Lets a wall start while its server is away: keeps the page of that wall and what it is made of, and nothing else. */

const KEPT = 'andon-wall';
const PATIENCE_MS = 8000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)));
self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.mode === 'navigate') event.respondWith(page(request));
	else if (origin === self.location.origin && pathname.startsWith('/_app/'))
		event.respondWith(file(request));
});

/* The page as the server has it now: it brings a picture that is as old as this, and the files it names. */
async function keep({ page, files }) {
	const answer = await fetch(page, { cache: 'no-store' });
	if (!answer.ok || answer.redirected) return;
	const text = await answer.clone().text();
	const named = [...text.matchAll(/_app\/immutable\/[\w./-]+/g)].map(([path]) => `/${path}`);
	const wanted = new Set([...files, ...named].map((path) => new URL(path, page).href));
	const cache = await caches.open(KEPT);
	const missing = [];
	for (const url of wanted) if (!(await cache.match(url, ANY))) missing.push(url);
	await cache.addAll(missing);
	await cache.put(page, answer);
	for (const { url } of await cache.keys())
		if (url !== page && !wanted.has(url)) await cache.delete(url, ANY);
}

const ANY = { ignoreVary: true };

async function page(request) {
	const asked = fetch(request).catch(() => null);
	const answer = await Promise.race([asked, pause()]);
	if (answer && answer.status < 500) return answer;
	const kept = await caches.match(request.url, { ...ANY, cacheName: KEPT });
	return kept ? marked(kept) : ((await asked) ?? Response.error());
}

/* What is kept says so itself: nobody takes it for new. */
async function marked(kept) {
	const headers = new Headers(kept.headers);
	for (const of of ['content-encoding', 'content-length']) headers.delete(of);
	const text = await kept.text();
	return new Response(text.replace('<html', '<html data-kept'), { headers });
}

const file = async (request) =>
	(await caches.match(request, { ...ANY, cacheName: KEPT })) ?? fetch(request);

const pause = () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
