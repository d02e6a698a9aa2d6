import type { Flow } from '@aybiza/flow';
import { AppError } from '@aybiza/foundation/errors';
import type { AgentId, CallId, DeploymentId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { findAgent } from './agents.ts';
import { addPlacement, addPlacements, findRepeatedPlacement, type PlacementRequest } from './call-placements.ts';
import { createCall, createCalls, deleteCall } from './calls.ts';
import { type Deployment, type DeploymentWeight, drawVersion, findDeployment, placeOfCaller } from './deployments.ts';
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
  const version = drawFor(await getDeployment(tx, agentId), to);
  await checkFlow(tx, version, request);
  await refuseForeignNumber(tx, from);
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

/** Several calls of one agent from one number, for whoever has made sure that there is room for them and that each may be called. */
export interface GivenPlacements extends Pick<GivenPlacement, 'agentId' | 'from'> {
  calls: readonly Pick<GivenPlacement, 'to' | 'inputs'>[];
}

/**
 * Keeps that these calls are to be placed, with their records; gives their ids in the order of `calls`. All or none: nothing is written before
 * everything is checked.
 * @throws AppError with a `PlacementRefusal` as its code
 */
export async function keepPlacements(
  tx: Tx,
  { agentId, from, calls }: GivenPlacements,
  { now, practice }: { now: number; practice: boolean },
): Promise<CallId[]> {
  if ((await findAgent(tx, agentId)) === undefined) throw refuse('NOT_FOUND', 'There is no such agent.');
  const deployment = await getDeployment(tx, agentId);
  const inputs = Object.assign({}, ...calls.map((call) => call.inputs));
  for (const version of deployment.weights) await checkFlow(tx, version, { inputs });
  await refuseForeignNumber(tx, from);
  const given = { agentId, from, channel: 'phone', direction: 'outbound', callSid: null, isTest: false } as const;
  const kept = calls.map(({ to, inputs: told }) => {
    const { flowVersionId, statechartHash, deploymentId } = drawFor(deployment, to);
    const version = { flowVersionId, statechartHash, deploymentId };
    const call = { ...given, id: newId('call'), ...version, to, startedAt: now, practice };
    return { call, placement: { callId: call.id, request: { agentId, to, from, inputs: told }, idempotencyKey: null } };
  });
  await createCalls(
    tx,
    kept.map(({ call }) => call),
  );
  await addPlacements(
    tx,
    kept.map(({ placement }) => placement),
  );
  return kept.map(({ call }) => call.id);
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
async function getDeployment(tx: Tx, agentId: AgentId): Promise<Deployment> {
  const deployment = await findDeployment(tx, { agentId, environment: 'live' });
  if (deployment === undefined)
    throw refuse('NOT_PUBLISHED', 'Publish the agent first: it has nothing to say on the phone.');
  return deployment;
}

function drawFor(
  { id: deploymentId, weights }: Deployment,
  to: string,
): DeploymentWeight & { deploymentId: DeploymentId } {
  return { ...drawVersion(weights, placeOfCaller(deploymentId, to, Math.random)), deploymentId };
}

async function refuseForeignNumber(tx: Tx, from: string): Promise<void> {
  if (!(await listPhoneNumbers(tx)).some(({ e164 }) => e164 === from))
    throw refuse('UNKNOWN_NUMBER', 'The number to call from is none of this workspace’s.');
}

/** A flow for calls that come in would talk to machines as to people. */
async function checkFlow(
  tx: Tx,
  { flowVersionId }: DeploymentWeight,
  { inputs }: Pick<PlacementRequest, 'inputs'>,
): Promise<void> {
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
