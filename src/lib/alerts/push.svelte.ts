/** Whether this browser is told of alerts while the page is closed, and how to change that. */

import { startWorker, workerHere } from '#lib/desk/worker.ts';
import { tellBrowser } from './tell-browser.ts';

export type PushState = 'looking' | 'unsupported' | 'blocked' | 'off' | 'on';

export class Push {
	state: PushState = $state('looking');
	/** Why it could not be changed; null when it was. */
	failure: 'refused' | 'failed' | null = $state(null);
	busy = $state(false);
	readonly #address: string;
	readonly #key: string;

	/** @param address where the server takes subscriptions. @param key the server's public key */
	constructor(address: string, key: string) {
		this.#address = address;
		this.#key = key;
	}

	/** Sees how it stands. */
	async look(): Promise<void> {
		if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
			this.state = 'unsupported';
			return;
		}
		if (Notification.permission === 'denied') {
			this.state = 'blocked';
			return;
		}
		const subscription = await (await workerHere())?.pushManager.getSubscription();
		this.state = subscription ? 'on' : 'off';
	}

	turnOn(): Promise<void> {
		return this.#change(async () => {
			if ((await Notification.requestPermission()) !== 'granted') return;
			const { pushManager } = await startWorker();
			const known = await pushManager.getSubscription();
			const subscription =
				known ??
				(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: this.#key }));
			const answer = await tellBrowser(this.#address, 'POST', subscription.toJSON());
			if (answer.ok) return;
			await subscription.unsubscribe();
			this.failure = 'refused';
		});
	}

	turnOff(): Promise<void> {
		return this.#change(async () => {
			const subscription = await (await workerHere())?.pushManager.getSubscription();
			if (!subscription) return;
			await tellBrowser(this.#address, 'DELETE', { endpoint: subscription.endpoint });
			await subscription.unsubscribe();
		});
	}

	async #change(work: () => Promise<void>): Promise<void> {
		this.busy = true;
		this.failure = null;
		try {
			await work();
		} catch (error) {
			console.warn('Notifications could not be changed:', error);
			this.failure = 'failed';
		} finally {
			this.busy = false;
			await this.look();
		}
	}
}
