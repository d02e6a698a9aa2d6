import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findStatechart } from '@aybiza/db/statecharts';
import type { AfterCallStep } from '@aybiza/statechart';

/** What the flow that a call ran on wants done after it; nothing where it says nothing. */
export async function findLane(tx: Tx, call: StoredCall): Promise<readonly AfterCallStep[]> {
  return (await findStatechart(tx, call.statechartHash))?.afterCall ?? [];
}
