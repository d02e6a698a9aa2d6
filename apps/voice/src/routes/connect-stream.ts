import type { CallIdentity, CallPlace } from '../records/call-records-port.ts';
import { resumeUrlOf, type TwilioRoutesOptions } from './phone-routes.ts';
import { createStreamToken, type StreamClaims } from './stream-token.ts';

type Connecting = Pick<TwilioRoutesOptions, 'instructions' | 'publicUrl' | 'secret' | 'answering'>;

/** A call that begins: whichever process its stream reaches answers it. */
export function connectNew(
  { id: callId, callSid, from, to, placed, deployed: { workspaceId } }: CallIdentity,
  options: Connecting,
): string {
  const whose = placed === undefined ? { fresh: { from, to } } : { placed: true as const, workspaceId };
  return connect({ callSid: callSid ?? '', callId, ...whose }, options);
}

/** A call that goes on: whichever process its stream reaches has it or takes it over. */
export function connectAgain(
  callSid: string,
  { callId, workspaceId }: CallPlace,
  { transfer, ...options }: Connecting & Pick<StreamClaims, 'transfer'>,
): string {
  return connect({ callSid, callId, workspaceId, ...(transfer === undefined ? {} : { transfer }) }, options);
}

function connect(claims: StreamClaims, { instructions, publicUrl, secret, answering }: Connecting): string {
  const resumeUrl = resumeUrlOf(publicUrl);
  return instructions.connectStream({
    streamUrl: `${publicUrl.replace(/^http/, 'ws')}/twilio/media`,
    actionUrl: resumeUrl,
    redirectUrl: resumeUrl,
    parameters: { token: createStreamToken(secret, { ...claims, now: answering.clock.now() }) },
  });
}
