import type { Tx } from '@aybiza/db/client';
import type { WatchId } from '@aybiza/foundation/ids';
import { readRollBack } from '../releases/read-roll-back.ts';

/** What a webhook is told about a watched version that was rolled back. Published to integrators: fields may be added, none changed. */
export async function rollBackMessage(tx: Tx, watchId: WatchId) {
  const found = await readRollBack(tx, watchId);
  if (found === undefined) return undefined;
  const { agent, environment, flowVersionId, number, at, figures } = found;
  return {
    type: 'deployment.rolledBack',
    timestamp: new Date(at).toISOString(),
    data: { agentId: agent.id, environment, flowVersionId, number, figures },
  };
}
