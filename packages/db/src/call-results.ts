import type { CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored, storableText, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

const resultSchema = z
  .object({ name: z.string(), valueDocument: z.unknown(), source: z.string(), createdAt: momentColumn })
  .transform(({ valueDocument, ...rest }) => ({ ...rest, value: valueDocument }));
/** Something a call yielded, such as a score or an extracted field. */
export type CallResult = z.output<typeof resultSchema>;

export interface NewCallResult {
  name: string;
  value: unknown;
  /** Who found it: `flow`, or the name of the job. */
  source: string;
}

/** Stores results by name; a later one of the same name replaces the earlier. */
export async function saveCallResults(tx: Tx, callId: CallId, results: readonly NewCallResult[]): Promise<void> {
  for (const { name, value, source } of results) {
    const stored = { valueDocument: toJsonColumn(value), source };
    const key = { callId, name: storableText(name) };
    await clientOf(tx).callResult.upsert({
      where: { callId_name: key },
      create: { ...key, ...stored, workspaceId: tx.workspaceId },
      update: stored,
    });
  }
}

/** The results of a call, by name. */
export async function listCallResults(tx: Tx, callId: CallId): Promise<CallResult[]> {
  const where = { workspaceId: tx.workspaceId, callId };
  const rows = await clientOf(tx).callResult.findMany({ where, orderBy: { name: 'asc' } });
  return parseStored(z.array(resultSchema), rows);
}
