import type { CallId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import type { CallInstructions, RequestVerifier } from '@aybiza/providers/telephony/port';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Answering } from '../answer-call.ts';
import type { CallIdentity } from '../records/call-records-port.ts';
import { createStreamToken } from './stream-token.ts';
import type { TwilioPlans } from './twilio-plans.ts';

export interface TwilioRoutesOptions {
  readonly answering: Answering;
  readonly verifier: RequestVerifier;
  readonly instructions: CallInstructions;
  /** Where Twilio reaches this installation, such as `https://voice.example.com`. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly plans: TwilioPlans;
  /** Calls that were answered and whose stream has not arrived yet. */
  readonly expected: ExpectedCalls;
  readonly logger: Logger;
}

/** By CallSid: who is about to be on the line, or is. */
export type ExpectedCalls = Map<string, CallIdentity>;

const MAX_EXPECTED = 5_000;
const MAX_FORM_BYTES = 64 * 1024;

const formSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const webhookSchema = z.looseObject({
  CallSid: z.string().regex(/^CA[0-9a-zA-Z]{8,64}$/),
  From: z.string().max(300).default(''),
  To: z.string().max(300).default(''),
  CallStatus: z.string().max(40).default(''),
  DialCallStatus: z.string().max(40).optional(),
  QueueResult: z.string().max(40).optional(),
});
type Webhook = z.infer<typeof webhookSchema>;

const LAST_WORDS = {
  nobody: 'This number is not in use at the moment. Goodbye.',
  busy: 'All our lines are busy. Please call again in a few minutes. Goodbye.',
  failed: 'I am sorry, something went wrong on our side. Please call again in a moment. Goodbye.',
} as const;

/** What Twilio asks over HTTP. Every request is signed; nothing is done for one that is not. */
export function twilioRoutes(options: TwilioRoutesOptions): Hono {
  const { instructions } = options;
  const app = new Hono();
  const say = (context: Context, text: string) => reply(context, instructions.sayAndHangUp({ text }));
  const reply = (context: Context, document: string) =>
    context.body(document, 200, { 'Content-Type': instructions.contentType });

  app.post('/twilio/voice', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    if (!options.answering.calls.hasRoom) return say(context, LAST_WORDS.busy);
    const identity = await identify(webhook, options).catch((error: unknown) => {
      options.logger.error({ err: error }, 'a call could not be answered');
      return null;
    });
    if (identity === null) return say(context, LAST_WORDS.failed);
    if (identity === undefined) return say(context, LAST_WORDS.nobody);
    return reply(context, connect(webhook.CallSid, identity.id, options));
  });

  app.post('/twilio/resume', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    return reply(context, resume(webhook, options) ?? instructions.sayAndHangUp({ text: LAST_WORDS.failed }));
  });

  // Asked by Twilio when the dialled person picks up, before both are joined.
  app.post('/twilio/briefing', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    const plan = options.plans.ask(context.req.query('call') ?? '');
    const text = plan?.type === 'dial' ? (plan.briefing ?? '') : '';
    return reply(context, instructions.say({ text }));
  });

  app.post('/twilio/status', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    if (['completed', 'busy', 'failed', 'no-answer', 'canceled'].includes(webhook.CallStatus))
      lineIsDown(webhook.CallSid, options);
    return context.body(null, 204);
  });
  return app;
}

/** The form of a signed request, or undefined. */
async function readWebhook(context: Context, { verifier, logger }: TwilioRoutesOptions): Promise<Webhook | undefined> {
  const { pathname, search } = new URL(context.req.url);
  const length = Number(context.req.header('content-length') ?? 0);
  const params = length > MAX_FORM_BYTES ? undefined : formSchema.safeParse(await context.req.parseBody({ all: true }));
  const isSigned =
    params?.success === true &&
    verifier.verify({
      pathAndQuery: pathname + search,
      params: params.data,
      signature: context.req.header('x-twilio-signature'),
      kind: 'webhook',
    });
  const webhook = isSigned ? webhookSchema.safeParse(params.data) : undefined;
  if (webhook?.success !== true) {
    logger.warn({ path: pathname, isSigned }, 'webhook refused');
    return undefined;
  }
  return webhook.data;
}

