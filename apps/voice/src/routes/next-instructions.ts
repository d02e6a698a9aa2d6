import { closeTaken, resumeTaken } from '../answer-call.ts';
import type { TransferOutcome } from '../call/call-input.ts';
import type { TwilioPlan } from '../media/twilio/twilio-leg.ts';
import type { CallPlace } from '../records/call-records-port.ts';
import { connectAgain, connectNew } from './connect-stream.ts';
import { identifyCall } from './identify-call.ts';
import { briefingUrlOf, resumeUrlOf, type TwilioRoutesOptions, type Webhook } from './phone-routes.ts';
import { apologise } from './take-leave.ts';
import type { Verdict } from './twilio-plans.ts';

/** The owner of a call that is over for Twilio is dead, or answers within this; then its lease has ended, too. */
const TAKE_OVER_MS = 8_000;

/** What Twilio reports when a stream or a dialled person is gone. */
export interface Whereabouts {
  readonly callSid: string;
  /** Twilio: `DialCallStatus` and `QueueResult`. */
  readonly dialled?: string | undefined;
  /** `DialBridged`: were both joined? */
  readonly bridged?: string | undefined;
  readonly queued?: string | undefined;
}

/** What the address says at which Twilio asks. */
export interface Asked {
  /** The region that gave the address out; undefined where there are none. */
  readonly region?: string | undefined;
  /** How often a stream of the call was given out again before it had begun. */
  readonly tries: number;
}

/** In all regions together: a stream that nobody lets in would be given out for ever. */
const MOST_TRIES = 2;

/**
 * The stream is over, or a dialled person is: what happens to the caller now. The process that has the call says so; when that is
 * dead, any process does, and whichever the stream then reaches takes the call over. Undefined: an apology.
 */
export async function nextInstructions(
  webhook: Webhook,
  asked: Asked,
  options: TwilioRoutesOptions,
): Promise<string | undefined> {
  const { answering, instructions, others } = options;
  const { CallSid: callSid, DialCallStatus: dialled, DialBridged: bridged, QueueResult: queued } = webhook;
  const where = { callSid, dialled, bridged, queued };
  if (isHere(callSid, options)) return instructHere(where, options);
  // Twilio may ask although nobody is on the line any more.
  if (isFinal(webhook.CallStatus)) return instructions.hangUp();
  const found = await answering.records.findByCallSid(callSid);
  // Its process died before a word of it was written, or its stream was not let in: it begins again, here once, and then in another region.
  if (found === undefined) {
    const isTriedHere = asked.tries > 0 && asked.region === options.region;
    if (isTriedHere || asked.tries >= MOST_TRIES) return undefined;
    const { From: from, To: to, speaker } = webhook;
    const identity = await identifyCall({ callSid, from, to, speaker }, options);
    return identity === undefined ? undefined : connectNew(identity, { ...options, tries: asked.tries + 1 });
  }
  if (!webhook.speaker.speaksFor(found.workspaceId)) return undefined;
  // Of an ended call, too: where it broke down its process has last words for the caller.
  const answer = await others.ask({ callId: found.callId, question: { type: 'instruct', ...where } });
  if (answer?.type === 'instructed') return answer.document;
  if (!found.isLive) return instructions.hangUp();
  const transfer = outcomeOf(where);
  if (transfer !== 'answered') return connectAgain(callSid, found, { ...options, transfer });
  // Whoever was put through needs nobody any more; the record of the call does.
  void takeWithoutLeg(found, options, (taken) => resumeTaken(taken, { leg: null, transfer }, answering));
  return instructions.hangUp();
}

const FINAL: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Twilio: `CallStatus` of a call that is over. */
export function isFinal(callStatus: string): boolean {
  return FINAL.has(callStatus);
}

/** Something of the call is known here: it is on the line, or Twilio is to be told how it ends. */
export function isHere(
  callSid: string,
  { plans, expected, answering }: Pick<TwilioRoutesOptions, 'plans' | 'expected' | 'answering'>,
): boolean {
  const identity = expected.get(callSid);
  return plans.has(callSid) || (identity !== undefined && answering.calls.isLive(identity.id));
}

