import type { Tx } from '@aybiza/db/client';
import type { CallId } from '@aybiza/foundation/ids';
import { FLOW_FAILING, findFailingStep } from '../flow-failing.ts';

/**
 * What a webhook is told about a step that breaks calls; `callId` is the first of them. Published to integrators: fields may be added,
 * none changed.
 */
export async function flowFailingMessage(tx: Tx, callId: CallId) {
  const step = await findFailingStep(tx, callId);
  if (step === undefined) return undefined;
  const { agentId, flowVersionId, node, code, at } = step;
  return {
    type: FLOW_FAILING,
    timestamp: new Date(at).toISOString(),
    data: { agentId, flowVersionId, node, code, callId },
  };
}