/** Who calls whom; undefined when nobody answers that number. Asked again for the same call, it is the same. */
async function identify(
  webhook: Webhook,
  { answering, expected }: TwilioRoutesOptions,
): Promise<CallIdentity | undefined> {
  const known = expected.get(webhook.CallSid);
  if (known !== undefined) return known;
  const deployed = await answering.records.findByNumber(webhook.To);
  if (deployed === undefined) return undefined;
  const identity: CallIdentity = {
    id: newId('call'),
    deployed,
    channel: 'phone',
    callSid: webhook.CallSid,
    from: webhook.From,
    to: webhook.To,
    isTest: false,
    isPractice: answering.practice.length > 0,
  };
  if (expected.size >= MAX_EXPECTED) forgetOldest(expected, answering);
  expected.set(webhook.CallSid, identity);
  return identity;
}

/** Whoever is on the line is never forgotten: there are far fewer of them than `MAX_EXPECTED`. */
function forgetOldest(expected: ExpectedCalls, { calls }: Answering): void {
  for (const [callSid, { id }] of expected) {
    if (calls.isLive(id)) continue;
    expected.delete(callSid);
    return;
  }
}

function connect(
  callSid: string,
  callId: CallId,
  { instructions, publicUrl, secret, answering }: TwilioRoutesOptions,
): string {
  const resumeUrl = `${publicUrl}/twilio/resume`;
  return instructions.connectStream({
    streamUrl: `${publicUrl.replace(/^http/, 'ws')}/twilio/media`,
    actionUrl: resumeUrl,
    redirectUrl: resumeUrl,
    parameters: { token: createStreamToken(secret, { callSid, callId, now: answering.clock.now() }) },
  });
}

/** The stream is over, or a dialled person is: what happens to the caller now. Undefined when we know nothing of the call. */
function resume(webhook: Webhook, options: TwilioRoutesOptions): string | undefined {
  const { plans, instructions, publicUrl, expected, answering } = options;
  const { CallSid: callSid, DialCallStatus: dialled, QueueResult: queued } = webhook;
  const plan = plans.ask(callSid);
  if (plan?.type === 'dial' && dialled === undefined && queued === undefined) {
    const { to, ringMs, briefing } = plan;
    return instructions.dial({
      to,
      ringSeconds: Math.round(ringMs / 1000),
      actionUrl: `${publicUrl}/twilio/resume`,
      ...(briefing === undefined ? {} : { briefingUrl: `${publicUrl}/twilio/briefing?call=${callSid}` }),
    });
  }
  plans.remove(callSid);
  const identity = expected.get(callSid);
  if (plan?.type === 'dial') {
    const outcome = queued === undefined ? outcomeOf(dialled) : outcomeOfQueue(queued);
    plan.done(outcome);
    if (outcome === 'answered') return instructions.hangUp();
  }
  if (plan?.type === 'hangUp') return instructions.hangUp();
  if (plan?.type === 'apologise' || identity === undefined) return undefined;
  // The caller is still on the line: after a transfer that failed, or because the stream broke.
  return answering.calls.isLive(identity.id) ? connect(callSid, identity.id, options) : undefined;
}

function outcomeOf(dialCallStatus: string | undefined) {
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
function outcomeOfQueue(queueResult: string) {
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

function lineIsDown(callSid: string, { plans, expected, answering }: TwilioRoutesOptions): void {
  const left = plans.remove(callSid);
  // Whoever hung up while talking to the dialled person had been put through.
  if (left?.plan.type === 'dial' && left.wasAsked) left.plan.done('answered');
  const identity = expected.get(callSid);
  expected.delete(callSid);
  if (identity !== undefined) answering.calls.lineGone(identity.id);
}
