import { tellOutboundRefused } from '@aybiza/auth/tell-outbound-refused';
import type { Bus } from '@aybiza/backbone/bus/port';
import { addCallBackTry, type CallBack, changeCallBack, lockCallBack } from '@aybiza/db/call-backs';
import { findPlacement, withdrawPlacement } from '@aybiza/db/call-placements';
import type { Db, Tx } from '@aybiza/db/client';
import { keepPlacement } from '@aybiza/db/keep-placement';
import { OutboundRefusedError } from '@aybiza/db/outbound/admit-outbound';
import { listPhoneNumbers } from '@aybiza/db/phone-numbers';
import { planCallBack } from '@aybiza/db/plan-call-back';
import { findCallingChoice } from '@aybiza/db/privacy/calling-choices';
import type { Clock } from '@aybiza/foundation/clock';
import { AppError } from '@aybiza/foundation/errors';
import type { CallId } from '@aybiza/foundation/ids';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { JobPayloads } from '@aybiza/jobs';
import { isOpenAt, nextOpenAt } from '@aybiza/statechart';
import { type JobHandler, nothingToDo } from '../job-handler.ts';
import { announceCall } from '../telephony/announce-call.ts';

type Payload = JobPayloads['place-call-back'];

interface World {
  db: Db;
  clock: Clock;
  /** On which voice processes hear of calls to place; without one nobody places any. */
  bus: Bus | undefined;
  sealer: Sealer;
  /** For links in what owners are told. */
  designerUrl: string | undefined;
}

/**
 * Calls somebody back. The call is written down before anybody hears of it, under a key of this very try, and taken on by one voice process:
 * however often a worker dies here, there is one call. What becomes of it is decided when it has ended (`call-back/settle-try.ts`).
 */
export function createPlaceCallBack(world: World): JobHandler<Payload> {
  const { db, clock, bus } = world;
  return {
    async run({ workspaceId, payload }) {
      const callId = await db.forWorkspace(workspaceId, (tx) => takeOn(tx, payload, world));
      if (callId === undefined) return nothingToDo;
      const isTaken = await announceCall(bus, clock, { workspaceId, callId });
      // Nobody's phone rings later, when nobody expects it: the call is taken back, and asked for anew.
      if (!isTaken && (await db.forWorkspace(workspaceId, (tx) => takeBack(tx, payload, callId)))) throw nobodyCalls();
      return nothingToDo;
    },
    async onGivenUp(tx, { callBackId, number }) {
      const callBack = await lockCallBack(tx, callBackId);
      if (callBack?.status === 'planned' && callBack.tries === number - 1)
        await giveUp(tx, callBack, { reason: 'cannotCall', now: clock.now() });
    },
  };
}

/** The call to make now; undefined when there is none: it is not due, somebody has settled it, or it is given up. */
async function takeOn(tx: Tx, { callBackId, number }: Payload, world: World): Promise<CallId | undefined> {
  const now = world.clock.now();
  const callBack = await lockCallBack(tx, callBackId);
  if (callBack === undefined) return undefined;
  if (callBack.status === 'calling' && callBack.tries === number) return findWaiting(tx, callBack);
  if (callBack.status !== 'planned' || callBack.tries !== number - 1 || callBack.dueAt > now) return undefined;
  const { id, hours, e164 } = callBack;
  if (hours !== null && !isOpenAt(hours, now)) {
    const at = nextOpenAt(hours, now);
    if (at === undefined) await giveUp(tx, callBack, { reason: 'closed', now });
    else await planCallBack(tx, id, { number, at });
    return undefined;
  }
  if ((await findCallingChoice(tx, e164))?.choice === 'refused') {
    await giveUp(tx, callBack, { reason: 'optedOut', now });
    return undefined;
  }
  return place(tx, callBack, { number, now, world });
}

/** A worker has died between the call's record and its news. */
async function findWaiting(tx: Tx, { calls }: CallBack): Promise<CallId | undefined> {
  const callId = calls.at(-1)?.callId;
  return callId !== undefined && (await findPlacement(tx, callId))?.status === 'asked' ? callId : undefined;
}

async function place(
  tx: Tx,
  callBack: CallBack,
  { number, now, world }: { number: number; now: number; world: World },
) {
  const { id, agentId, e164: to, inputs, practice } = callBack;
  const ours = (await listPhoneNumbers(tx)).map(({ e164 }) => e164);
  const from = ours.find((one) => one === callBack.fromE164) ?? ours[0];
  if (agentId === null || from === undefined) {
    await giveUp(tx, callBack, { reason: 'cannotCall', now });
    return undefined;
  }
  try {
    const idempotencyKey = `call-back:${id}:${number}`;
    const { callId } = await keepPlacement(tx, { agentId, to, from, inputs, idempotencyKey }, { now, practice });
    await addCallBackTry(tx, id, { number, callId });
    await changeCallBack(tx, id, { status: 'calling', tries: number });
    return callId;
  } catch (error) {
    if (error instanceof OutboundRefusedError) await tellOutboundRefused(tx, error, { ...world, now });
    if (error instanceof AppError && PASSING.has(error.code)) {
      await planCallBack(tx, id, { number, at: now + LIMIT_PAUSE_MS });
      return undefined;
    }
    if (!(error instanceof AppError && REFUSALS.has(error.code))) throw error;
    // Somebody may refuse after they were asked about, and before the call is let through.
    await giveUp(tx, callBack, { reason: error.code === 'OPTED_OUT' ? 'optedOut' : 'cannotCall', now });
    return undefined;
  }
}

/** How long is waited where a limit of the workspace stands in the way: tomorrow, or when somebody has raised it, nothing does. */
const LIMIT_PAUSE_MS = 60 * 60_000;
const PASSING: ReadonlySet<string> = new Set(['LIMIT_REACHED', 'OUTBOUND_CAP_REACHED', 'OUTBOUND_STOPPED']);
/** This agent cannot call this person, today or tomorrow. */
const REFUSALS: ReadonlySet<string> = new Set([
  'NOT_FOUND',
  'NOT_PUBLISHED',
  'FLOW_NOT_OUTBOUND',
  'UNKNOWN_INPUT',
  'UNKNOWN_NUMBER',
  'DESTINATION_NOT_ALLOWED',
  'NO_CONSENT_TO_CALL',
  'OPTED_OUT',
]);

async function giveUp(
  tx: Tx,
  { id }: CallBack,
  { reason, now }: { reason: 'optedOut' | 'closed' | 'cannotCall'; now: number },
): Promise<void> {
  await changeCallBack(tx, id, { status: 'givenUp', reason, settledAt: now });
}

async function takeBack(tx: Tx, { callBackId, number }: Payload, callId: CallId): Promise<boolean> {
  const callBack = await lockCallBack(tx, callBackId);
  if (callBack?.status !== 'calling' || !(await withdrawPlacement(tx, callId))) return false;
  await changeCallBack(tx, callBackId, { status: 'planned', tries: number - 1 });
  return true;
}

function nobodyCalls(): AppError {
  const message = 'no voice process with a telephone account answers; nobody was called';
  return new AppError(message, { code: 'CANNOT_CALL', retryable: true, expose: true });
}
