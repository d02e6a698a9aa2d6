import type { CallEvent } from '@aybiza/call-log';
import { listCallEvents } from '@aybiza/db/call-events';
import { findCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { claimJobEffect } from '@aybiza/db/job-effects';
import { tellWebhooks } from '@aybiza/db/tell-webhooks';
import type { AgentId, CallId, FlowVersionId } from '@aybiza/foundation/ids';

/** The event of a step that breaks calls. */
export const FLOW_FAILING = 'flow.failing';

/** What a call's log says when the call could only be sent to its fallback. */
const BREAKING_CODES: ReadonlySet<string> = new Set(['CRASHED_TOO_OFTEN', 'TAKEN_OVER_TOO_OFTEN', 'CALL_FAILED']);

/** A step that broke a call. */
export interface FailingStep {
  readonly agentId: AgentId;
  readonly flowVersionId: FlowVersionId;
  /** Where the caller was; empty before the first step. */
  readonly node: string;
  readonly code: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Where a call broke for good; undefined for one that did not, and for a draft that somebody tries. */
export async function findFailingStep(tx: Tx, callId: CallId): Promise<FailingStep | undefined> {
  const call = await findCall(tx, callId);
  if (call === undefined || call.flowVersionId === null) return undefined;
  const { agentId, flowVersionId, startedAt: callStartedAt } = call;
  const events = await listCallEvents(tx, { callId, callStartedAt }, { types: ['moved', 'noted'] });
  const failure = firstFailure(events);
  return failure && { agentId, flowVersionId, ...failure };
}

function firstFailure(events: readonly CallEvent[]): Pick<FailingStep, 'node' | 'code' | 'at'> | undefined {
  let node = '';
  for (const event of events) {
    if (event.type === 'moved') node = event.to;
    if (event.type === 'noted' && BREAKING_CODES.has(event.code)) return { node, code: event.code, at: event.at };
  }
  return undefined;
}

/** The first call that a step of a published version breaks has the webhooks told; the others change nothing. */
export async function reportFailingStep(tx: Tx, callId: CallId): Promise<FailingStep | undefined> {
  const step = await findFailingStep(tx, callId);
  if (step === undefined) return undefined;
  if (!(await claimJobEffect(tx, `${FLOW_FAILING}:${step.flowVersionId}:${step.node}`))) return undefined;
  await tellWebhooks(tx, FLOW_FAILING, { callId });
  return step;
}
