import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';
import { retry } from '../../retry.ts';
import type { CallUpdateOutcome, PlaceCallRequest, Telephony } from '../port.ts';

const MAX_RESPONSE_BYTES = 256 * 1024;
/** Twilio's codes for a call that is unknown, or no longer in a state to be changed. */
const GONE_CODES: ReadonlySet<number> = new Set([20404, 21220]);

export interface TwilioOptions {
  clock: Clock;
  accountSid: string;
  /** An API key and its secret, or the account and its token. */
  username: string;
  password: string;
  /** Default `https://api.twilio.com`. */
  baseUrl?: string;
  /** For one request, in ms. Default 5000. */
  timeoutMs?: number;
}

/** Telephony whose account can be looked at, and whose kept connections can be let go of. */
export interface TwilioTelephony extends Telephony {
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
const refusalSchema = z.object({ code: z.number().optional(), message: z.string().optional() });

/** Steers calls over Twilio's REST interface. */
export function createTwilio(options: TwilioOptions): TwilioTelephony {
  const agent = new Agent({ maxResponseSize: MAX_RESPONSE_BYTES, connect: { timeout: 2000 } });
  const twilio: Twilio = { ...options, agent };
  return {
    placeCall: (call) => placeCall(twilio, call),
    hangUp: (callSid) => updateCall(twilio, callSid, { Status: 'completed' }),
    redirect: (callSid, instructions) => updateCall(twilio, callSid, { Twiml: instructions }),
    isPutThrough: (callSid) => isPutThrough(twilio, callSid),
    sendMessage: (message) => sendMessage(twilio, message),
    checkAccount: () => checkAccount(twilio),
    close: () => agent.close(),
  };
}

type Twilio = TwilioOptions & { agent: Agent };

async function placeCall(twilio: Twilio, call: PlaceCallRequest): Promise<{ callSid: string }> {
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
  const { status, body } = await post(twilio, '/Calls.json', form).catch((error: unknown) => {
    throw error instanceof ProviderError ? mayHaveHappened(error) : error;
  });
  const created = createdSchema.safeParse(body);
  if (status < 300 && created.success) return { callSid: created.data.sid };
  throw mayHaveHappened(refusal(status, body));
}

async function checkAccount(twilio: Twilio): Promise<void> {
  const { status, body } = await send(twilio, '.json', undefined);
  const account = accountSchema.safeParse(body);
  if (status >= 300 || !account.success) throw refusal(status, body);
  if (account.data.status !== 'active')
    throw new ProviderError(`the account is ${account.data.status}`, {
      code: 'PROVIDER_QUOTA_EXCEEDED',
      provider: 'twilio',
    });
}

/** Each person whom `<Dial>` rings is a call of its own, whose parent is the caller's (Twilio: Call resource, `ParentCallSid`). */
function isPutThrough(twilio: Twilio, callSid: string): Promise<boolean> {
  const path = `/Calls.json?${new URLSearchParams({ ParentCallSid: callSid, PageSize: '50' })}`;
  const once = async () => {
    const { status, body } = await send(twilio, path, undefined);
    if (status === 404) return false;
    const legs = legsSchema.safeParse(body);
    if (status >= 300 || !legs.success) throw refusal(status, body);
    return legs.data.calls.some((leg) => UNDER_WAY.has(leg.status));
  };
  return retry(once, { clock: twilio.clock, signal: new AbortController().signal });
}

async function sendMessage(
  twilio: Twilio,
  { to, from, text }: { to: string; from: string; text: string },
): Promise<{ messageSid: string }> {
  const form = new URLSearchParams({ To: to, From: from, Body: text });
  const { status, body } = await post(twilio, '/Messages.json', form).catch((error: unknown) => {
    throw error instanceof ProviderError ? mayHaveHappened(error) : error;
  });
  const sent = sentSchema.safeParse(body);
  if (status < 300 && sent.success) return { messageSid: sent.data.sid };
  throw mayHaveHappened(refusal(status, body));
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
  twilio: Twilio,
  callSid: string,
  change: Readonly<Record<string, string>>,
): Promise<CallUpdateOutcome> {
  const path = `/Calls/${encodeURIComponent(callSid)}.json`;
  const once = async (): Promise<CallUpdateOutcome> => {
    const { status, body } = await post(twilio, path, new URLSearchParams(change));
    if (status < 300) return 'updated';
    const { data } = refusalSchema.safeParse(body);
    if (status === 404 || GONE_CODES.has(data?.code ?? 0)) return 'gone';
    throw refusal(status, body);
  };
  return retry(once, { clock: twilio.clock, signal: new AbortController().signal });
}

function post(twilio: Twilio, path: string, form: URLSearchParams): Promise<{ status: number; body: unknown }> {
  return send(twilio, path, form);
}

/** Without a form: asks and changes nothing. */
async function send(
  twilio: Twilio,
  path: string,
  form: URLSearchParams | undefined,
): Promise<{ status: number; body: unknown }> {
  const { accountSid, username, password, timeoutMs = 5000, baseUrl = 'https://api.twilio.com' } = twilio;
  const abort = new AbortController();
  const cancel = twilio.clock.after(timeoutMs, () => abort.abort());
  try {
    const response = await request(`${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}${path}`, {
      method: form === undefined ? 'GET' : 'POST',
      dispatcher: twilio.agent,
      signal: abort.signal,
      headers: {
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      body: form?.toString() ?? null,
    });
    const text = await response.body.text();
    return { status: response.statusCode, body: parseJson(text) };
  } catch (error) {
    const code = abort.signal.aborted ? 'PROVIDER_TIMEOUT' : 'PROVIDER_UNREACHABLE';
    throw new ProviderError(`Twilio cannot be reached: ${errorMessage(error)}`, {
      code,
      provider: 'twilio',
      cause: error,
    });
  } finally {
    cancel();
  }
}

function refusal(status: number, body: unknown): ProviderError {
  const { data } = refusalSchema.safeParse(body);
  return new ProviderError(`Twilio refused: ${status} ${data?.code ?? ''} ${data?.message ?? ''}`.trimEnd(), {
    code: refusalCode(status),
    provider: 'twilio',
  });
}

function refusalCode(status: number): ProviderErrorCode {
  if (status < 300) return 'PROVIDER_PROTOCOL';
  if (status === 401 || status === 403) return 'PROVIDER_UNAUTHORIZED';
  if (status === 429) return 'PROVIDER_THROTTLED';
  return status >= 500 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_INVALID_REQUEST';
}
