import { z } from 'zod';
import { parseStored } from './columns.ts';
import { type Db, lookupOf } from './transaction.ts';

const countSchema = z.tuple([z.object({ months: z.int() })]);

/**
 * Makes the partitions of the call log for this month and `ahead` further ones, and for what has arrived of months without one. Gives how
 * many were new; 0 also where TimescaleDB keeps the log.
 */
export async function keepCallEventMonths(db: Db, ahead: number): Promise<number> {
  const rows = await lookupOf(db)`SELECT keep_call_event_months(${ahead}::integer) AS months`;
  return parseStored(countSchema, rows)[0].months;
}

/** Drops the months of the call log of which no workspace keeps anything any more. Gives how many went. */
export async function dropCallEventMonths(db: Db): Promise<number> {
  const rows = await lookupOf(db)`SELECT drop_call_event_months() AS months`;
  return parseStored(countSchema, rows)[0].months;
}
