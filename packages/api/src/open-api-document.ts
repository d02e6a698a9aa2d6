import { generateOpenApiDocument } from 'trpc-to-openapi';
import { describeFiles, type OpenApiDocument } from './http/describe-files.ts';
import { listRoutes } from './http/find-route.ts';
import { appRouter } from './root.ts';
import type { ProcedureMeta, RestInput } from './trpc.ts';

type Operation = NonNullable<NonNullable<NonNullable<OpenApiDocument['paths']>[string]>['post']>;

/**
 * The OpenAPI 3.1 description of everything that API keys may do.
 * @param baseUrl where the REST API is
 * @param filesUrl where what is no JSON is
 */
export function openApiDocument(baseUrl: string, filesUrl: string): OpenApiDocument {
  const document = generateOpenApiDocument<ProcedureMeta>(appRouter, {
    title: 'AYBIZA',
    description:
      'Build voice agents, publish them and read their calls. Send an API key: `Authorization: Bearer aybiza_live_…`.',
    version: '1',
    openApiVersion: '3.1.0',
    baseUrl,
  });
  const routes = new Map(listRoutes(appRouter).map((route) => [route.name.replaceAll('.', '-'), route]));
  for (const { post } of Object.values(document.paths ?? {})) {
    const rest = routes.get(post?.operationId ?? '')?.rest;
    if (post !== undefined && rest !== undefined) describeInput(post, rest);
  }
  return { ...document, paths: { ...document.paths, ...describeFiles(document, filesUrl) } };
}

/** The generator puts every field into an object as the body; those that are headers, or the whole body, are moved there. */
function describeInput(operation: Operation, { bodyField, headerFields }: RestInput): void {
  const { requestBody } = operation;
  if (requestBody === undefined || !('content' in requestBody)) return;
  const schema = requestBody.content['application/json']?.schema;
  if (typeof schema !== 'object' || !('properties' in schema)) return;
  const { properties = {} } = schema;
  const headers = Object.entries(headerFields).map(([name, field]) => ({
    in: 'header' as const,
    name,
    required: false,
    schema: properties[field] ?? {},
  }));
  operation.parameters = [...(operation.parameters ?? []), ...headers];
  operation.requestBody = {
    required: schema.required?.includes(bodyField) ?? false,
    content: { 'application/json': { schema: properties[bodyField] ?? {} } },
  };
}
