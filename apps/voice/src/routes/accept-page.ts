import { errorMessage } from '@aybiza/foundation/errors';
import { newId } from '@aybiza/foundation/new-id';
import { type Answering, answerCall, practiceParts, resumeTaken } from '../answer-call.ts';
import { knowCaller } from '../know-caller.ts';
import { acceptBrowser } from '../media/browser/accept-browser.ts';
import { BrowserLeg } from '../media/browser/browser-leg.ts';
import type { Leg } from '../media/leg.ts';
import type { MediaSocket } from '../media/media-socket.ts';
import type { AsPage, CallIdentity, CallPlace } from '../records/call-records-port.ts';
import { isResumeToken } from '../records/is-resume-token.ts';
import type { TwilioRoutesOptions } from './phone-routes.ts';

/** A page has no number; flows that use one get a number reserved for fiction (Ofcom: telephone numbers for drama use). */
const PRETENDED_CALLER = '+447700900123';
/** Longer than the lease of a process that died. */
const TAKE_OVER_MS = 8_000;

export interface PageOptions extends Pick<TwilioRoutesOptions, 'answering' | 'logger'> {
  /** The page of a visitor; left out: it is one of the designer's. */
  readonly origin?: string | undefined;
}

/** What a page that may come in is for. */
interface Admission extends AsPage {
  readonly callId: CallIdentity['id'];
  /** Lets the page back in, once; null while the database is away. */
  readonly resumeToken: string | null;
  begin(leg: Leg): void;
}

/** A page's socket: a call that begins, or one that its page has lost for a moment. */
export function acceptPage(socket: MediaSocket, options: PageOptions): void {
  const { answering, logger, origin } = options;
  const { clock } = answering;
  acceptBrowser<Admission>(socket, {
    clock,
    onRefused: (reason) => logger.warn({ reason }, 'browser call refused'),
    admit: ({ token }) => (isResumeToken(token) ? admitBack(token, options) : admitNew(token, options)),
    onAdmitted({ audio, sound = true }, { callId, resumeToken, ground, begin }) {
      const leg = new BrowserLeg({
        socket,
        audio,
        sound,
        clock,
        isVisitor: origin !== undefined,
        onViolation: (reason) => logger.warn({ callId, reason }, 'browser call broke the protocol'),
      });
      leg.say({ type: 'ready', callId, ...(resumeToken === null ? {} : { resumeToken }) });
      if (ground !== undefined) {
        const stop = answering.records.access.watch(ground, () => leg.expel());
        socket.once('close', stop);
      }
      begin(leg);
    },
  });
}

async function admitNew(token: string, options: PageOptions): Promise<Admission | undefined> {
  const { answering } = options;
  const found = await answering.records.findByToken(token);
  if (found === undefined || found.origin !== options.origin || !answering.calls.hasRoom) return undefined;
  const { isTest, rehearsal, ground, origin, ...deployed } = found;
  const call: CallIdentity = {
    id: newId('call'),
    deployed,
    callSid: null,
    ...(origin === undefined
      ? { channel: 'browser', from: rehearsal.caller ?? PRETENDED_CALLER, to: '' }
      : // Visitors have no number, not even a pretended one: whoever is remembered by it would be remembered as all of them.
        { channel: 'widget', from: '', to: origin }),
    isTest,
    rehearsal,
    isPractice: practiceParts({ deployed }, answering).length > 0,
  };
  const identity = await knowCaller(call, answering);
  const place = { callId: identity.id, workspaceId: deployed.workspaceId };
  const turnedAway = await answering.records.limits.admit(place);
  return {
    callId: identity.id,
    ground,
    resumeToken: await nextToken({ ...place, ground, origin }, options),
    begin: (leg) => answerCall(identity, { leg, turnedAway }, answering),
  };
}

async function admitBack(token: string, options: PageOptions): Promise<Admission | undefined> {
  const { answering } = options;
  const { records, calls } = answering;
  const found = await records.useResumeToken(token);
  if (found === undefined || found.origin !== options.origin) return undefined;
  const { ground, origin: _, ...place } = found;
  const { callId } = place;
  const resumeToken = await nextToken(found, options);
  if (calls.isLive(callId)) return { callId, ground, resumeToken, begin: (leg) => reattach(callId, leg, answering) };
  const taken = await records.takeOver({ place, limitMs: TAKE_OVER_MS, onLost: () => calls.abandon(callId) });
  if (taken === 'held') return undefined;
  if (taken === 'ended') return { callId, resumeToken: null, begin: (leg) => leg.close({ apologise: false }) };
  return { callId, ground, resumeToken, begin: (leg) => resumeTaken(taken, { leg, transfer: null }, answering) };
}

function reattach(callId: CallIdentity['id'], leg: Leg, { calls }: Answering): void {
  if (!calls.reattach(callId, leg)) leg.close({ apologise: false });
}

async function nextToken(place: CallPlace & AsPage, { answering, logger }: PageOptions): Promise<string | null> {
  try {
    return await answering.records.issueResumeToken(place);
  } catch (error) {
    logger.warn({ callId: place.callId, personal: errorMessage(error) }, 'page gets no way back');
    return null;
  }
}
