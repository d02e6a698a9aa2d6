import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { parseJson } from '../../parse-json.ts';
import { ProviderError, type ProviderErrorCode } from '../../provider-error.ts';

const MAX_RESPONSE_BYTES = 1024 * 1024;

export interface TwilioOptions {
  clock: Clock;
  accountSid: string;
  /** An API key and its secret, or the account and its token. */
  username: string;
  password: string;
  /** Default `https://api.twilio.com`, and `https://pricing.twilio.com` for what numbers cost. */
  baseUrl?: string;
  /** For one request, in ms. Default 5000. */
  timeoutMs?: number;
}

/** One account's way to Twilio's REST interface. */
export type TwilioRest = TwilioOptions & { agent: Agent };

export interface RestAnswer {
  status: number;
  /** Undefined for what is no JSON. */
  body: unknown;
}

export function openRest(options: TwilioOptions): TwilioRest {
  return { ...options, agent: new Agent({ maxResponseSize: MAX_RESPONSE_BYTES, connect: { timeout: 2000 } }) };
}

const refusalSchema = z.object({ code: z.number().optional(), message: z.string().optional() });

/** Twilio's own number for why not (Twilio: error and warning dictionary). */
export function codeOf({ body }: RestAnswer): number | undefined {
  return refusalSchema.safeParse(body).data?.code;
}

/** Asks below the account, and changes nothing. */
export function ask(rest: TwilioRest, path: string): Promise<RestAnswer> {
  return send(rest, `${accountOf(rest)}${path}`, undefined);
}

/** Changes something below the account. */
export function post(rest: TwilioRest, path: string, form: URLSearchParams): Promise<RestAnswer> {
  return send(rest, `${accountOf(rest)}${path}`, form);
}

/** Asks what things cost for this account (Twilio: Pricing API). */
export function askPrice(rest: TwilioRest, path: string): Promise<RestAnswer> {
  return send(rest, `${rest.baseUrl ?? 'https://pricing.twilio.com'}/v1${path}`, undefined);
}

function accountOf({ accountSid, baseUrl = 'https://api.twilio.com' }: TwilioRest): string {
  return `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
}

/** Without a form: asks and changes nothing. */
async function send(
  { clock, username, password, timeoutMs = 5000, agent }: TwilioRest,
  url: string,
  form: URLSearchParams | undefined,
): Promise<RestAnswer> {
  const abort = new AbortController();
  const cancel = clock.after(timeoutMs, () => abort.abort());
  try {
    const response = await request(url, {
      method: form === undefined ? 'GET' : 'POST',
      dispatcher: agent,
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

/** What an answer that is not the one hoped for means. */
export function refusal({ status, body }: RestAnswer): ProviderError {
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
