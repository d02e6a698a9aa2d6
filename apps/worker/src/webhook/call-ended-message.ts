import { listCallResults } from '@aybiza/db/call-results';
import { findCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findRecording } from '@aybiza/db/recordings';
import type { CallId } from '@aybiza/foundation/ids';
import { CALL_ENDED } from '../after-call.ts';
import { callFacts, newsTime, resultFacts } from './call-facts.ts';

/** What a webhook is told about a call that has ended. Published to integrators: fields may be added, none changed. */
export async function callEndedMessage(tx: Tx, callId: CallId) {
  const call = await findCall(tx, callId);
  if (call === undefined) return undefined;
  const recording = await findRecording(tx, callId);
  const results = await listCallResults(tx, callId);
  return {
    type: CALL_ENDED,
    timestamp: newsTime(call),
    data: {
      callId,
      agentId: call.agentId,
      flowVersionId: call.flowVersionId,
      ...callFacts(call),
      isTest: call.isTest,
      practice: call.practice,
      variables: call.variables,
      /** Null where there was no model, or it failed. */
      summary: call.summary,
      results: results.map(resultFacts),
      recording: recording === undefined ? null : { durationMs: recording.durationMs },
    },
  };
}
