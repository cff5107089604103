/** Whether single keys act, which not everybody wants (WCAG 2.1.4); kept on this device, each person's own. */
export class KeySetting {
	#single = $state(true);
	readonly #name: string;

	constructor(person: string) {
		this.#name = `andon-keys-${person}`;
	}

	/** Reads what was kept; only a browser can. */
	look(): void {
		this.#single = storage()?.getItem(this.#name) !== 'off';
	}
	get single(): boolean {
		return this.#single;
	}
	set single(on: boolean) {
		this.#single = on;
		if (on) storage()?.removeItem(this.#name);
		else storage()?.setItem(this.#name, 'off');
	}
}

/** A browser may be told to keep nothing. */
function storage(): Storage | null {
	try {
		return localStorage;
	} catch {
		return null;
	}
}
