import type { Flow } from '@aybiza/flow';
import { errorMessage } from '@aybiza/foundation/errors';
import { z } from 'zod';
import type { ToldProblem } from './describe-problems.ts';
import type { Installation } from './find-installation.ts';
import { UnusableError } from './terminal.ts';

/** What the command line asks an installation for, over its REST door. */
export interface InstallationClient {
  listAgents(): Promise<{ id: string; name: string }[]>;
  createAgent(name: string): Promise<string>;
  /** Of the draft; a save must name it. */
  getRevision(agentId: string): Promise<number>;
  saveDraft(agentId: string, draft: { flow: Flow; revision: number }): Promise<{ revision: number }>;
  publish(agentId: string, version: { revision: number; note: string }): Promise<Published>;
  connectNumber(agentId: string, e164: string): Promise<void>;
}

/** What publishing led to. */
export type Published =
  | { status: 'published'; number: number }
  | { status: 'refused'; problems: readonly ToldProblem[] };

/** Longer than the server's own patience with its database (6 s). */
const REQUEST_TIMEOUT_MS = 15_000;

const agentsSchema = z.array(z.object({ id: z.string(), name: z.string() }));
const createdSchema = z.object({ agentId: z.string() });
const revisionSchema = z.object({ revision: z.int() });
const placeSchema = z.object({
  node: z.string().optional(),
  port: z.string().optional(),
  field: z.string().optional(),
  edge: z.string().optional(),
});
const problemSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  place: placeSchema,
});
const publishedSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('published'), number: z.int() }),
  z.object({ status: z.literal('refused'), problems: z.array(problemSchema) }),
]);
const refusalSchema = z.object({ message: z.string(), requestId: z.string().optional() });

export function createInstallationClient({ url, key }: Installation): InstallationClient {
  async function ask<Schema extends z.ZodType>(
    route: string,
    schema: Schema,
    body?: unknown,
  ): Promise<z.output<Schema>> {
    const [method = 'GET', path = ''] = route.split(' ');
    const response = await fetch(new URL(`/api/rest${path}`, url), {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      redirect: 'error', // the key is for this address only
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new UnusableError(`${url} does not answer: ${errorMessage(cause)}`, { cause });
    });
    const reply: unknown = await response.json().catch(() => undefined); // not JSON: the schemas below refuse it
    if (!response.ok) throw new UnusableError(describeRefusal(response.status, reply));
    const parsed = schema.safeParse(reply);
    if (parsed.success) return parsed.data;
    throw new UnusableError(`${url} answers, but not like an AYBIZA installation of this version.`);
  }
  const agentPath = (agentId: string) => `/agents/${encodeURIComponent(agentId)}`;
  return {
    listAgents: () => ask('GET /agents', agentsSchema),
    createAgent: async (name) => (await ask('POST /agents', createdSchema, { name })).agentId,
    getRevision: async (agentId) => (await ask(`GET ${agentPath(agentId)}/draft`, revisionSchema)).revision,
    saveDraft: (agentId, draft) => ask(`PUT ${agentPath(agentId)}/draft`, revisionSchema, draft),
    publish: (agentId, version) => ask(`POST ${agentPath(agentId)}/versions`, publishedSchema, version),
    connectNumber: async (agentId, e164) => {
      await ask('POST /phone-numbers', z.object({ phoneNumberId: z.string() }), { agentId, e164 });
    },
  };
}

function describeRefusal(status: number, reply: unknown): string {
  const refusal = refusalSchema.safeParse(reply).data;
  if (refusal === undefined) return `The installation refused with status ${status} and no reason.`;
  const request = refusal.requestId === undefined ? '' : ` (request ${refusal.requestId})`;
  return `The installation refused: ${refusal.message}${request}`;
}
