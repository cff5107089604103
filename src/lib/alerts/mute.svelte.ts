/** Whether push is muted, as every page of the staff shows it, and how to change that. */
import { getContext, setContext } from 'svelte';
import type { MuteChoice, MuteView } from '#lib/shared/wire/alerts.ts';

const UNKNOWN: MuteView = { until: null, now: 0, zone: 'UTC', shift: null };

export class Mute {
	readonly #address: string;
	#view: MuteView = $state.raw(UNKNOWN);
	#over: ReturnType<typeof setTimeout> | undefined;
	busy = $state(false);
	/** The last change did not reach the server. */
	failed = $state(false);

	/** @param address where the server takes changes. @param view how it stands, if that is known */
	constructor(address: string, view: MuteView | null) {
		this.#address = address;
		if (view) this.#view = view;
	}

	/** Null while push is not muted; ends by itself. */
	get until(): number | null {
		return this.#view.until;
	}
	get zone(): string {
		return this.#view.zone;
	}
	get shift(): MuteView['shift'] {
		return this.#view.shift;
	}

	/** In the browser alone. @returns stops what ends it */
	show(view: MuteView): () => void {
		clearTimeout(this.#over);
		this.#view = view;
		// a timer holds no more than 24 days; a mute no more than one
		if (view.until !== null)
			this.#over = setTimeout(() => this.told(null), Math.max(0, view.until - view.now));
		return () => clearTimeout(this.#over);
	}
	/** It was changed here or elsewhere. @param now the server's time; left out, nothing ends it but the server */
	told(until: number | null, now = this.#view.now): void {
		this.show({ ...this.#view, until, now });
	}

	async change(choice: MuteChoice): Promise<void> {
		this.busy = true;
		this.failed = false;
		try {
			const answer = await fetch(this.#address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(choice)
			});
			if (!answer.ok) throw new Error(`answered ${answer.status}`);
			this.show(((await answer.json()) as { view: MuteView }).view);
		} catch {
			this.failed = true;
		} finally {
			this.busy = false;
		}
	}
}

const KEY = Symbol('mute');

export function provideMute(address: string, view: MuteView | null): Mute {
	return setContext(KEY, new Mute(address, view));
}
/** @throws outside the staff pages. */
export function useMute(): Mute {
	const mute = getContext<Mute | undefined>(KEY);
	if (!mute) throw new Error('No mute: the page is not below the staff layout');
	return mute;
}
