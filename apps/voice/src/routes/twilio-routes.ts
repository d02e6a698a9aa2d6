import { TURNED_AWAY_HEADER, type TurnedAway } from '@aybiza/region-protocol';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { CallPlace } from '../records/call-records-port.ts';
import { briefPerson } from './brief-person.ts';
import { readCallTicket } from './call-ticket.ts';
import { connectNew } from './connect-stream.ts';
import { identifyCall } from './identify-call.ts';
import { isFinal, lineIsDown, nextInstructions } from './next-instructions.ts';
import { type TwilioRoutesOptions, type Webhook, webhookSchema } from './phone-routes.ts';
import { heardWho, identifyPlaced, placedIsOver } from './placed-call.ts';
import { sayBroken, sayBusy, sayNobody } from './take-leave.ts';

const MAX_FORM_BYTES = 64 * 1024;

const formSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** What Twilio asks over HTTP. Every request is signed; nothing is done for one that is not. */
export function twilioRoutes(options: TwilioRoutesOptions): Hono {
  const { instructions } = options;
  const app = new Hono();
  const reply = (context: Context, document: string) =>
    context.body(document, 200, { 'Content-Type': instructions.contentType });
  /** An edge that reads why lets another region try; Twilio does not, and tells the caller. */
  const turnAway = (context: Context, why: TurnedAway, document: string) => {
    context.header(TURNED_AWAY_HEADER, why);
    return reply(context, document);
  };

  app.post('/twilio/voice', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    const { calls } = options.answering;
    // Not said to the caller: Twilio asks the fallback address, which is another process's.
    if (calls.isDraining) return context.body(null, 503);
    if (!calls.hasRoom) return turnAway(context, 'busy', await sayBusy(webhook, options));
    const place = placeOf(context, options);
    const answer = await answerNew(webhook, place, options).catch((error: unknown) => {
      options.logger.error({ err: error }, 'a call could not be answered');
      return 'broken' as const;
    });
    if (answer === 'broken') return turnAway(context, 'broken', await sayBroken(webhook, options));
    if (answer !== undefined) return reply(context, answer);
    // Whoever was called knows of no number that is not in use.
    if (place !== undefined) return reply(context, instructions.hangUp());
    return turnAway(context, 'nobody', await sayNobody(webhook, options));
  });

  // Twilio has had no answer at the address before it: a process that stays says so, and rings whoever the number names.
  app.post('/twilio/fallback', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    return turnAway(context, 'broken', await sayBroken(webhook, options));
  });

  app.post('/twilio/resume', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    const { region, tries } = context.req.query();
    const asked = { region, tries: Number(tries) || 0 };
    const next = await nextInstructions(webhook, asked, options).catch((error: unknown) => {
      options.logger.error({ err: error }, 'a call could not be resumed');
      return undefined;
    });
    if (next !== undefined) return reply(context, next);
    return turnAway(context, 'broken', await sayBroken(webhook, options));
  });

  // Asked by Twilio when the dialled person picks up, before both are joined, and told which key they press then.
  app.post('/twilio/briefing', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    const asked = { callSid: context.req.query('call') ?? '', pressed: webhook.Digits };
    const told = await briefPerson(asked, webhook.speaker, options).catch((error: unknown) => {
      options.logger.error({ err: error }, 'a person could not be briefed');
      return undefined;
    });
    // Nobody knows the call any more: its caller is gone.
    return reply(context, told ?? instructions.hangUp());
  });

  app.post('/twilio/status', async (context) => {
    const webhook = await readWebhook(context, options);
    if (webhook === undefined) return context.body(null, 403);
    if (!isFinal(webhook.CallStatus)) return context.body(null, 204);
    const place = placeOf(context, options);
    const told = place === undefined ? lineIsDown(webhook, options) : placedIsOver(place, webhook, options);
    await told.catch((error: unknown) => {
      options.logger.warn({ err: error }, 'the end of a call could not be passed on');
    });
    return context.body(null, 204);
  });

  // Of a call that we placed: a person or a machine.
  app.post('/twilio/picked-up', async (context) => {
    const webhook = await readWebhook(context, options);
    const place = placeOf(context, options);
    if (webhook === undefined || place === undefined) return context.body(null, 403);
    await heardWho(place, webhook.AnsweredBy ?? '', options);
    return context.body(null, 204);
  });
  return app;
}

/** Undefined when nobody answers that number, or the call that was placed is not wanted any more. */
async function answerNew(
  { CallSid: callSid, From: from, To: to, speaker }: Webhook,
  place: CallPlace | undefined,
  options: TwilioRoutesOptions,
): Promise<string | undefined> {
  const identity =
    place === undefined
      ? await identifyCall({ callSid, from, to, speaker }, options)
      : await identifyPlaced(place, { callSid, line: speaker.line }, options);
  return identity === undefined ? undefined : connectNew(identity, options);
}

/** The call that we placed and that the address names, if it does. */
function placeOf(context: Context, { secret }: TwilioRoutesOptions): CallPlace | undefined {
  const ticket = context.req.query('call');
  return ticket === undefined ? undefined : readCallTicket(secret, ticket);
}

/** The form of a signed request, or undefined. */
async function readWebhook(context: Context, options: TwilioRoutesOptions): Promise<Webhook | undefined> {
  const { telephones, expected, logger } = options;
  const { pathname, search } = new URL(context.req.url);
  const length = Number(context.req.header('content-length') ?? 0);
  const params = length > MAX_FORM_BYTES ? undefined : formSchema.safeParse(await context.req.parseBody({ all: true }));
  const webhook = webhookSchema.safeParse(params?.data);
  const speaker =
    params?.success === true && webhook.success
      ? await telephones.identify(
          {
            pathAndQuery: pathname + search,
            params: params.data,
            signature: context.req.header('x-twilio-signature'),
            kind: 'webhook',
          },
          webhook.data.AccountSid,
        )
      : undefined;
  const place = placeOf(context, options);
  const call = expected.get(webhook.data?.CallSid ?? '');
  // A call that is known here may be spoken of by whoever it is with; one that we placed, by its workspace's account.
  const isTheirs =
    call === undefined ? place === undefined || speaker?.speaksFor(place.workspaceId) : speaker?.speaksOf(call);
  if (!webhook.success || speaker === undefined || isTheirs !== true) {
    logger.warn({ path: pathname, isSigned: speaker !== undefined }, 'webhook refused');
    return undefined;
  }
  return { ...webhook.data, speaker };
}