/** Of a call that this process has, or has just ended. */
export function instructHere(where: Whereabouts, options: TwilioRoutesOptions): string | undefined {
  const { plans, instructions, expected, answering } = options;
  const { callSid } = where;
  const outcome = outcomeOf(where);
  const plan = plans.ask(callSid);
  if (plan?.type === 'dial' && outcome === undefined) {
    const { to, ringMs, briefing } = plan;
    return instructions.dial({
      to,
      ringSeconds: Math.round(ringMs / 1000),
      actionUrl: resumeUrlOf(options),
      ...(briefing === undefined ? {} : { briefingUrl: briefingUrlOf(callSid, options) }),
    });
  }
  const decided = plans.remove(callSid)?.verdict;
  const identity = expected.get(callSid);
  if (plan?.type === 'dial' && outcome !== undefined) {
    const wasAsked = plan.briefing?.asksFirst === true && where.queued === undefined;
    const taken = wasAsked ? outcomeOfAsking(outcome, decided) : outcome;
    plan.done(taken);
    if (taken === 'answered') return instructions.hangUp();
  }
  if (plan?.type === 'hangUp') return instructions.hangUp();
  if (identity === undefined) return undefined;
  if (plan?.type === 'apologise') return apologise(identity, options);
  const { id: callId, deployed } = identity;
  // The caller is still on the line: after a transfer that failed, or because the stream broke.
  return answering.calls.isLive(callId)
    ? connectAgain(callSid, { callId, workspaceId: deployed.workspaceId }, options)
    : undefined;
}

/** Of a person who was asked whether they take the call: Twilio only knows that somebody picked up, which may have been a machine. */
function outcomeOfAsking(outcome: TransferOutcome, verdict: Verdict | undefined): TransferOutcome {
  if (verdict === 'declined') return 'declined';
  return outcome === 'answered' && verdict === undefined ? 'noAnswer' : outcome;
}

/** Undefined when nobody was dialled. */
function outcomeOf({ dialled, bridged, queued }: Whereabouts): TransferOutcome | undefined {
  if (queued !== undefined) return outcomeOfQueue(queued);
  if (dialled === undefined) return undefined;
  const outcome = outcomeOfDial(dialled);
  // Somebody picked up, and was gone before the caller was put through.
  return outcome === 'answered' && bridged === 'false' ? 'noAnswer' : outcome;
}

function outcomeOfDial(dialCallStatus: string): TransferOutcome {
  switch (dialCallStatus) {
    case 'completed':
    case 'answered':
      return 'answered';
    case 'busy':
      return 'busy';
    case 'no-answer':
      return 'noAnswer';
    case 'canceled':
      return 'declined';
    default:
      return 'failed';
  }
}

/** How waiting in a queue ended, in Twilio's words for `<Enqueue action>`. */
function outcomeOfQueue(queueResult: string): TransferOutcome {
  switch (queueResult) {
    case 'bridged':
    case 'redirected-from-bridged':
      return 'answered';
    case 'queue-full':
      return 'busy';
    case 'hangup':
    case 'leave':
    case 'redirected':
      return 'noAnswer';
    default:
      return 'failed';
  }
}

/** Twilio says that the call is over: whoever has it is told, or its record is ended here. */
export async function lineIsDown(
  { CallSid: callSid, speaker }: Pick<Webhook, 'CallSid' | 'speaker'>,
  options: TwilioRoutesOptions,
): Promise<void> {
  if (lineIsDownHere(callSid, options)) return;
  const found = await options.answering.records.findByCallSid(callSid);
  if (found?.isLive !== true || !speaker.speaksFor(found.workspaceId)) return;
  const answer = await options.others.ask({ callId: found.callId, question: { type: 'lineIsDown', callSid } });
  if (answer === undefined)
    await takeWithoutLeg(found, options, (taken) => closeTaken(taken, 'caller', options.answering));
}

/** False when the call is not in this process. */
export function lineIsDownHere(callSid: string, options: TwilioRoutesOptions): boolean {
  const { plans, expected, answering } = options;
  const isKnown = isHere(callSid, options);
  const left = plans.remove(callSid);
  const identity = expected.get(callSid);
  if (left?.plan.type === 'dial' && left.wasAsked && hasTaken(left)) {
    // Whoever hung up while talking to the dialled person had been put through: that comes before the end of the line.
    if (identity !== undefined) answering.calls.transferEnded(identity.id, 'answered');
    left.plan.done('answered');
  }
  expected.delete(callSid);
  if (identity !== undefined) answering.calls.lineGone(identity.id);
  return isKnown;
}

/** Is whoever was dialled with the caller? Of somebody who is not asked whether they take the call, only Twilio knows. */
function hasTaken({ plan, verdict }: { readonly plan: TwilioPlan; readonly verdict: Verdict | undefined }): boolean {
  return plan.type === 'dial' && (plan.briefing?.asksFirst !== true || verdict === 'accepted');
}

type Taken = Parameters<typeof resumeTaken>[0];

async function takeWithoutLeg(
  place: CallPlace,
  { answering, logger }: TwilioRoutesOptions,
  use: (taken: Taken) => void,
): Promise<void> {
  try {
    const onLost = () => answering.calls.abandon(place.callId);
    const taken = await answering.records.takeOver({ place, limitMs: TAKE_OVER_MS, onLost });
    if (typeof taken !== 'string') use(taken);
  } catch (error) {
    logger.error({ callId: place.callId, err: error }, 'a call could not be taken over');
  }
}
