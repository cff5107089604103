/* Shows alerts while the page is closed. */

self.addEventListener('push', (event) => {
	const told = read(event);
	event.waitUntil(
		self.registration.showNotification(told.title, {
			body: told.body,
			tag: told.tag,
			silent: told.silent,
			renotify: !told.silent && told.tag !== '',
			timestamp: told.at
		})
	);
});

self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(open('/alerts'));
});

function read({ data }) {
	try {
		return data.json();
	} catch {
		return { title: 'Andon', body: 'There are alerts.', tag: 'andon', silent: false };
	}
}

async function open(path) {
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const there = windows.find(({ url }) => new URL(url).pathname === path) ?? windows[0];
	if (!there) return self.clients.openWindow(path);
	await there.focus();
	return new URL(there.url).pathname === path
		? there
		: there.navigate(path).catch(() => self.clients.openWindow(path));
}
