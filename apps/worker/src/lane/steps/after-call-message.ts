import type { TranscriptLine } from '@aybiza/call-log';
import { type CallResult, listCallResults } from '@aybiza/db/call-results';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import type { AfterCallStepOf } from '@aybiza/statechart';

/** The type of what a step of a lane tells. */
export const AFTER_CALL_STEP = 'afterCall.step';

interface Told {
  readonly call: StoredCall;
  readonly step: AfterCallStepOf<'webhook'>;
  /** Read only where it is told. */
  readonly transcript: readonly TranscriptLine[];
}

/** What a step tells another system about a call, as far as its author wants. Published to integrators: fields may be added, none changed. */
export async function afterCallMessage(tx: Tx, { call, step, transcript }: Told) {
  const wanted = new Set(step.params.data);
  const results = wanted.has('results') ? await listCallResults(tx, call.id) : [];
  return {
    type: AFTER_CALL_STEP,
    timestamp: toIso(call.endedAt ?? call.startedAt),
    data: {
      callId: call.id,
      agentId: call.agentId,
      step: { id: step.id, name: step.name },
      isTest: call.isTest,
      practice: call.practice,
      ...(wanted.has('call') ? { call: factsOf(call) } : {}),
      ...(wanted.has('variables') ? { variables: call.variables } : {}),
      ...(wanted.has('summary') ? { summary: call.summary } : {}),
      ...(wanted.has('results') ? { results: results.map(toTold) } : {}),
      ...(wanted.has('transcript') ? { transcript: transcript.map(({ who, at, text }) => ({ who, at, text })) } : {}),
    },
  };
}

function factsOf(call: StoredCall) {
  return {
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
  };
}

function toTold({ name, value, source }: CallResult) {
  return { name, value, source };
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
