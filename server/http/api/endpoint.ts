/**
 * An endpoint of the API as data: its schemas check what comes in and are what the OpenAPI document is made of, so the
 * two cannot differ.
 */
import type { Request, RequestHandler, Router } from 'express';
import { z } from 'zod';
import { oneLine } from '#lib/shared/plain-text.ts';
import { covers, type ApiKey } from '#server/domain/directory.ts';
import type { Directory } from '#server/services/directory.ts';
import type { ApiKeys } from '#server/services/identity/api-keys.ts';
import { invalid, invalidField } from '#server/services/faults.ts';
import { jsonBody, rawBody } from '../body.ts';
import { Problem, problem } from '../problem.ts';

export interface Call<Params, Query, Body> {
	key: ApiKey;
	params: Params;
	query: Query;
	body: Body;
	/** Of the header `Idempotency-Key`. */
	idempotencyKey: string | undefined;
	/** Where the request came to, such as `https://andon.example.com`. @throws Problem when that is no address */
	origin(): string;
}

export interface Answer {
	status: number;
	body: unknown;
}

export interface Endpoint {
	method: 'get' | 'post' | 'put';
	/** OpenAPI's way: `/clients/{client}`. */
	path: string;
	id: string;
	summary: string;
	description?: string;
	tag: 'Cases' | 'Queues' | 'Clients' | 'Events';
	params: z.ZodObject<{ client: z.ZodType<string> } & z.ZodRawShape>;
	query?: z.ZodObject;
	body?: z.ZodType;
	/** Takes `Idempotency-Key`. */
	repeatable?: boolean;
	/** Only keys that may set up. */
	setUp?: boolean;
	answers: Record<number, { description: string; schema: z.ZodType }>;
	run(call: Call<unknown, unknown, unknown>): Promise<Answer>;
}

type Typed<P extends Endpoint['params'], Q extends z.ZodObject, B extends z.ZodType> = Omit<
	Endpoint,
	'params' | 'query' | 'body' | 'run'
> & {
	params: P;
	query?: Q;
	body?: B;
	run(call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<Answer>;
};

/** Types the call of `run` after the schemas. */
export const endpoint = <P extends Endpoint['params'], Q extends z.ZodObject, B extends z.ZodType>(
	typed: Typed<P, Q, B>
): Endpoint => typed as unknown as Endpoint;

export interface Gate {
	keys: ApiKeys;
	directory: Directory;
}

/** Puts endpoints into a router; another method of an address of theirs is answered as such. */
export function mount(router: Router, endpoints: Endpoint[], { keys, directory }: Gate): void {
	const allowed = new Map<string, string[]>();
	for (const one of endpoints) {
		const path = one.path.replaceAll(/\{(\w+)\}/g, ':$1');
		const read = one.body ? [rawBody] : [];
		router[one.method](path, authenticate(keys), ...read, handler(one, directory));
		allowed.set(path, [...(allowed.get(path) ?? []), one.method.toUpperCase()]);
	}
	for (const [path, methods] of allowed) router.all(path, otherMethod(methods));
}

/** For an address that is there, with a method that is not. */
export function otherMethod(methods: string[]): RequestHandler {
	return (_req, res) => {
		res.setHeader('allow', methods.join(', '));
		throw problem('method', `expected ${methods.join(' or ')}.`);
	};
}

function authenticate(keys: ApiKeys): RequestHandler {
	return (req, res, next) => {
		const [, text = ''] = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '') ?? [];
		const key = keys.check(text);
		if (!key)
			throw problem('unauthenticated', 'authorization: expected "Bearer" and a valid API key.');
		res.locals['key'] = key;
		next();
	};
}

function handler(one: Endpoint, directory: Directory): RequestHandler {
	return async (req, res) => {
		const key = res.locals['key'] as ApiKey;
		const params = parse(one.params, req.params);
		const client = String(params['client']);
		if (!covers(key.clients, client))
			throw problem('forbidden', `This key is not for the client ${client}.`);
		if (one.setUp && !key.setUp) throw problem('forbidden', 'This key may not set up clients.');
		// setting up a client is the one thing to do with one that is not there
		if (!one.setUp && !(await directory.has('client', client)))
			throw problem('not-found', `There is no client ${client}.`);
		const query = parse(one.query ?? NO_QUERY, known(one.query, req.query));
		const body = one.body ? parse(one.body, jsonBody(req)) : undefined;
		const idempotencyKey = req.get('idempotency-key');
		const origin = () => originOf(req);
		const answer = await one.run({ key, params, query, body, idempotencyKey, origin });
		res.status(answer.status).json(answer.body);
	};
}

function originOf({ protocol, host }: Request): string {
	const found = URL.parse(`${protocol}://${host}`);
	if (!found) throw problem('malformed', 'host: expected the name that people find Andon by.');
	return found.origin;
}

const NO_QUERY = z.strictObject({});

/** @throws Problem that names the first parameter that there is not: a slip would otherwise be left out in silence */
function known<Q extends object>(schema: z.ZodObject | undefined, query: Q): Q {
	const names = Object.keys(schema?.shape ?? {});
	const odd = Object.keys(query).find((name) => !names.includes(name));
	if (odd === undefined) return query;
	const expected = names.length > 0 ? names.join(', ') : 'no parameters';
	throw new Problem(invalidField(oneLine(odd).slice(0, 80), `expected ${expected}`));
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
	const parsed = schema.safeParse(value);
	if (!parsed.success) throw new Problem(invalid(parsed.error));
	return parsed.data;
}
