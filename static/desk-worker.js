/* Lets a desk start while its server is away, from the page and the files that it is made of, and shows alerts while the page is closed. */

const KEPT = 'andon-desk';
const PATIENCE_MS = 3000;
/* Andon says with every answer that it is Andon: a proxy that fails or a network that wants a sign-in of its own does not. */
const OWN = 'x-andon';
const ANY = { ignoreVary: true, ignoreSearch: true };

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => event.waitUntil(keep(event.data)));
self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (request.mode === 'navigate' && pathname === '/desk') event.respondWith(page(request));
	else if (pathname.startsWith('/_app/immutable/')) event.respondWith(file(request));
});

/* The page as the server has it now, and the files that it names or has loaded; those of an earlier build go. */
async function keep({ page, files }) {
	const answer = await fetch(page, { cache: 'no-store' });
	if (!isWhole(answer)) return;
	const text = await answer.clone().text();
	const named = [...text.matchAll(/_app\/immutable\/[\w./-]+/g)].map(([path]) => `/${path}`);
	const wanted = new Set([...files, ...named].map((path) => new URL(path, page).href));
	const cache = await caches.open(KEPT);
	for (const url of wanted) {
		if (await cache.match(url, ANY)) continue;
		const part = await fetch(url);
		// half a build is none: what was kept before stays
		if (!isWhole(part)) return;
		await cache.put(url, part);
	}
	await cache.put(page, answer);
	for (const { url } of await cache.keys())
		if (url !== page && !wanted.has(url)) await cache.delete(url, ANY);
}

const isOwn = (answer) => answer.type === 'opaqueredirect' || answer.headers.has(OWN);
const isWhole = (answer) => answer.ok && !answer.redirected && answer.headers.has(OWN);

async function page(request) {
	const asked = fetch(request).catch(() => null);
	const answer = await Promise.race([asked, pause()]);
	if (answer && isOwn(answer)) return answer;
	const kept = await caches.match('/desk', { ...ANY, cacheName: KEPT });
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

self.addEventListener('push', (event) => {
	const told = read(event);
	event.waitUntil(
		self.registration.showNotification(told.title, {
			body: told.body,
			tag: told.tag,
			silent: told.silent,
			renotify: !told.silent && told.tag !== '',
			timestamp: told.at,
			icon: '/icons/icon-192.png',
			data: { case: told.case ?? null }
		})
	);
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(open(event.notification.data?.case ?? null));
});

function read({ data }) {
	try {
		return data.json();
	} catch {
		return { title: 'Andon', body: 'There are alerts.', tag: 'andon', silent: false };
	}
}

/* A desk that is open shows the case without loading anew: what somebody types there stays. */
async function open(of) {
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const desk = windows.find(({ url }) => new URL(url).pathname === '/desk');
	if (!desk || of === null)
		return self.clients.openWindow(
			of === null ? '/alerts' : `/desk?case=${encodeURIComponent(of)}`
		);
	desk.postMessage({ open: of });
	await desk.focus();
}
