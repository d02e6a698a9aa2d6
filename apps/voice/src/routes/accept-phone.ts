import type { WorkspaceId } from '@aybiza/foundation/ids';
import { answerCall, resumeTaken } from '../answer-call.ts';
import type { Leg } from '../media/leg.ts';
import type { MediaSocket } from '../media/media-socket.ts';
import { acceptTwilioStream } from '../media/twilio/accept-stream.ts';
import { TwilioLeg } from '../media/twilio/twilio-leg.ts';
import type { CallIdentity, TakenCall } from '../records/call-records-port.ts';
import { expectCall, identifyCall } from './identify-call.ts';
import type { TwilioRoutesOptions } from './phone-routes.ts';
import { identifyPlaced } from './placed-call.ts';
import { readStreamToken, type StreamClaims } from './stream-token.ts';
import type { UsedTokens } from './used-tokens.ts';

/** Longer than the lease of a process that died, shorter than a caller's patience. */
const TAKE_OVER_MS = 8_000;

export interface PhoneOptions extends TwilioRoutesOptions {
  /** Stream tokens that have opened their stream. */
  readonly usedTokens: UsedTokens;
}

/** A socket that was opened for the calls of this workspace. */
export type SocketOptions = PhoneOptions & { readonly workspaceId: WorkspaceId | undefined };

/** What a stream that may come in is for. */
export interface Admission {
  readonly callId: CallIdentity['id'];
  begin(leg: Leg): void;
}

/** A media socket of Twilio's: a call that begins, one that comes back, or one that another process had. */
export function acceptPhone(socket: MediaSocket, options: SocketOptions): void {
  const { answering, secret, plans, logger, usedTokens } = options;
  const { clock, calls } = answering;
  acceptTwilioStream<Admission>(socket, {
    clock,
    onRefused: (reason) => logger.warn({ reason }, 'media stream refused'),
    admit: async ({ callSid, customParameters: { token = '' } }) => {
      const claims = readStreamToken(secret, { token, callSid, now: clock.now() });
      return claims !== undefined && usedTokens.use(token) ? admit(claims, options) : undefined;
    },
    onAdmitted(start, { callId, begin }) {
      const { callSid } = start;
      const leg = new TwilioLeg({
        socket,
        start,
        clock,
        plan: (next) => plans.set(callSid, next, () => calls.lineGone(callId)),
        onViolation: (reason) => logger.warn({ callSid, reason }, 'media stream broke the protocol'),
      });
      begin(leg);
    },
  });
}

/** Undefined when the stream opens nothing: its call has begun already, is in no process that is known, or its owner keeps it. */
export async function admit(claims: StreamClaims, options: SocketOptions): Promise<Admission | undefined> {
  const { calls } = options.answering;
  const { callId } = claims;
  if (claims.workspaceId !== undefined && claims.workspaceId !== options.workspaceId) return undefined;
  if (calls.isLive(callId)) return { callId, begin: (leg) => reattach(claims, leg, options) };
  // Twilio asks again, and reaches a process that stays.
  if (calls.isDraining) return undefined;
  const isNew = claims.workspaceId === undefined || claims.placed === true;
  return isNew ? admitNew(claims, options) : admitTaken(claims, options);
}

/**
 * It may have ended while its stream was on the way. And it may have come from a process that had put it through, while Twilio was given
 * this stream, with how that went: nobody else says so here.
 */
function reattach({ callId, callSid, transfer }: StreamClaims, leg: Leg, { answering, plans }: PhoneOptions): void {
  if (!answering.calls.reattach(callId, leg)) leg.close({ apologise: false });
  else if (transfer !== undefined) {
    plans.remove(callSid);
    answering.calls.transferEnded(callId, transfer === 'notBegun' ? 'failed' : transfer);
  }
}

/** Calls whose first stream has arrived: nobody begins one of them again. */
const answered = new WeakSet<CallIdentity>();

async function admitNew(claims: StreamClaims, options: SocketOptions): Promise<Admission | undefined> {
  const { answering, expected, workspaceId } = options;
  const { callSid, callId } = claims;
  const identity = expected.get(callSid) ?? (await identifyNew(claims, options));
  if (identity?.id !== callId || identity.deployed.workspaceId !== workspaceId) return undefined;
  if (answered.has(identity)) return undefined;
  answered.add(identity);
  const turnedAway = await answering.records.limits.admit({ callId, workspaceId });
  return { callId, begin: (leg) => answerCall(identity, { leg, turnedAway }, answering) };
}

async function identifyNew(
  { callSid, callId, fresh, placed, workspaceId }: StreamClaims,
  options: PhoneOptions,
): Promise<CallIdentity | undefined> {
  if (placed === true && workspaceId !== undefined)
    return identifyPlaced({ workspaceId, callId }, { callSid }, options);
  return fresh === undefined ? undefined : identifyCall({ callSid, callId, ...fresh }, options);
}

/** Another process had the call. */
async function admitTaken(
  { callSid, callId, workspaceId, transfer }: StreamClaims,
  options: PhoneOptions,
): Promise<Admission | undefined> {
  const { answering } = options;
  if (workspaceId === undefined) return undefined;
  const onLost = () => answering.calls.abandon(callId);
  const taken = await answering.records.takeOver({ place: { workspaceId, callId }, limitMs: TAKE_OVER_MS, onLost });
  if (taken === 'held') return undefined;
  if (taken === 'ended') return { callId, begin: (leg) => leg.close({ apologise: false }) };
  return { callId, begin: (leg) => begin(taken, { leg, callSid, transfer: transfer ?? null }, options) };
}

function begin(
  taken: TakenCall,
  { leg, callSid, transfer }: { leg: Leg; callSid: string; transfer: NonNullable<StreamClaims['transfer']> | null },
  options: PhoneOptions,
): void {
  expectCall(taken.identity, callSid, options);
  resumeTaken(taken, { leg, transfer }, options.answering);
}
