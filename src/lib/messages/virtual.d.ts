declare module 'virtual:messages' {
	/** Made by `scripts/vite-messages.ts`. */
	export const load: (
		locale: string,
		area: string
	) => Promise<Record<string, (values: Record<string, string | number>) => string>>;
	/** Every area in every language: for a server, whose files may be replaced by those of another build. */
	export const loadAll: () => Promise<unknown>;
}
