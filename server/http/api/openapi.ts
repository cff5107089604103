/** The OpenAPI 3.1 document, made from the schemas that check the requests. */
import { z } from 'zod';
import {
	createDocument,
	type ZodOpenApiOperationObject,
	type ZodOpenApiPathsObject
} from 'zod-openapi';
import { OperationId } from '#lib/shared/wire/commands.ts';
import { TAGS, type Endpoint } from './endpoint.ts';
import { ProblemSchema } from './schemas.ts';

const REFUSALS: Record<number, string> = {
	400: 'The body could not be read',
	401: 'No valid key',
	403: 'Not a client or a scope of this key',
	404: 'There is no such thing',
	409: 'What is there does not allow it now',
	412: 'Somebody changed it since it was read',
	413: 'The body is larger than 1 MB',
	415: 'Of another media type than the body may have',
	422: 'A field is missing or wrong; `fields` names each',
	503: 'The store does not answer; send the same again'
};

const TAG = z.string().describe('which state this is, for `If-Match`');

/** @returns a document that `redocly lint` accepts */
export function openApi(endpoints: Endpoint[]) {
	const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
	for (const one of endpoints) (paths[one.path] ??= {})[one.method] = operation(one);
	return createDocument({
		openapi: '3.1.0',
		info: {
			title: 'Andon',
			version: '1',
			description: 'Cases, queues and commands of an escalation floor.',
			license: { name: 'Apache-2.0', identifier: 'Apache-2.0' }
		},
		servers: [{ url: '/api/v1' }],
		security: [{ key: [] }],
		tags: TAGS.map((name) => ({
			name,
			description: `${name}.`
		})),
		paths: paths as ZodOpenApiPathsObject,
		components: {
			securitySchemes: {
				key: { type: 'http', scheme: 'bearer', description: 'An API key: `andon_…`.' }
			}
		}
	});
}

function operation(one: Endpoint): ZodOpenApiOperationObject {
	const headers = {
		...(one.repeatable && {
			'Idempotency-Key': OperationId.optional().describe(
				'names this change, however often it is sent'
			)
		}),
		...(one.conditional && {
			'If-Match': z
				.string()
				.optional()
				.describe(
					'the ETag that was read: refused (`not-current`) when there is another one by now'
				)
		})
	};
	return {
		operationId: one.id,
		summary: one.summary,
		description: [one.description, `Needs the scope \`${one.scope}\`.`]
			.filter(Boolean)
			.join('\n\n'),
		tags: [one.tag],
		requestParams: {
			path: one.params,
			...(one.query && { query: one.query }),
			...(Object.keys(headers).length > 0 && { header: z.object(headers) })
		},
		...(one.body && {
			requestBody: {
				required: true,
				content: {
					'application/json': { schema: one.body },
					...(one.yaml && { 'application/yaml': { schema: one.yaml.schema } })
				}
			}
		}),
		responses: {
			...Object.fromEntries(
				Object.entries(one.answers).map(([status, { description, schema, yaml, tagged }]) => [
					status,
					{
						description,
						...(tagged && { headers: z.object({ ETag: TAG }) }),
						content: {
							'application/json': { schema },
							...(yaml && { 'application/yaml': { schema: z.string() } })
						}
					}
				])
			),
			...Object.fromEntries(
				Object.entries(REFUSALS).map(([status, description]) => [
					status,
					{ description, content: { 'application/problem+json': { schema: ProblemSchema } } }
				])
			)
		}
	};
}
