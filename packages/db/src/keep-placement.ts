import type { Flow } from '@aybiza/flow';
import { AppError } from '@aybiza/foundation/errors';
import type { AgentId, CallId, DeploymentId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { findAgent } from './agents.ts';
import { addPlacement, findRepeatedPlacement, type PlacementRequest } from './call-placements.ts';
import { createCall, deleteCall } from './calls.ts';
import { type DeploymentWeight, drawVersion, findDeployment, placeOfCaller } from './deployments.ts';
import { findFlowVersion } from './flow-versions.ts';
import { admitOutbound } from './outbound/admit-outbound.ts';
import { listPhoneNumbers } from './phone-numbers.ts';
import type { Tx } from './transaction.ts';
import { findReachedLimit, getCallRules } from './usage/admit-call.ts';

interface GivenPlacement {
  agentId: AgentId;
  to: string;
  from: string;
  inputs: PlacementRequest['inputs'];
  idempotencyKey?: string | undefined;
}

/** A call to place; `isWaiting`: no process has begun to. */
export interface KeptPlacement {
  callId: CallId;
  isWaiting: boolean;
}

/** Why nobody is called; the sentence is meant for whoever asked. */
export type PlacementRefusal =
  | 'NOT_FOUND'
  | 'NOT_PUBLISHED'
  | 'FLOW_NOT_OUTBOUND'
  | 'UNKNOWN_INPUT'
  | 'UNKNOWN_NUMBER'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'LIMIT_REACHED';

function refuse(code: PlacementRefusal, message: string): AppError {
  return new AppError(message, { code, retryable: false, expose: true });
}

/**
 * Keeps that a call is to be placed, with the record of the call; a repetition is the first once more.
 * @throws AppError with a `PlacementRefusal` as its code; OutboundRefusedError, which whoever asked keeps (`noteOutboundRefused`)
 */
export async function keepPlacement(
  tx: Tx,
  { idempotencyKey, ...request }: GivenPlacement,
  { now, practice }: { now: number; practice: boolean },
): Promise<KeptPlacement> {
  const { agentId, to, from } = request;
  if ((await findAgent(tx, agentId)) === undefined) throw refuse('NOT_FOUND', 'There is no such agent.');
  const first = await findFirst(tx, request, idempotencyKey);
  if (first !== undefined) return first;
  await refuseBeyondLimits(tx, now);
  const version = await getVersion(tx, request);
  await checkFlow(tx, version, request);
  if (!(await listPhoneNumbers(tx)).some(({ e164 }) => e164 === from))
    throw refuse('UNKNOWN_NUMBER', 'The number to call from is none of this workspace’s.');
  await admitOutbound(tx, { from, to }, now);
  const { flowVersionId, statechartHash, deploymentId } = version;
  const call = {
    agentId,
    flowVersionId,
    statechartHash,
    deploymentId,
    from,
    to,
    callSid: null,
    startedAt: now,
    isTest: false,
    practice,
  };
  const callId = newId('call');
  await createCall(tx, { ...call, id: callId, channel: 'phone', direction: 'outbound' });
  if (await addPlacement(tx, { callId, request, idempotencyKey: idempotencyKey ?? null }))
    return { callId, isWaiting: true };
  // Only its key can stand in the way, and whoever held it has committed.
  await deleteCall(tx, callId);
  const other = await findFirst(tx, request, idempotencyKey);
  if (other === undefined) throw new Error('a call was refused for a key that nobody has');
  return other;
}

async function findFirst(
  tx: Tx,
  request: PlacementRequest,
  idempotencyKey: string | undefined,
): Promise<KeptPlacement | undefined> {
  const first = idempotencyKey === undefined ? undefined : await findRepeatedPlacement(tx, { idempotencyKey, request });
  if (first?.isSame === false)
    throw refuse('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was sent with another request for a call.');
  return first && { callId: first.callId, isWaiting: first.status === 'asked' };
}

/** What answers in the live environment: whoever is called there meets what callers meet. */
async function getVersion(
  tx: Tx,
  { agentId, to }: Pick<GivenPlacement, 'agentId' | 'to'>,
): Promise<DeploymentWeight & { deploymentId: DeploymentId }> {
  const deployment = await findDeployment(tx, { agentId, environment: 'live' });
  if (deployment === undefined)
    throw refuse('NOT_PUBLISHED', 'Publish the agent first: it has nothing to say on the phone.');
  const { id: deploymentId, weights } = deployment;
  return { ...drawVersion(weights, placeOfCaller(deploymentId, to, Math.random)), deploymentId };
}

/** A flow for calls that come in would talk to machines as to people. */
async function checkFlow(tx: Tx, { flowVersionId }: DeploymentWeight, { inputs }: PlacementRequest): Promise<void> {
  const start = startOf((await findFlowVersion(tx, flowVersionId))?.document);
  if (start?.direction !== 'outbound')
    throw refuse('FLOW_NOT_OUTBOUND', 'The start of this agent’s flow is for calls that come in.');
  const known = new Set(start.inputs);
  const unknown = Object.keys(inputs).find((name) => !known.has(name));
  if (unknown !== undefined) throw refuse('UNKNOWN_INPUT', `“${unknown}” is no input of this agent’s flow.`);
}

function startOf(flow: Flow | undefined) {
  const start = Object.values(flow?.nodes ?? {}).find((node) => node.kind === 'start');
  return start?.kind === 'start' ? start.data : undefined;
}

/** What agents that may call somebody are told before: by agent, the inputs of the version that answers. */
export async function listOutboundAgents(
  tx: Tx,
  agentIds: readonly AgentId[],
): Promise<Map<AgentId, readonly string[]>> {
  const found = new Map<AgentId, readonly string[]>();
  for (const agentId of agentIds) {
    const deployment = await findDeployment(tx, { agentId, environment: 'live' });
    const version = deployment?.weights[0];
    const start = version && startOf((await findFlowVersion(tx, version.flowVersionId))?.document);
    if (start?.direction === 'outbound') found.set(agentId, start.inputs);
  }
  return found;
}

/** Early, for whoever asks; the process that places the call asks again, and its answer counts. */
async function refuseBeyondLimits(tx: Tx, now: number): Promise<void> {
  const { areThere, timeZone } = await getCallRules(tx);
  if (!areThere || (await findReachedLimit(tx, { now, timeZone })) === undefined) return;
  throw refuse('LIMIT_REACHED', 'A limit of this workspace is reached. Nobody was called; see its usage page.');
}
