import { listFlowCheckpoints } from '@aybiza/db/flow-checkpoints';
import type { Tx } from '@aybiza/db/transaction';
import type { FlowId } from '@aybiza/foundation/ids';
import { apiError } from '../api-error.ts';

/** They stay for ever: more than anybody could tell apart. */
const MOST_NAMED = 100;

/** @throws AppError `TOO_MANY_CHECKPOINTS` when no other checkpoint of the flow may get a name */
export async function refuseMoreNames(tx: Tx, flowId: FlowId): Promise<void> {
  const named = (await listFlowCheckpoints(tx, flowId)).filter(({ name }) => name !== '');
  if (named.length < MOST_NAMED) return;
  throw apiError(
    'TOO_MANY_CHECKPOINTS',
    `A flow has at most ${MOST_NAMED} named checkpoints. Take the name from one that you do not need any more.`,
  );
}
