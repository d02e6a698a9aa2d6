import type { Flow } from '@aybiza/flow';
import {
  type AgentId,
  type FlowId,
  type FlowVersionId,
  flowIdSchema,
  flowVersionIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { parseFlowDocument } from './flow-document.ts';
import { clientOf, type Tx } from './transaction.ts';

const versionEntrySchema = z.object({
  id: flowVersionIdSchema,
  flowId: flowIdSchema,
  number: z.int(),
  name: z.string(),
  note: z.string(),
  statechartHash: z.string(),
  publishedBy: z.string().nullable(),
  createdAt: momentColumn,
});
/** A published version in a list: everything but its document. */
export type FlowVersionEntry = z.output<typeof versionEntrySchema>;
/** A published, immutable snapshot of a flow. */
export type FlowVersion = FlowVersionEntry & { document: Flow };

export interface NewFlowVersion {
  flowId: FlowId;
  name: string;
  note: string;
  document: Flow;
  /** Of a statechart saved in the same transaction. */
  statechartHash: string;
  publishedBy: string | null;
}

/** Publishes the next number of a flow. */
export async function createFlowVersion(tx: Tx, version: NewFlowVersion): Promise<FlowVersion> {
  const { document, flowId, ...rest } = version;
  const client = clientOf(tx);
  // Two people who publish at once get two numbers.
  await client.$queryRaw`SELECT id FROM flow WHERE id = ${flowId} FOR UPDATE`;
  const where = { workspaceId: tx.workspaceId, flowId };
  const { _max } = await client.flowVersion.aggregate({ where, _max: { number: true } });
  const row = await client.flowVersion.create({
    data: {
      ...rest,
      ...where,
      id: newId('flowVersion'),
      number: (_max.number ?? 0) + 1,
      flowDocument: toJsonColumn(document),
    },
  });
  return toVersion(row);
}

/** The versions of a flow, newest first. */
export async function listFlowVersions(tx: Tx, flowId: FlowId): Promise<FlowVersionEntry[]> {
  const rows = await clientOf(tx).flowVersion.findMany({
    where: { workspaceId: tx.workspaceId, flowId },
    omit: { flowDocument: true },
    orderBy: { number: 'desc' },
  });
  return parseStored(z.array(versionEntrySchema), rows);
}

export async function findFlowVersion(tx: Tx, id: FlowVersionId): Promise<FlowVersion | undefined> {
  const row = await clientOf(tx).flowVersion.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : toVersion(row);
}

/** The published version of this number of an agent's entry flow. */
export async function findPublishedVersion(
  tx: Tx,
  { agentId, number }: { agentId: AgentId; number: number },
): Promise<FlowVersion | undefined> {
  const flow = await clientOf(tx).flow.findFirst({
    where: { workspaceId: tx.workspaceId, agentId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  if (flow === null) return undefined;
  const where = { workspaceId: tx.workspaceId, flowId: flow.id, number };
  const row = await clientOf(tx).flowVersion.findFirst({ where });
  return row === null ? undefined : toVersion(row);
}

function toVersion(row: { flowDocument: unknown }): FlowVersion {
  return { ...parseStored(versionEntrySchema, row), document: parseFlowDocument(row.flowDocument) };
}
