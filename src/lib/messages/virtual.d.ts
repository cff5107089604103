declare module 'virtual:messages' {
	/** Made by `scripts/vite-messages.ts`. */
	export const load: (
		locale: string,
		area: string
	) => Promise<Record<string, (values: Record<string, string | number>) => string>>;
}
