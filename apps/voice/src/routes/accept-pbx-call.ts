import type { IncomingMessage } from 'node:http';
import { newId } from '@aybiza/foundation/new-id';
import type { MediaSocket } from '../media/media-socket.ts';
import { acceptPbx } from '../media/pbx/accept-pbx.ts';
import { PbxLeg } from '../media/pbx/pbx-leg.ts';
import type { PbxLine } from '../records/call-records-port.ts';
import { type Admission, admit, type PhoneOptions } from './accept-phone.ts';
import { instructing } from './pbx-instructions.ts';
import { callNameOf, type PbxCall, pbxCallSid, readPbxCall } from './pbx-line.ts';
import { readStreamToken, type StreamClaims } from './stream-token.ts';

/** A media socket of a PBX: a call that begins, or one whose socket was lost or closed for a while. */
export function acceptPbxCall(
  socket: MediaSocket,
  { request, secretHash }: { request: IncomingMessage; secretHash: string },
  phone: PhoneOptions,
): void {
  const { answering, plans, logger } = phone;
  const { clock, calls, records } = answering;
  const call = readPbxCall(new URL(request.url ?? '', 'ws://pbx').searchParams);
  acceptPbx<Admission & { readonly callSid: string }>(socket, {
    clock,
    onRefused: (reason) => logger.warn({ reason }, 'socket of a PBX refused'),
    async admit({ channel_id }) {
      const line = await records.findPbxLine(secretHash);
      const name = call.name ?? callNameOf(channel_id);
      if (line === undefined || name === undefined) return undefined;
      const callSid = pbxCallSid(line.phoneNumberId, name);
      const options = instructing(callSid, phone);
      const claims = await claimsOf(callSid, { call, line }, options);
      const admission =
        claims === undefined ? undefined : await admit(claims, { ...options, workspaceId: line.workspaceId });
      return admission === undefined ? undefined : { ...admission, callSid };
    },
    onAdmitted(start, { callId, callSid, begin }) {
      const leg = new PbxLeg({
        socket,
        start,
        clock,
        plan: (next) => plans.set(callSid, next, () => calls.lineGone(callId)),
        onViolation: (reason) => logger.warn({ callId, reason }, 'socket of a PBX broke the protocol'),
      });
      begin(leg);
    },
  });
}

/** What the socket may do: what our last answer about the call said, or else what is known of a call of this name. */
async function claimsOf(
  callSid: string,
  { call: { token, from }, line }: { call: PbxCall; line: PbxLine },
  { answering, secret, usedTokens, expected, logger }: PhoneOptions,
): Promise<StreamClaims | undefined> {
  if (token !== '') {
    const claims = readStreamToken(secret, { token, callSid, now: answering.clock.now() });
    return claims !== undefined && usedTokens.use(token) ? claims : undefined;
  }
  const here = expected.get(callSid);
  if (here !== undefined) return { callSid, callId: here.id, workspaceId: here.deployed.workspaceId };
  // While the database is away, calls begin from memory; none of another process goes on.
  const found = await answering.records.findByCallSid(callSid).catch((error: unknown) => {
    logger.warn({ err: error }, 'calls of a PBX not looked for');
    return undefined;
  });
  if (found !== undefined) return { callSid, callId: found.callId, workspaceId: found.workspaceId };
  if (!answering.calls.hasRoom) return undefined;
  return { callSid, callId: newId('call'), fresh: { from, to: line.e164 } };
}
