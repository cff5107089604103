/** What there is to knock at, as the product itself has it: addresses, events, commands. */
import { readFileSync } from 'node:fs';
import { DeskCommand } from '#lib/shared/wire/commands.ts';
import type { App } from '#server/app.ts';

interface Layer {
	route?: { path: string; stack: { method?: string }[] };
	handle: { stack?: Layer[] };
	match(path: string): boolean;
}

const MOUNTS = ['/hooks', '/display', '/api/v1'];

/** `METHOD path` of everything that Express answers; what answers "not this method" is left out. */
export function expressRoutes(app: App): string[] {
	const { stack } = (app.web as unknown as { router: { stack: Layer[] } }).router;
	return [...new Set(routesOf(stack))].filter((route) => !route.startsWith('_ALL'));
}

function routesOf(stack: Layer[], mount = ''): string[] {
	return stack.flatMap((layer) => {
		if (layer.route) {
			const { path, stack: handlers } = layer.route;
			const methods = new Set(handlers.flatMap(({ method }) => method ?? []));
			return [...methods].map((method) => `${method.toUpperCase()} ${mount}${path}`);
		}
		const inner = layer.handle.stack;
		return inner ? routesOf(inner, mount + mountOf(layer)) : [];
	});
}

function mountOf(layer: Layer): string {
	if (layer.match('/nowhere-in-particular')) return '';
	const found = MOUNTS.find((path) => layer.match(`${path}/x`));
	if (!found)
		throw new Error('A router is mounted where nobody looks: add it to tests/support/product.ts');
	return found;
}

/** What a socket of a namespace may be sent, as the wire's own types say. */
export function eventsOf(namespace: '/desk' | '/display'): string[] {
	const file = new URL('../../src/lib/shared/wire/events.ts', import.meta.url);
	const parts = readFileSync(file, 'utf8').split(/^(?=export (?:interface|type)|interface)/m);
	const own = namespace === '/desk' ? 'Desk' : 'Display';
	return ['Screen', own].flatMap((name) => {
		const part = parts.find((one) => one.startsWith(`export interface ${name}ToServer`)) ?? '';
		return [...part.matchAll(/^\t(\w+): \(/gm)].map(([, event = '']) => event);
	});
}

/** Names of the commands of a desk. */
export const commandTypes: string[] = DeskCommand.options.map(({ shape }) => shape.type.value);
