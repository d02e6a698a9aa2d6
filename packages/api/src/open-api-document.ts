import { generateOpenApiDocument } from 'trpc-to-openapi';
import { describeFiles, type OpenApiDocument } from './http/describe-files.ts';
import { listRoutes } from './http/find-route.ts';
import { appRouter } from './root.ts';
import type { JsonInput, ProcedureMeta } from './trpc.ts';

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
  for (const { post, put } of Object.values(document.paths ?? {})) {
    for (const operation of [post, put]) {
      const rest = routes.get(operation?.operationId ?? '')?.rest;
      if (operation === undefined || rest === undefined) continue;
      if ('fileField' in rest) describeFile(operation, rest.fileField);
      else describeInput(operation, rest);
    }
  }
  return { ...document, paths: { ...document.paths, ...describeFiles(document, filesUrl) } };
}

/** The fields beside the file stand in the address. */
function describeFile(operation: Operation, fileField: string): void {
  const { properties = {}, required = [] } = bodyOf(operation) ?? {};
  const beside = Object.entries(properties)
    .filter(([name]) => name !== fileField)
    .map(([name, schema]) => ({ in: 'query' as const, name, required: required.includes(name), schema }));
  operation.parameters = [...(operation.parameters ?? []), ...beside];
  operation.requestBody = {
    required: true,
    content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
  };
}

/** The generator puts every field into an object as the body; those that are headers, or the whole body, are moved there. */
function describeInput(operation: Operation, { bodyField }: JsonInput): void {
  const schema = bodyOf(operation);
  if (schema === undefined) return;
  const { properties = {} } = schema;
  operation.requestBody = {
    required: schema.required?.includes(bodyField) ?? false,
    content: { 'application/json': { schema: properties[bodyField] ?? {} } },
  };
}

function bodyOf({ requestBody }: Operation) {
  if (requestBody === undefined || !('content' in requestBody)) return undefined;
  const schema = requestBody.content['application/json']?.schema;
  return typeof schema === 'object' && 'properties' in schema ? schema : undefined;
}
