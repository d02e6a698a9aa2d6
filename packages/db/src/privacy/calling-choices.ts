import { type CallId, callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';

const choiceSchema = z.object({
  e164: z.string(),
  choice: z.enum(['refused', 'agreed']),
  source: z.enum(['caller', 'member']),
  callId: callIdSchema.nullable(),
  chosenAt: momentColumn,
});
/** Whether somebody wants to be called; `source`: who noted it, the person in a call or the workspace. */
export type CallingChoice = z.output<typeof choiceSchema>;

export interface NewCallingChoice {
  e164: string;
  choice: CallingChoice['choice'];
  source: CallingChoice['source'];
  callId?: CallId;
  /** Epoch milliseconds. */
  chosenAt: number;
}

/** Notes what somebody has chosen, in place of what they had chosen before; it counts from the next call on. */
export async function setCallingChoice(tx: Tx, { e164, chosenAt, callId, ...rest }: NewCallingChoice): Promise<void> {
  const { workspaceId } = tx;
  const data = { ...rest, callId: callId ?? null, chosenAt: new Date(chosenAt) };
  const where = { workspaceId_e164: { workspaceId, e164 } };
  await clientOf(tx).callingChoice.upsert({ where, create: { workspaceId, e164, ...data }, update: data });
}

/** Notes that these do not want to be called; whoever had refused before stays as they are. Gives how many are new. */
export async function refuseCalls(tx: Tx, numbers: readonly string[], chosenAt: number): Promise<number> {
  return clientOf(tx).$executeRaw`
    INSERT INTO calling_choice (workspace_id, e164, choice, source, chosen_at)
    SELECT ${tx.workspaceId}, refused.e164, 'refused', 'member', ${new Date(chosenAt)}::timestamptz
    FROM unnest(${[...numbers]}::text[]) AS refused (e164)
    ON CONFLICT (workspace_id, e164) DO UPDATE SET choice = 'refused', source = 'member', call_id = NULL, chosen_at = excluded.chosen_at
    WHERE calling_choice.choice <> 'refused'`;
}

/** Forgets what somebody has chosen; false when nothing was on record. */
export async function removeCallingChoice(tx: Tx, e164: string): Promise<boolean> {
  const { count } = await clientOf(tx).callingChoice.deleteMany({ where: { workspaceId: tx.workspaceId, e164 } });
  return count > 0;
}

export async function findCallingChoice(tx: Tx, e164: string): Promise<CallingChoice | undefined> {
  const row = await clientOf(tx).callingChoice.findFirst({ where: { workspaceId: tx.workspaceId, e164 } });
  return row === null ? undefined : parseStored(choiceSchema, row);
}

/** The newest first, at most `limit`. */
export async function listCallingChoices(tx: Tx, limit: number): Promise<CallingChoice[]> {
  const rows = await clientOf(tx).callingChoice.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: [{ chosenAt: 'desc' }, { e164: 'asc' }],
    take: limit,
  });
  return parseStored(z.array(choiceSchema), rows);
}

/** Who of these does not want to be called, and since when, epoch milliseconds. */
export async function listRefused(tx: Tx, numbers: readonly string[]): Promise<Map<string, number>> {
  const where = { workspaceId: tx.workspaceId, choice: 'refused', e164: { in: [...numbers] } };
  const rows = await clientOf(tx).callingChoice.findMany({ where });
  return new Map(parseStored(z.array(choiceSchema), rows).map(({ e164, chosenAt }) => [e164, chosenAt]));
}
