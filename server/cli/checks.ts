/** What was typed, checked by the same schemas as what comes over the API. */
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import type { Client } from '#server/domain/directory.ts';
import { Fault, type Bench } from './command.ts';

export const Name = z.string().trim().min(1).max(60);
export const Why = text(500);
const EXPECTED_VERSION = 'expected the number of a version';
export const VersionNumber = z.coerce
	.number(EXPECTED_VERSION)
	.int(EXPECTED_VERSION)
	.min(0, EXPECTED_VERSION);
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 06:00');

/** @param name of what was typed @throws Fault that names it and says what was expected */
export function check<S extends z.ZodType>(schema: S, value: unknown, name: string): z.infer<S> {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const path = [name, ...(issue?.path ?? [])].join('.');
	throw new Fault(`${path}: ${issue?.message ?? 'not valid'}`);
}

/** @throws Fault when there is no such client */
export function knownClient({ directory }: Bench, id: string): Client {
	const found = directory.find('client', check(Slug, id, 'client'));
	if (found) return found;
	const known = directory.all('client').map((client) => client.id);
	throw new Fault(
		`There is no client ${id}. ${known.length > 0 ? `There are ${known.join(', ')}.` : 'There is none yet: `clients put` makes one.'}`
	);
}

/** `*`, or the clients of a list with commas. @throws Fault when one of them is not there */
export function scope(bench: Bench, text: string): '*' | string[] {
	if (text.trim() === '*') return '*';
	return text.split(',').map((id) => knownClient(bench, id.trim()).id);
}

export const scopeText = (clients: '*' | string[]): string =>
	clients === '*' ? 'every client' : clients.join(', ');
