import type { TranscriptLine } from '@aybiza/call-log';
import { listCallResults } from '@aybiza/db/call-results';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import type { AfterCallStepOf } from '@aybiza/statechart';
import { callFacts, newsTime, resultFacts } from '../../webhook/call-facts.ts';

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
    timestamp: newsTime(call),
    data: {
      callId: call.id,
      agentId: call.agentId,
      step: { id: step.id, name: step.name },
      isTest: call.isTest,
      practice: call.practice,
      ...(wanted.has('call') ? { call: callFacts(call) } : {}),
      ...(wanted.has('variables') ? { variables: call.variables } : {}),
      ...(wanted.has('summary') ? { summary: call.summary } : {}),
      ...(wanted.has('results') ? { results: results.map(resultFacts) } : {}),
      ...(wanted.has('transcript') ? { transcript: transcript.map(({ who, at, text }) => ({ who, at, text })) } : {}),
    },
  };
}
