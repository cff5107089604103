/** Configurations of clients over HTTP, as JSON or as YAML. */
import { z } from 'zod';
import { Slug, text } from '#lib/shared/wire/commands.ts';
import { ACTOR_KINDS, type Actor } from '#lib/shared/wire/history.ts';
import type { Failure } from '#lib/shared/wire/errors.ts';
import type { ApiKey } from '#server/domain/directory.ts';
import { Configuration } from '#server/domain/configuration/schema.ts';
import type { Change } from '#server/domain/configuration/compare.ts';
import { maskChanges, maskConfiguration } from '#server/domain/configuration/secrets.ts';
import { WHOLE } from '#server/domain/configuration/finding.ts';
import {
	asYaml,
	type Configurations,
	type Given,
	type Saved,
	type Shown
} from '#server/services/configurations.ts';
import type { VersionHead } from '#server/store/configurations.ts';
import { Problem, problem } from '../problem.ts';
import { endpoint, type Answer, type Endpoint } from './endpoint.ts';
import { Limit } from './positions.ts';
import { FindingSchema } from './schemas.ts';

const Document = Configuration.meta({ id: 'Configuration' });
/** Told by the service, with every fault at once; the document says what it is. */
const Untold = z
	.unknown()
	.refine((value) => value !== undefined, 'expected a configuration')
	.meta({ override: { $ref: '#/components/schemas/Configuration' } });
const EXPECTED_VERSION = 'expected the number of a version';
const Version = z.coerce.number(EXPECTED_VERSION).int(EXPECTED_VERSION).min(0, EXPECTED_VERSION);
const Why = text(500).optional().describe('why, for the list of versions');
const Expected = 'the version that it was made from; refused when another one holds by now';

const inClient = z.object({ client: Slug });
const inVersion = z.object({ client: Slug, version: Version });
const Format = z
	.literal(['json', 'yaml'])
	.optional()
	.describe('as `Accept` says, or JSON, if left out');

const instant = z.int().describe('ms since 1970');
const by = z.object({ kind: z.literal(ACTOR_KINDS), id: z.string(), name: z.string() });
const head = { version: z.int(), at: instant, by, why: z.string().nullable() };
const SavedSchema = z.object({
	...head,
	changed: z.boolean().describe('false when it held already, and no version was made'),
	warnings: z.array(FindingSchema)
}) satisfies z.ZodType<Saved>;
const ShownSchema = z
	.object({
		client: z.string(),
		version: z.int().describe('0 when the client was never configured'),
		at: instant.nullable(),
		by: by.nullable(),
		why: z.string().nullable(),
		configuration: z
			.looseObject({})
			.describe(
				'as it was written; addresses of webhooks whole only for a key of the scope `configuration:write`'
			)
	})
	.meta({ id: 'KeptConfiguration' });
const HeadSchema = z
	.object(head)
	.meta({ id: 'ConfigurationVersion' }) satisfies z.ZodType<VersionHead>;
const ChangeSchema = z.object({
	path: z.string(),
	before: z.unknown().optional(),
	after: z.unknown().optional()
}) satisfies z.ZodType<Change>;

