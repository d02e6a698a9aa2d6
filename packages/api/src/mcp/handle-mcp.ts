import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { callTRPCProcedure } from '@trpc/server';
import { admit } from '../admit.ts';
import { apiError } from '../api-error.ts';
import type { RequestContext } from '../context.ts';
import { signInFirst } from '../enter-workspace.ts';
import { toErrorReply, toTrpcError } from '../error-reply.ts';
import { limitBody } from '../http/check-request.ts';
import { logFailure } from '../http/log-failure.ts';
import { headersFor, refuseRest } from '../http/refuse-rest.ts';
import { toJsonSchema } from '../json-schema.ts';
import { listProcedures, type Procedure } from '../procedures.ts';
import { appRouter } from '../root.ts';
import { describeFlowLanguage, describeFlowSchema, FLOW_LANGUAGE_URI, FLOW_SCHEMA_URI } from './flow-language.ts';
import { TOOLS, type Tool } from './tools.ts';

const INSTRUCTIONS = `Builds and tests voice agents. Read ${FLOW_LANGUAGE_URI} before you write a flow. Work like this: read_flow, change \
it, check_flow until there is no error, simulate_flow, write_flow; publish only when the person has said so.`;

const procedures = new Map<string, Procedure>(
  listProcedures(appRouter).map((procedure) => [procedure.name, procedure]),
);
const RESOURCES = [
  { uri: FLOW_LANGUAGE_URI, name: 'The flow language', mimeType: 'text/markdown', read: describeFlowLanguage },
  {
    uri: FLOW_SCHEMA_URI,
    name: 'JSON Schema of a flow',
    mimeType: 'application/schema+json',
    read: describeFlowSchema,
  },
];

/**
 * The Model Context Protocol over streamable HTTP, without sessions: each request stands for itself, shows its API key, and may go to any
 * process.
 */
export async function handleMcp(request: Request, ctx: RequestContext): Promise<Response> {
  try {
    await admit(ctx);
    if (ctx.key === null) throw signInFirst();
    // There are no sessions to listen to or to end.
    if (request.method !== 'POST') {
      const reply = { code: 'METHOD_NOT_SUPPORTED', message: 'Send MCP messages with POST.', requestId: ctx.requestId };
      return Response.json(reply, { status: 405, headers: { ...headersFor(ctx), allow: 'POST' } });
    }
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    const server = createServer(ctx, request.signal);
    await server.connect(transport);
    try {
      const response = await transport.handleRequest(await limitBody(request));
      const body = await response.text();
      const headers = new Headers(response.headers);
      for (const [name, value] of Object.entries(headersFor(ctx))) headers.set(name, value);
      return new Response(body === '' ? null : body, { status: response.status, headers });
    } finally {
      await server.close();
    }
  } catch (thrown) {
    return refuseRest(thrown, ctx, 'mcp');
  }
}

function createServer(ctx: RequestContext, signal: AbortSignal): Server {
  const server = new Server(
    { name: 'aybiza', version: '1' },
    { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: TOOLS.filter((tool) => mayUse(tool, ctx)).map(describe),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => {
    const tool = TOOLS.find(({ name }) => name === params.name);
    // One that may not be used is not there, as in the list.
    if (tool === undefined || !mayUse(tool, ctx)) {
      return refusal(
        ctx,
        apiError('NOT_FOUND', `There is no tool ${params.name} for this key. List the tools.`),
        'mcp',
      );
    }
    return use(tool, params.arguments ?? {}, { ctx, signal });
  });
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: RESOURCES.map(({ read: _read, ...resource }) => resource),
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const found = RESOURCES.find((resource) => resource.uri === uri);
    if (found === undefined) throw new McpError(ErrorCode.InvalidParams, `There is no resource ${uri}.`);
    return { contents: [{ uri, mimeType: found.mimeType, text: found.read() }] };
  });
  return server;
}

function mayUse({ procedure }: Tool, { key }: RequestContext): boolean {
  const access = procedures.get(procedure)?.meta.access;
  return typeof access === 'object' && access.scope !== null && key?.scopes.includes(access.scope) === true;
}

function describe({ name, procedure, description }: Tool) {
  const found = procedures.get(procedure);
  const schema = found?.input === undefined ? {} : toJsonSchema(found.input, 'input', () => ({}));
  return {
    name,
    description,
    inputSchema: { ...schema, type: 'object' as const },
    annotations: { title: found?.meta.openapi.summary ?? name, readOnlyHint: found?.type === 'query' },
  };
}

async function use(tool: Tool, input: unknown, { ctx, signal }: { ctx: RequestContext; signal: AbortSignal }) {
  const procedure = procedures.get(tool.procedure);
  if (procedure === undefined) throw new Error(`the tool ${tool.name} names a procedure that is not there`);
  try {
    const result: unknown = await callTRPCProcedure({
      router: appRouter,
      path: procedure.name,
      type: procedure.type,
      getRawInput: async () => (procedure.input === undefined ? undefined : input),
      ctx,
      signal,
      batchIndex: 0,
    });
    return { content: [{ type: 'text' as const, text: JSON.stringify(result) }] };
  } catch (thrown) {
    return refusal(ctx, thrown, procedure.name);
  }
}

/** As a result: the assistant reads it and can do better. */
function refusal(ctx: RequestContext, thrown: unknown, procedure: string) {
  const error = toTrpcError(thrown);
  logFailure(ctx, error, procedure);
  const { httpStatus: _status, ...reply } = toErrorReply(error, ctx.requestId);
  return { isError: true, content: [{ type: 'text' as const, text: JSON.stringify(reply) }] };
}
