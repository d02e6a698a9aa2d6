import { type Statechart, statechartSchema } from '@aybiza/statechart';
import { parseStored, toJsonColumn } from './columns.ts';
import { clientOf, type Tx } from './transaction.ts';

/** Keeps a compiled flow under its content hash; a second time changes nothing. */
export async function saveStatechart(tx: Tx, statechart: { hash: string; document: Statechart }): Promise<void> {
  const { hash, document } = statechart;
  const data = { workspaceId: tx.workspaceId, hash, statechartDocument: toJsonColumn(document) };
  await clientOf(tx).statechart.createMany({ data, skipDuplicates: true });
}

/** @throws AppError `STORED_VALUE_INVALID` for a statechart of a version this program cannot run. */
export async function findStatechart(tx: Tx, hash: string): Promise<Statechart | undefined> {
  const row = await clientOf(tx).statechart.findFirst({ where: { workspaceId: tx.workspaceId, hash } });
  return row === null ? undefined : parseStored(statechartSchema, row.statechartDocument);
}
