import type { Flow } from '@aybiza/flow';
import { type FlowCheckpointId, type FlowId, flowCheckpointIdSchema, flowIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { momentColumn, parseStored, toJsonColumn } from './columns.ts';
import { parseFlowDocument } from './flow-document.ts';
import { clientOf, type Tx } from './transaction.ts';

/** Why a draft was kept: by itself while somebody edited, by name, or before something else took its place. */
export const checkpointReasonSchema = z.enum(['automatic', 'named', 'beforeRestore', 'beforeImport']);
export type CheckpointReason = z.output<typeof checkpointReasonSchema>;

const entrySchema = z.object({
  id: flowCheckpointIdSchema,
  flowId: flowIdSchema,
  revision: z.int(),
  contentHash: z.string(),
  reason: checkpointReasonSchema,
  name: z.string(),
  createdBy: z.string().nullable(),
  /** Since when the draft had been like this. */
  draftSavedAt: momentColumn,
  createdAt: momentColumn,
});
/** A checkpoint in a list: everything but its document. */
export type FlowCheckpointEntry = z.output<typeof entrySchema>;
/** What a draft was at some time. */
export type FlowCheckpoint = FlowCheckpointEntry & { document: Flow };

export type NewFlowCheckpoint = Omit<FlowCheckpoint, 'id'>;

export async function createFlowCheckpoint(
  tx: Tx,
  { document, draftSavedAt, createdAt, ...checkpoint }: NewFlowCheckpoint,
): Promise<FlowCheckpointId> {
  const id = newId('flowCheckpoint');
  await clientOf(tx).flowCheckpoint.create({
    data: {
      ...checkpoint,
      id,
      workspaceId: tx.workspaceId,
      flowDocument: toJsonColumn(document),
      draftSavedAt: new Date(draftSavedAt),
      createdAt: new Date(createdAt),
    },
  });
  return id;
}

const NEWEST_FIRST = [{ createdAt: 'desc' }, { revision: 'desc' }] as const;

export async function findNewestCheckpoint(tx: Tx, flowId: FlowId): Promise<FlowCheckpointEntry | undefined> {
  const row = await clientOf(tx).flowCheckpoint.findFirst({
    where: { workspaceId: tx.workspaceId, flowId },
    omit: { flowDocument: true },
    orderBy: [...NEWEST_FIRST],
  });
  return row === null ? undefined : parseStored(entrySchema, row);
}

/** The checkpoints of a flow, newest first. */
export async function listFlowCheckpoints(tx: Tx, flowId: FlowId): Promise<FlowCheckpointEntry[]> {
  const rows = await clientOf(tx).flowCheckpoint.findMany({
    where: { workspaceId: tx.workspaceId, flowId },
    omit: { flowDocument: true },
    orderBy: [...NEWEST_FIRST],
  });
  return parseStored(z.array(entrySchema), rows);
}

export async function findFlowCheckpoint(tx: Tx, id: FlowCheckpointId): Promise<FlowCheckpoint | undefined> {
  const row = await clientOf(tx).flowCheckpoint.findFirst({ where: { workspaceId: tx.workspaceId, id } });
  return row === null ? undefined : { ...parseStored(entrySchema, row), document: parseFlowDocument(row.flowDocument) };
}

/** False when there is none. */
export async function renameFlowCheckpoint(
  tx: Tx,
  { id, name }: { id: FlowCheckpointId; name: string },
): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id };
  const { count } = await clientOf(tx).flowCheckpoint.updateMany({ where, data: { name } });
  return count > 0;
}

export async function deleteFlowCheckpoints(tx: Tx, ids: readonly FlowCheckpointId[]): Promise<void> {
  if (ids.length === 0) return;
  await clientOf(tx).flowCheckpoint.deleteMany({ where: { workspaceId: tx.workspaceId, id: { in: [...ids] } } });
}
