/**
 * An endpoint of the API as data: its schemas check what comes in and are what the OpenAPI document is made of, so the
 * two cannot differ.
 */
import type { Request, RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { Scope } from '#lib/shared/access/scopes.ts';
import { oneLine } from '#lib/shared/plain-text.ts';
import { covers, type ApiKey } from '#server/domain/directory.ts';
import type { Directory } from '#server/services/directory.ts';
import type { KeyUses } from '#server/services/identity/key-uses.ts';
import type { ApiKeys } from '#server/services/identity/api-keys.ts';
import { invalid, invalidField } from '#server/services/faults.ts';
import { bearerOf } from '../bearer.ts';
import { jsonBody, rawBody, textBody, YAML_TYPES } from '../body.ts';
import { matching } from '../if-match.ts';
import { Problem, problem } from '../problem.ts';

export interface Call<Params, Query, Body> {
	key: ApiKey;
	params: Params;
	query: Query;
	body: Body;
	/** Of the header `Idempotency-Key`. */
	idempotencyKey: string | undefined;
	/** Of the header `If-Match`: whether a thing of this tag may be changed; null is one that is not there. */
	matches: (tag: string | null) => boolean;
	/** Whether `Accept` asks for YAML rather than JSON. */
	prefersYaml: boolean;
	/** Where the request came to, such as `https://andon.example.com`. @throws Problem when that is no address */
	origin(): string;
}

export interface Answer {
	status: number;
	/** Sent as JSON. */
	body?: unknown;
	/** Says which state of the thing this is: the header `ETag`. */
	tag?: string;
	/** Sent as it is, in place of `body`. */
	yaml?: string;
}

/** A body that may also come as YAML. */
export interface YamlBody<Body> {
	/** What the YAML is to be, for the document. */
	schema: z.ZodType;
	/** The body that a text makes. */
	read(text: string): Body;
}

export const TAGS = [
	'Cases',
	'Queues',
	'Clients',
	'Configuration',
	'Boards',
	'Alerts',
	'Events'
] as const;

export interface Endpoint {
	method: 'get' | 'post' | 'put' | 'delete';
	/** OpenAPI's way: `/clients/{client}`. */
	path: string;
	id: string;
	summary: string;
	description?: string;
	tag: (typeof TAGS)[number];
	/** Of a client, if one of them is called so. */
	params: z.ZodObject;
	query?: z.ZodObject;
	body?: z.ZodType;
	yaml?: YamlBody<unknown>;
	/** Takes `Idempotency-Key`. */
	repeatable?: boolean;
	/** Takes `If-Match`. */
	conditional?: boolean;
	/** What a key has to be made with. */
	scope: Scope;
	/** It makes the client, which need not be there. */
	makesClient?: boolean;
	/** `yaml` where the answer may also be YAML, `tagged` where it has an `ETag`. */
	answers: Record<
		number,
		{ description: string; schema: z.ZodType; yaml?: boolean; tagged?: boolean }
	>;
	run(call: Call<unknown, unknown, unknown>): Promise<Answer>;
}

type Typed<P extends Endpoint['params'], Q extends z.ZodObject, B extends z.ZodType> = Omit<
	Endpoint,
	'params' | 'query' | 'body' | 'yaml' | 'run'
> & {
	params: P;
	query?: Q;
	body?: B;
	yaml?: YamlBody<z.infer<B>>;
	run(call: Call<z.infer<P>, z.infer<Q>, z.infer<B>>): Promise<Answer>;
};

/** Types the call of `run` after the schemas. */
export const endpoint = <P extends Endpoint['params'], Q extends z.ZodObject, B extends z.ZodType>(
	typed: Typed<P, Q, B>
): Endpoint => typed as unknown as Endpoint;

export interface Gate {
	keys: ApiKeys;
	keyUses: Pick<KeyUses, 'used'>;
	directory: Directory;
}

/** Puts endpoints into a router; another method of an address of theirs is answered as such. */
export function mount(
	router: Router,
	endpoints: Endpoint[],
	{ keys, keyUses, directory }: Gate
): void {
	const allowed = new Map<string, string[]>();
	for (const one of endpoints) {
		const path = one.path.replaceAll(/\{(\w+)\}/g, ':$1');
		const read = one.body ? [rawBody] : [];
		router[one.method](path, authenticate(keys, keyUses), ...read, handler(one, directory));
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

function authenticate(keys: ApiKeys, uses: Gate['keyUses']): RequestHandler {
	return (req, res, next) => {
		const key = keys.check(bearerOf(req));
		if (!key)
			throw problem('unauthenticated', 'authorization: expected "Bearer" and a valid API key.');
		uses.used(key.id);
		res.locals['key'] = key;
		next();
	};
}

function handler(one: Endpoint, directory: Directory): RequestHandler {
	return async (req, res) => {
		const key = res.locals['key'] as ApiKey;
		// what a key is not for it learns nothing about
		if (!key.scopes.includes(one.scope))
			throw problem('forbidden', `This key was made without the scope ${one.scope}.`);
		const params = parse(one.params, req.params);
		const client = 'client' in params ? String(params['client']) : null;
		if (client !== null && !covers(key.clients, client))
			throw problem('forbidden', `This key is not for the client ${client}.`);
		if (client !== null && !one.makesClient && !(await directory.has('client', client)))
			throw problem('not-found', `There is no client ${client}.`);
		const query = parse(one.query ?? NO_QUERY, known(one.query, req.query));
		const body = one.body ? bodyOf(one.body, one.yaml, req) : undefined;
		const idempotencyKey = req.get('idempotency-key');
		const origin = () => originOf(req);
		const accepted = req.accepts(['application/json', ...YAML_TYPES]);
		const prefersYaml = YAML_TYPES.some((type) => type === accepted);
		const matches = matching(one.conditional ? req.get('if-match') : undefined);
		const call = { key, params, query, body, idempotencyKey, matches, prefersYaml, origin };
		const { status, body: json, tag, yaml } = await one.run(call);
		res.status(status);
		if (tag !== undefined) res.setHeader('etag', `"${tag}"`);
		if (yaml === undefined) res.json(json);
		else res.type('application/yaml').send(yaml);
	};
}

function bodyOf(schema: z.ZodType, yaml: Endpoint['yaml'], req: Request): unknown {
	if (yaml && req.is(YAML_TYPES)) return yaml.read(textBody(req));
	return parse(schema, jsonBody(req, yaml ? 'application/json or application/yaml' : undefined));
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
