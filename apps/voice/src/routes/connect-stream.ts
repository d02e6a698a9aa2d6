import type { CallIdentity, CallPlace } from '../records/call-records-port.ts';
import { resumeUrlOf, type TwilioRoutesOptions } from './phone-routes.ts';
import { createStreamToken, type StreamClaims } from './stream-token.ts';

type Connecting = Pick<
  TwilioRoutesOptions,
  'instructions' | 'publicUrl' | 'mediaUrl' | 'region' | 'secret' | 'answering'
>;

/** A call that begins: whichever process its stream reaches answers it. @param options.tries see `resumeUrlOf` */
export function connectNew(
  { id: callId, callSid, from, to, placed, deployed: { workspaceId } }: CallIdentity,
  options: Connecting & { readonly tries?: number },
): string {
  const whose = placed === undefined ? { fresh: { from, to } } : { placed: true as const, workspaceId };
  return connect({ callSid: callSid ?? '', callId, ...whose }, workspaceId, options);
}

/** A call that goes on: whichever process its stream reaches has it or takes it over. */
export function connectAgain(
  callSid: string,
  { callId, workspaceId }: CallPlace,
  { transfer, ...options }: Connecting & Pick<StreamClaims, 'transfer'>,
): string {
  return connect(
    { callSid, callId, workspaceId, ...(transfer === undefined ? {} : { transfer }) },
    workspaceId,
    options,
  );
}

/** The address names the workspace: with it is known whose token signs the socket (Twilio signs it, and says nothing else before). */
function connect(
  claims: StreamClaims,
  workspaceId: CallPlace['workspaceId'],
  { instructions, secret, answering, tries, ...here }: Connecting & { readonly tries?: number },
): string {
  const resumeUrl = resumeUrlOf(here, tries);
  const soundUrl = here.mediaUrl ?? here.publicUrl;
  return instructions.connectStream({
    streamUrl: `${soundUrl.replace(/^http/, 'ws')}/twilio/media/${workspaceId}`,
    actionUrl: resumeUrl,
    redirectUrl: resumeUrl,
    parameters: { token: createStreamToken(secret, { ...claims, now: answering.clock.now() }) },
  });
}
