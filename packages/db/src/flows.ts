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
    omit: { flowDocument: true },
    orderBy: { createdAt: 'asc' },
  });
  return parseStored(z.array(draftEntrySchema), rows);
}

export async function findDraft(tx: Tx, id: FlowId): Promise<Draft | undefined> {
  const row = await clientOf(tx).flow.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : toDraft(row);
}

export interface DraftSave {
  id: FlowId;
  /** The revision the editor started from. */
  baseRevision: number;
  document: Flow;
  savedBy: string;
}

export type DraftSaved =
  | { status: 'saved'; revision: number }
  /** Somebody else saved in between: here is theirs, for a comparison. */
  | { status: 'conflict'; current: Draft }
  | { status: 'notFound' };

/** Saves a draft unless it has moved on since `baseRevision`. */
export async function saveDraft(tx: Tx, save: DraftSave): Promise<DraftSaved> {
  const revision = save.baseRevision + 1;
  const { count } = await clientOf(tx).flow.updateMany({
    where: { workspaceId: tx.workspaceId, id: save.id, revision: save.baseRevision },
    data: { flowDocument: toJsonColumn(save.document), revision, updatedBy: save.savedBy },
  });
  if (count > 0) return { status: 'saved', revision };
  const current = await findDraft(tx, save.id);
  return current === undefined ? { status: 'notFound' } : { status: 'conflict', current };
}

/** Deletes a draft and its versions; the database refuses while a call still points at one of them. */
export async function deleteFlow(tx: Tx, id: FlowId): Promise<boolean> {
  const { count } = await clientOf(tx).flow.deleteMany({ where: { workspaceId: tx.workspaceId, id } });
  return count > 0;
}

function toDraft(row: { flowDocument: unknown }): Draft {
  return { ...parseStored(draftEntrySchema, row), document: parseFlowDocument(row.flowDocument) };
}
