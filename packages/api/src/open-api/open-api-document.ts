import { listProcedures } from '../procedures.ts';
import { appRouter } from '../root.ts';
import { describeComponents } from './components.ts';
import { describeFiles } from './describe-files.ts';
import { describeOperation, type Operation } from './describe-operation.ts';
import { describeWebhooks } from './describe-webhooks.ts';
import { TAGS } from './tags.ts';

const DESCRIPTION = `Build voice agents, publish them, and read and place their calls.

Send an API key: \`Authorization: Bearer aybiza_live_…\`. Every answer has an \`X-Request-Id\`; a refusal is an \`Error\` with a stable \`code\`, a \
sentence and that id. Lists come in pages of \`items\` with a \`nextCursor\`, null on the last. Moments are epoch milliseconds.`;

/**
 * The OpenAPI 3.1 description of everything that API keys may do.
 * @param restUrl where the REST API is
 * @param filesUrl where what is no JSON is
 */
export function openApiDocument(restUrl: string, filesUrl: string) {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const procedure of listProcedures(appRouter)) {
    const { enabled, method, path } = procedure.meta.openapi;
    if (!enabled) continue;
    paths[path] = { ...paths[path], [method.toLowerCase()]: describeOperation(procedure) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'AYBIZA',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: restUrl }],
    security: [{ ApiKey: [] }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: { ...paths, ...describeFiles(paths, filesUrl) },
    webhooks: describeWebhooks(),
    components: describeComponents(),
  };
}

export type OpenApiDocument = ReturnType<typeof openApiDocument>;
