import { generateOpenApiDocument } from 'trpc-to-openapi';
import { appRouter } from './root.ts';
import type { ProcedureMeta } from './trpc.ts';

/** The OpenAPI 3.1 description of everything that API keys may do. */
export function openApiDocument(baseUrl: string) {
  const document = generateOpenApiDocument<ProcedureMeta>(appRouter, {
    title: 'AYBIZA',
    description:
      'Build voice agents, publish them and read their calls. Send an API key: `Authorization: Bearer aybiza_live_…`.',
    version: '1',
    openApiVersion: '3.1.0',
    baseUrl,
  });
  return document;
}
