import type { ExpiredLease, Leases } from '@aybiza/backbone/leases/port';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { CallUpdateOutcome, Telephony } from '@aybiza/providers/telephony/port';
import { closeTaken, resumeTaken } from './answer-call.ts';
import type { TakenCall } from './records/call-records-port.ts';
import { repeat } from './repeat.ts';
import { connectAgain } from './routes/connect-stream.ts';
import { expectCall } from './routes/identify-call.ts';
import { isPbxCall } from './routes/pbx-line.ts';
import type { TwilioRoutesOptions } from './routes/phone-routes.ts';

const LOOK_EVERY_MS = 2_000;
/** A caller whose process died is taken over by itself long before; whoever is silent for so long is frozen or cut off. */
const SILENT_FOR_MS = 4_000;
/** A page tries to come back for half a minute. */
const PAGE_COMES_BACK_MS = 35_000;
/** Without an account nobody can be asked whether a call is still on. */
const UNKNOWN_FOR_MS = 60_000;
const MOST_CALLS = 500;
/** Requests to the telephone company at once. */
const AT_ONCE = 20;

export interface ReaperOptions extends TwilioRoutesOptions {
  readonly leases: Pick<Leases, 'listExpired' | 'release'>;
  /** The telephone of a workspace; null where it has none. */
  telephonyOf(workspaceId: WorkspaceId): Promise<Pick<Telephony, 'redirect' | 'isPutThrough'> | null>;
}

/**
 * Looks for calls that nobody has any more and nobody has come back for: their process is frozen or cut off, or died when nobody was
 * on the line. Each is taken over first, so that no two reapers meet at one. Gives back how to stop.
 */
export function startReaper(options: ReaperOptions): () => void {
  const { answering, logger, leases } = options;
  const { clock, calls } = answering;
  /** On the monotonic clock; null while the leases cannot be reached. */
  let reachedSince: number | null = null;
  const look = async () => {
    if (calls.isDraining) return;
    const expired = await leases.listExpired({ limit: MOST_CALLS, silentForMs: SILENT_FOR_MS });
    reachedSince ??= clock.monotonic();
    // Nobody could renew while they were away: whoever is alive does so first.
    if (clock.monotonic() - reachedSince >= SILENT_FOR_MS) await reapAll(expired, options);
  };
  const onError = (error: unknown) => {
    reachedSince = null;
    logger.warn({ personal: errorMessage(error) }, 'silent calls not looked for');
  };
  return repeat(look, { clock, everyMs: LOOK_EVERY_MS, onError });
}

async function reapAll(expired: readonly ExpiredLease[], options: ReaperOptions): Promise<void> {
  const rest = expired.values();
  const work = async () => {
    for (const lease of rest) {
      await reap(lease, options).catch((error: unknown) =>
        options.logger.warn({ callId: lease.callId, personal: errorMessage(error) }, 'silent call not seen to'),
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, expired.length) }, work));
}

async function reap(lease: ExpiredLease, options: ReaperOptions): Promise<void> {
  const { answering, leases, telephonyOf } = options;
  const { records, calls } = answering;
  const found = await records.find(lease);
  if (found?.isLive !== true) {
    await leases.release(lease);
    return;
  }
  const { callSid } = found;
  const telephony = callSid === null ? null : await telephonyOf(lease.workspaceId);
  // A PBX cannot be asked; whoever calls through one comes back by its dial plan, or has hung up.
  const canAsk = callSid !== null && telephony !== null && !isPbxCall(callSid);
  const patienceMs = callSid === null ? PAGE_COMES_BACK_MS : UNKNOWN_FOR_MS;
  if (!canAsk && lease.silentMs < patienceMs) return;
  const taken = await records.takeOver({ place: lease, limitMs: 0, onLost: () => calls.abandon(lease.callId) });
  if (typeof taken === 'string') return;
  options.logger.warn({ callId: lease.callId, silentMs: lease.silentMs }, 'silent call found');
  if (!canAsk) closeTaken(taken, 'lost', answering);
  else if (!isPuttingThrough(taken)) await sendBack(taken, { ...options, callSid, telephony });
  else if (await isWithSomebodyElse(taken, callSid, telephony)) waitForTransfer(taken, callSid, options);
  else await sendBack(taken, { ...options, callSid, telephony, transfer: 'notBegun' });
}

function isPuttingThrough({ standing: { asked } }: TakenCall): boolean {
  return asked?.command.type === 'transfer' && asked.attempted;
}

/**
 * The caller was put through, or their transfer still rings: nobody may disturb that. What was on its way to the telephone company when
 * the network went never began, and its caller hears nothing.
 */
async function isWithSomebodyElse(
  { standing: { asked }, records }: TakenCall,
  callSid: string,
  telephony: Pick<Telephony, 'isPutThrough'>,
): Promise<boolean> {
  // Whoever waits in a queue has no leg of their own.
  if (asked?.command.type === 'transfer' && asked.command.to.startsWith('queue:')) return true;
  try {
    return await telephony.isPutThrough(callSid);
  } catch (error) {
    // The call is looked at again: waiting for the end of what never began would be for hours.
    await records.giveUp(WRITE_OUT_MS);
    throw error;
  }
}

function waitForTransfer(taken: TakenCall, callSid: string, options: ReaperOptions): void {
  const { answering, plans } = options;
  const { calls } = answering;
  const { id } = taken.identity;
  const command = taken.standing.asked?.command;
  if (command?.type !== 'transfer') return;
  const { to, ringMs, briefing } = command;
  expectCall(taken.identity, callSid, options);
  resumeTaken(taken, { leg: null, transfer: 'underWay' }, answering);
  plans.set(
    callSid,
    { type: 'dial', to, ringMs, briefing, done: (outcome) => calls.transferEnded(id, outcome) },
    () => undefined,
  );
  // Twilio was told by the process before.
  plans.ask(callSid);
}

interface SendingBack extends ReaperOptions {
  readonly callSid: string;
  readonly telephony: Pick<Telephony, 'redirect'>;
  readonly transfer?: 'notBegun';
}

/** Twilio opens a stream again, and whichever process it reaches has the call from then on. */
async function sendBack(taken: TakenCall, options: SendingBack): Promise<void> {
  const { callSid, telephony, answering, transfer } = options;
  const { id: callId, deployed } = taken.identity;
  const place = { callId, workspaceId: deployed.workspaceId };
  let outcome: CallUpdateOutcome = 'updated';
  try {
    outcome = await telephony.redirect(callSid, connectAgain(callSid, place, { ...options, transfer }));
  } finally {
    if (outcome === 'updated') await taken.records.giveUp(WRITE_OUT_MS);
  }
  if (outcome === 'gone') closeTaken(taken, 'lost', answering);
}

/** Nothing is left to write; the fence is looked at. */
const WRITE_OUT_MS = 1_000;
