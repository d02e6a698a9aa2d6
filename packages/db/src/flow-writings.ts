import type { FlowId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/**
 * How far the writing of a draft is. `stopped`: by a person. `gaveUp`: the model did not get it right, what it wrote stays. `failed`: the
 * model could not be reached.
 */
const statusSchema = z.enum(['waiting', 'writing', 'finished', 'stopped', 'gaveUp', 'failed']);
export type FlowWritingStatus = z.output<typeof statusSchema>;

const writingSchema = z.object({
  description: z.string(),
  status: statusSchema,
  summary: z.string(),
  errors: z.int(),
  askedAt: momentColumn,
  endedAt: momentColumn.nullable(),
});
/** A draft that a model writes, or wrote, from a description. */
export type FlowWriting = z.output<typeof writingSchema>;

/** Asks for a draft to be written. False while it is being written already. */
export async function askForWriting(
  tx: Tx,
  { flowId, description, askedBy }: { flowId: FlowId; description: string; askedBy: string | null },
): Promise<boolean> {
  const client = clientOf(tx);
  const asked = { description, status: 'waiting', summary: '', errors: 0, askedBy, askedAt: new Date(), endedAt: null };
  const { count } = await client.flowWriting.updateMany({
    where: { workspaceId: tx.workspaceId, flowId, endedAt: { not: null } },
    data: asked,
  });
  if (count > 0) return true;
  const added = await client.flowWriting.createMany({
    data: { ...asked, flowId, workspaceId: tx.workspaceId },
    skipDuplicates: true,
  });
  return added.count > 0;
}

export async function findWriting(tx: Tx, flowId: FlowId): Promise<FlowWriting | undefined> {
  const row = await clientOf(tx).flowWriting.findFirst({ where: { workspaceId: tx.workspaceId, flowId } });
  return row === null ? undefined : parseStored(writingSchema, row);
}

/** Notes how far it is, unless it has ended: who has stopped it has stopped it. False when it has. */
export async function noteWriting(
  tx: Tx,
  flowId: FlowId,
  { status, summary, errors }: { status: FlowWritingStatus; summary?: string; errors?: number },
): Promise<boolean> {
  const isOver = status !== 'waiting' && status !== 'writing';
  const { count } = await clientOf(tx).flowWriting.updateMany({
    where: { workspaceId: tx.workspaceId, flowId, endedAt: null },
    data: {
      status,
      ...(summary === undefined ? {} : { summary }),
      ...(errors === undefined ? {} : { errors }),
      ...(isOver ? { endedAt: new Date() } : {}),
    },
  });
  return count > 0;
}
