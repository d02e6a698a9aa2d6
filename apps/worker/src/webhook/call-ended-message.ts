import { listCallResults } from '@aybiza/db/call-results';
import { findCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findRecording } from '@aybiza/db/recordings';
import type { CallId } from '@aybiza/foundation/ids';
import { CALL_ENDED } from '../after-call.ts';

/** What a webhook is told about a call that has ended. Published to integrators: fields may be added, none changed. */
export async function callEndedMessage(tx: Tx, callId: CallId) {
  const call = await findCall(tx, callId);
  if (call === undefined) return undefined;
  const recording = await findRecording(tx, callId);
  const results = await listCallResults(tx, callId);
  return {
    type: CALL_ENDED,
    timestamp: toIso(call.endedAt ?? call.startedAt),
    data: {
      callId,
      agentId: call.agentId,
      flowVersionId: call.flowVersionId,
      channel: call.channel,
      direction: call.direction,
      from: call.from,
      to: call.to,
      status: call.status,
      outcome: call.outcome,
      endReason: call.endReason,
      startedAt: toIso(call.startedAt),
      endedAt: call.endedAt === null ? null : toIso(call.endedAt),
      durationMs: call.durationMs,
      turns: call.turns,
      isTest: call.isTest,
      practice: call.practice,
      variables: call.variables,
      /** Null where there was no model, or it failed. */
      summary: call.summary,
      results: results.map(({ name, value, source }) => ({ name, value, source })),
      recording: recording === undefined ? null : { durationMs: recording.durationMs },
    },
  };
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
