import { z } from 'zod';
import { ProviderError } from '../../provider-error.ts';
import { retry } from '../../retry.ts';
import type { CallUpdateOutcome, PlaceCallRequest, TelephoneCompany } from '../port.ts';
import { createNumberStock } from './numbers.ts';
import { ask, codeOf, openRest, post, refusal, type TwilioOptions, type TwilioRest } from './rest.ts';

/** Twilio's codes for a call that is unknown, or no longer in a state to be changed. */
const GONE_CODES: ReadonlySet<number> = new Set([20404, 21220]);

/** Telephony whose account can be looked at, and whose kept connections can be let go of. */
export interface TwilioTelephony extends TelephoneCompany {
  /** Resolves for an account that is active and takes this token; rejects with a `ProviderError`. Nothing is called or sent. */
  checkAccount(): Promise<void>;
  close(): Promise<void>;
}

const createdSchema = z.object({ sid: z.string().regex(/^CA[0-9a-f]{32}$/i) });
const sentSchema = z.object({ sid: z.string().regex(/^(SM|MM)[0-9a-f]{32}$/i) });
const legsSchema = z.object({ calls: z.array(z.object({ status: z.string() })) });
/** Of a leg that is not over (Twilio: call status values). */
const UNDER_WAY: ReadonlySet<string> = new Set(['queued', 'initiated', 'ringing', 'in-progress']);
const accountSchema = z.object({ status: z.enum(['active', 'suspended', 'closed']) });

/** Steers calls over Twilio's REST interface. */
export function createTwilio(options: TwilioOptions): TwilioTelephony {
  const twilio = openRest(options);
  return {
    placeCall: (call) => placeCall(twilio, call),
    hangUp: (callSid) => updateCall(twilio, callSid, { Status: 'completed' }),
    redirect: (callSid, instructions) => updateCall(twilio, callSid, { Twiml: instructions }),
    isPutThrough: (callSid) => isPutThrough(twilio, callSid),
    sendMessage: (message) => sendMessage(twilio, message),
    numbers: createNumberStock(twilio),
    checkAccount: () => checkAccount(twilio),
    close: () => twilio.agent.close(),
  };
}

async function placeCall(twilio: TwilioRest, call: PlaceCallRequest): Promise<{ callSid: string }> {
  const form = new URLSearchParams({
    To: call.to,
    From: call.from,
    Url: call.answerUrl,
    Timeout: String(call.ringSeconds ?? 30),
  });
  if (call.limitSeconds !== undefined) form.set('TimeLimit', String(call.limitSeconds));
  if (call.statusUrl !== undefined) {
    form.set('StatusCallback', call.statusUrl);
    for (const event of ['initiated', 'ringing', 'answered', 'completed']) form.append('StatusCallbackEvent', event);
  }
  if (call.detectionUrl !== undefined) {
    form.set('MachineDetection', 'DetectMessageEnd');
    // Otherwise whoever picks up hears nothing until it is decided (Twilio: answering machine detection).
    form.set('AsyncAmd', 'true');
    form.set('AsyncAmdStatusCallback', call.detectionUrl);
  }
  const answer = await post(twilio, '/Calls.json', form).catch((error: unknown) => {
    throw error instanceof ProviderError ? mayHaveHappened(error) : error;
  });
  const created = createdSchema.safeParse(answer.body);
  if (answer.status < 300 && created.success) return { callSid: created.data.sid };
  throw mayHaveHappened(refusal(answer));
}

async function checkAccount(twilio: TwilioRest): Promise<void> {
  const answer = await ask(twilio, '.json');
  const account = accountSchema.safeParse(answer.body);
  if (answer.status >= 300 || !account.success) throw refusal(answer);
  if (account.data.status !== 'active')
    throw new ProviderError(`the account is ${account.data.status}`, {
      code: 'PROVIDER_QUOTA_EXCEEDED',
      provider: 'twilio',
    });
}

/** Each person whom `<Dial>` rings is a call of its own, whose parent is the caller's (Twilio: Call resource, `ParentCallSid`). */
function isPutThrough(twilio: TwilioRest, callSid: string): Promise<boolean> {
  const path = `/Calls.json?${new URLSearchParams({ ParentCallSid: callSid, PageSize: '50' })}`;
  const once = async () => {
    const answer = await ask(twilio, path);
    if (answer.status === 404) return false;
    const legs = legsSchema.safeParse(answer.body);
    if (answer.status >= 300 || !legs.success) throw refusal(answer);
    return legs.data.calls.some((leg) => UNDER_WAY.has(leg.status));
  };
  return retry(once, { clock: twilio.clock, signal: new AbortController().signal });
}

async function sendMessage(
  twilio: TwilioRest,
  { to, from, text }: { to: string; from: string; text: string },
): Promise<{ messageSid: string }> {
  const form = new URLSearchParams({ To: to, From: from, Body: text });
  const answer = await post(twilio, '/Messages.json', form).catch((error: unknown) => {
    throw error instanceof ProviderError ? mayHaveHappened(error) : error;
  });
  const sent = sentSchema.safeParse(answer.body);
  if (answer.status < 300 && sent.success) return { messageSid: sent.data.sid };
  throw mayHaveHappened(refusal(answer));
}

/** Unless the request was plainly refused, the phone may be ringing or the message be on its way: trying again could do it twice. */
function mayHaveHappened(error: ProviderError): ProviderError {
  return error.providerCode === 'PROVIDER_THROTTLED'
    ? error
    : new ProviderError(error.message, {
        code: error.providerCode,
        provider: 'twilio',
        retryable: false,
        cause: error.cause,
      });
}

/** Safe to repeat: a call that has ended stays ended. */
function updateCall(
  twilio: TwilioRest,
  callSid: string,
  change: Readonly<Record<string, string>>,
): Promise<CallUpdateOutcome> {
  const path = `/Calls/${encodeURIComponent(callSid)}.json`;
  const once = async (): Promise<CallUpdateOutcome> => {
    const answer = await post(twilio, path, new URLSearchParams(change));
    if (answer.status < 300) return 'updated';
    if (answer.status === 404 || GONE_CODES.has(codeOf(answer) ?? 0)) return 'gone';
    throw refusal(answer);
  };
  return retry(once, { clock: twilio.clock, signal: new AbortController().signal });
}