export const configurationEndpoints = (configurations: Configurations): Endpoint[] => [
	endpoint({
		method: 'get',
		path: '/clients/{client}/configuration',
		id: 'readConfiguration',
		summary: 'Read the configuration that holds',
		tag: 'Configuration',
		scope: 'configuration:read',
		params: inClient,
		query: z.strictObject({ format: Format }),
		answers: { 200: { description: 'The configuration', schema: ShownSchema, yaml: true } },
		async run({ key, params, query, prefersYaml }) {
			const shown = await configurations.current(params.client);
			return answered(shownTo(key, shown), query.format ? query.format === 'yaml' : prefersYaml);
		}
	}),
	endpoint({
		method: 'put',
		path: '/clients/{client}/configuration',
		id: 'saveConfiguration',
		summary: 'Save a configuration; it holds at once, for open cases, too',
		description:
			'The whole configuration, not a part. Refused with every fault at once; warnings are no hindrance. As YAML the body is the configuration itself, and `why` and `expected` are parameters.',
		tag: 'Configuration',
		scope: 'configuration:write',
		params: inClient,
		query: z.strictObject({ why: Why, expected: Version.optional().describe(Expected) }),
		body: z
			.strictObject({
				configuration: Untold,
				why: Why,
				expected: z.int().min(0).optional().describe(Expected)
			})
			.transform(({ configuration, ...rest }): Saving => ({
				given: { value: configuration },
				...rest
			})),
		yaml: { schema: Document, read: (text): Saving => ({ given: { text } }) },
		answers: { 200: { description: 'Kept, and on disk', schema: SavedSchema } },
		async run({ key, params, query, body: { given, ...body } }) {
			const saved = await configurations.save(params.client, given, {
				by: actorOf(key),
				why: body.why ?? query.why,
				expected: body.expected ?? query.expected
			});
			if (!saved.ok) throw new Problem(beneath(given, saved.error));
			return { status: 200, body: saved.data };
		}
	}),
	endpoint({
		method: 'post',
		path: '/clients/{client}/configuration/check',
		id: 'checkConfiguration',
		summary: 'Check a configuration without saving it',
		tag: 'Configuration',
		scope: 'configuration:read',
		params: inClient,
		body: z
			.strictObject({ configuration: Untold })
			.transform(({ configuration }): Saving => ({ given: { value: configuration } })),
		yaml: { schema: Document, read: (text): Saving => ({ given: { text } }) },
		answers: {
			200: {
				description: 'What is wrong or odd in it',
				schema: z.object({
					ok: z.boolean().describe('it has no faults and can be saved'),
					faults: z.array(FindingSchema),
					warnings: z.array(FindingSchema)
				})
			}
		},
		async run({ params, body }) {
			const { faults, warnings } = configurations.check(params.client, body.given);
			return { status: 200, body: { ok: faults.length === 0, faults, warnings } };
		}
	}),
	endpoint({
		method: 'get',
		path: '/clients/{client}/configuration/versions',
		id: 'listConfigurations',
		summary: 'List the versions, newest first: who made them, when and why',
		tag: 'Configuration',
		scope: 'configuration:read',
		params: inClient,
		query: z.strictObject({
			before: Version.optional().describe('the oldest version of the part before'),
			limit: Limit.default(50)
		}),
		answers: {
			200: { description: 'Versions', schema: z.object({ versions: z.array(HeadSchema) }) }
		},
		async run({ params, query: { before, limit } }) {
			const versions = await configurations.versions(params.client, before, limit);
			return { status: 200, body: { versions } };
		}
	}),
	endpoint({
		method: 'get',
		path: '/clients/{client}/configuration/versions/{version}',
		id: 'readConfigurationVersion',
		summary: 'Read one version',
		tag: 'Configuration',
		scope: 'configuration:read',
		params: inVersion,
		query: z.strictObject({ format: Format }),
		answers: { 200: { description: 'The configuration', schema: ShownSchema, yaml: true } },
		async run({ key, params: { client, version }, query, prefersYaml }) {
			const shown = await configurations.version(client, version);
			if (!shown) throw noVersion(client, version);
			return answered(shownTo(key, shown), query.format ? query.format === 'yaml' : prefersYaml);
		}
	}),
	endpoint({
		method: 'get',
		path: '/clients/{client}/configuration/versions/{version}/changes',
		id: 'compareConfigurations',
		summary: 'What a version changed, path by path',
		tag: 'Configuration',
		scope: 'configuration:read',
		params: inVersion,
		query: z.strictObject({
			since: Version.optional().describe(
				'the version to compare it with; the one before, if left out'
			)
		}),
		answers: {
			200: { description: 'Changes', schema: z.object({ changes: z.array(ChangeSchema) }) }
		},
		async run({ key, params: { client, version }, query }) {
			const since = query.since ?? Math.max(0, version - 1);
			const changes = await configurations.changes(client, since, version);
			if (!changes) throw noVersion(client, version);
			return { status: 200, body: { changes: mayWrite(key) ? changes : maskChanges(changes) } };
		}
	})
];

interface Saving {
	given: Given;
	why?: string | undefined;
	expected?: number | undefined;
}

const actorOf = ({ id, name }: ApiKey): Actor => ({ kind: 'program', id, name });

/** Addresses of webhooks are secrets: whoever may set them sees them. */
const mayWrite = ({ scopes }: ApiKey): boolean => scopes.includes('configuration:write');

const shownTo = (key: ApiKey, shown: Shown): Shown =>
	mayWrite(key) ? shown : { ...shown, written: maskConfiguration(shown.written) };

const noVersion = (client: string, version: number): Problem =>
	problem(
		'not-found',
		`${client} has no version ${version} of its configuration, or none to compare it with.`
	);

function answered({ written, ...shown }: Shown, yaml: boolean): Answer {
	if (!yaml) return { status: 200, body: { ...shown, configuration: written } };
	return { status: 200, yaml: asYaml({ ...shown, written }) };
}

/** In JSON a configuration is a part of the body. */
function beneath(given: Given, { fields, ...failed }: Failure): Failure {
	if ('text' in given || !fields) return { ...failed, ...(fields && { fields }) };
	const whole = fields[0]?.path === WHOLE;
	return {
		...failed,
		detail: whole ? failed.detail : `configuration.${failed.detail}`,
		fields: fields.map(({ path, message }) => ({
			path: path === WHOLE ? 'configuration' : `configuration.${path}`,
			message
		}))
	};
}
