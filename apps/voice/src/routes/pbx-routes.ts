import { type Context, Hono } from 'hono';
import { lineIsDown, nextInstructions } from './next-instructions.ts';
import { pbxInstructions } from './pbx-instructions.ts';
import { pbxCallSid, readPbxCall, readPbxSecret, speakerOf } from './pbx-line.ts';
import type { TwilioRoutesOptions, Webhook } from './phone-routes.ts';
import { sayBroken } from './take-leave.ts';

const MAX_FORM_BYTES = 16 * 1024;

/** Asterisk's `DIALSTATUS` in Twilio's words (`DialCallStatus`); every other one is a failure. */
const DIAL_STATUSES: Readonly<Record<string, string>> = {
  ANSWER: 'completed',
  BUSY: 'busy',
  NOANSWER: 'no-answer',
  CANCEL: 'no-answer',
  DONTCALL: 'canceled',
  TORTURE: 'canceled',
};

/**
 * What a dial plan asks when the socket of a call is closed, or a person that it dialled is gone; the same as Twilio asks of us, in an
 * administrator's words. It shows the secret of its line.
 */
export function pbxRoutes(withTwilio: TwilioRoutesOptions): Hono {
  const options = { ...withTwilio, instructions: pbxInstructions };
  const { answering, logger } = options;
  const app = new Hono();
  const refuse = (context: Context, status: 401 | 403 | 413) => context.text('refused', status);

  app.post('/pbx/next', async (context) => {
    const secretHash = readPbxSecret({ authorization: context.req.header('authorization') });
    if (secretHash === undefined) return refuse(context, 401);
    if (Number(context.req.header('content-length') ?? 0) > MAX_FORM_BYTES) return refuse(context, 413);
    const form = new URLSearchParams(await context.req.text());
    const { name, from } = readPbxCall(form);
    const line = await answering.records.findPbxLine(secretHash);
    if (line === undefined || name === undefined) return refuse(context, 403);
    const callSid = pbxCallSid(line.phoneNumberId, name);
    const speaker = speakerOf(line);
    const dialled = form.get('dialled') ?? '';
    if (form.get('over') === '1') {
      // The caller hung up while it rang: nobody was put through.
      if (dialled !== '' && dialled !== 'ANSWER') options.plans.remove(callSid);
      await lineIsDown({ CallSid: callSid, speaker }, options).catch((error: unknown) => {
        logger.warn({ err: error }, 'the end of a call could not be passed on');
      });
      return context.text('');
    }
    const webhook: Webhook = {
      CallSid: callSid,
      AccountSid: '',
      speaker,
      From: from,
      To: line.e164,
      CallStatus: 'in-progress',
      ...(dialled === '' ? {} : { DialCallStatus: DIAL_STATUSES[dialled] ?? 'failed' }),
    };
    const next = await nextInstructions(webhook, { tries: 0 }, options).catch((error: unknown) => {
      logger.error({ err: error }, 'a call could not be resumed');
      return undefined;
    });
    return context.text(next ?? (await sayBroken(webhook, options)));
  });
  return app;
}
