type Loaded = Promise<typeof import('./MorePanels.svelte')>;

let loaded: Loaded | undefined;

/** Loads the panels that most boards do not have, once; what failed is tried again. */
export function morePanels(): Loaded {
	loaded ??= import('./MorePanels.svelte').catch((error: unknown) => {
		loaded = undefined;
		throw error;
	});
	return loaded;
}
