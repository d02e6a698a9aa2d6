import type { Flow } from '@aybiza/flow';
import { type AgentId, agentIdSchema, type FlowId, flowIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { parseFlowDocument } from './flow-document.ts';
import { clientOf, type Tx } from './transaction.ts';

const draftEntrySchema = z.object({
  id: flowIdSchema,
  agentId: agentIdSchema,
  name: z.string(),
  revision: z.int(),
  updatedAt: momentColumn,
  updatedBy: z.string().nullable(),
});
/** A draft in a list: everything but its document. */
export type DraftEntry = z.output<typeof draftEntrySchema>;
/** The editable flow, with the revision a save must be based on. */
export type Draft = DraftEntry & { document: Flow };

export interface NewFlow {
  agentId: AgentId;
  document: Flow;
  name?: string;
  createdBy?: string;
}

/** Makes a draft at revision 1. */
export async function createFlow(tx: Tx, flow: NewFlow): Promise<Draft> {
  const row = await clientOf(tx).flow.create({
    data: {
      id: newId('flow'),
      workspaceId: tx.workspaceId,
      agentId: flow.agentId,
      name: flow.name ?? '',
      flowDocument: toJsonColumn(flow.document),
      updatedBy: flow.createdBy ?? null,
    },
  });
  return toDraft(row);
}

/** An agent's drafts, oldest (the entry flow) first. */
export async function listFlows(tx: Tx, agentId: AgentId): Promise<DraftEntry[]> {
  const rows = await clientOf(tx).flow.findMany({
    where: { workspaceId: tx.workspaceId, agentId },
    omit: { flowDocument: true, sharedState: true },
    orderBy: { createdAt: 'asc' },
  });
  return parseStored(z.array(draftEntrySchema), rows);
}

/** The entry flow of each agent of the workspace, with its document. */
export async function listEntryFlows(tx: Tx): Promise<(Draft & { agentId: AgentId })[]> {
  const rows = await clientOf(tx).flow.findMany({
    where: { workspaceId: tx.workspaceId },
    omit: { sharedState: true },
    distinct: ['agentId'],
    orderBy: [{ agentId: 'asc' }, { createdAt: 'asc' }],
  });
  return rows.map((row) => ({ ...toDraft(row), agentId: agentIdSchema.parse(row.agentId) }));
}

export async function findDraft(tx: Tx, id: FlowId): Promise<Draft | undefined> {
  const row = await clientOf(tx).flow.findFirst({
    where: { workspaceId: tx.workspaceId, id },
    omit: { sharedState: true },
  });
  return row === null ? undefined : toDraft(row);
}

/** A draft that nobody else writes until the transaction ends. */
export type LockedDraft = Draft & {
  /** The document that people edit together, encoded; null until somebody has opened the draft. */
  sharedState: Uint8Array<ArrayBuffer> | null;
};

export async function lockDraft(tx: Tx, id: FlowId): Promise<LockedDraft | undefined> {
  const client = clientOf(tx);
  await client.$queryRaw`SELECT 1 FROM "flow" WHERE "workspace_id" = ${tx.workspaceId} AND "id" = ${id} FOR UPDATE`;
  const row = await client.flow.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : { ...toDraft(row), sharedState: row.sharedState };
}

/** What is written of a draft. */
export interface DraftChange {
  document?: Flow;
  sharedState?: Uint8Array<ArrayBuffer>;
  savedBy: string | null;
  /** Epoch milliseconds. */
  savedAt: number;
}

/** Keeps what is given of a draft; with a document it has a revision of its own. Lock it first. */
export async function writeDraft(
  tx: Tx,
  { id, ...draft }: LockedDraft,
  change: DraftChange,
): Promise<{ revision: number }> {
  const { document, sharedState, savedBy, savedAt } = change;
  const revision = document === undefined ? draft.revision : draft.revision + 1;
  // Prisma would take any write for a change of the draft.
  const kept = { updatedAt: new Date(draft.updatedAt) };
  const written = { flowDocument: toJsonColumn(document), revision, updatedBy: savedBy, updatedAt: new Date(savedAt) };
  await clientOf(tx).flow.updateMany({
    where: { workspaceId: tx.workspaceId, id },
    data: { ...(document === undefined ? kept : written), ...(sharedState === undefined ? {} : { sharedState }) },
  });
  return { revision };
}

/** Deletes a draft and its versions; the database refuses while a call still points at one of them. */
export async function deleteFlow(tx: Tx, id: FlowId): Promise<boolean> {
  const { count } = await clientOf(tx).flow.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
  return count > 0;
}

function toDraft(row: { flowDocument: unknown }): Draft {
  return { ...parseStored(draftEntrySchema, row), document: parseFlowDocument(row.flowDocument) };
}
