/** What of a command is a text, a name or an id; everything else of it is a word of ours, a number or an instant. */
import type { Command } from '../commands.ts';
import { mask, maskId, maskName, type TagOf } from './mask.ts';

const TEXTS = ['title', 'why', 'text', 'done', 'cause', 'reason'];
const NAMES = ['customer', 'agent', 'team'];
const IDS = ['ref', 'revision', 'to', 'from', 'for'];

const WAYS: ReadonlyMap<string, (text: string, tagOf: TagOf) => string> = new Map([
	...TEXTS.map((field) => [field, mask] as const),
	...NAMES.map((field) => [field, maskName] as const),
	...IDS.map((field) => [field, maskId] as const)
]);

/** @returns the same object when there was nothing to mask */
export function maskCommand<C extends Command>(command: C, tagOf: TagOf): C {
	if (command.type === 'clock' || command.type === 'replan' || command.type === 'forget')
		return command;
	return maskFields(command, tagOf);
}

function maskFields<C extends object>(command: C, tagOf: TagOf): C {
	const changed: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(command)) {
		const way = WAYS.get(field);
		const masked =
			typeof value === 'string'
				? way?.(value, tagOf)
				: isWhom(value)
					? maskWhom(value, tagOf)
					: field === 'escalate' && typeof value === 'object' && value !== null
						? maskFields(value, tagOf)
						: value;
		if (masked !== undefined && masked !== value) changed[field] = masked;
	}
	return Object.keys(changed).length === 0 ? command : { ...command, ...changed };
}

/** Somebody who does something: agents go by their address in many a helpdesk. @returns the same object when there was nothing to mask */
export function maskWhom<W extends { id: string; name: string }>(whom: W, tagOf: TagOf): W {
	const [id, name] = [maskId(whom.id, tagOf), maskName(whom.name, tagOf)];
	return id === whom.id && name === whom.name ? whom : { ...whom, id, name };
}

const isWhom = (value: unknown): value is { id: string; name: string } =>
	typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
