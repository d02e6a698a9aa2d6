import { randomUUID } from 'node:crypto';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import { type RetryReason, readOverrides } from './connection-overrides.ts';
import { type FormField, sign } from './sign.ts';
import type { HttpMethod } from './twiml.ts';

/** Twilio's limit for a webhook's answer. */
const READ_TIMEOUT_MS = 15_000;
/** What a document may weigh. */
const MAX_ANSWER_BYTES = 64 * 1024;

export interface WebhookRequest {
  url: string;
  method: HttpMethod;
  fields: readonly FormField[];
}

export interface WebhookSender {
  authToken: string;
  clock: Clock;
  /** Aborted when the call is over and nobody waits for an answer any more. */
  signal?: AbortSignal;
}

/** An answer, or why there was none; `code` as in Twilio's list of errors. */
export type WebhookAnswer =
  | { status: 'answered'; httpStatus: number; contentType: string; body: string }
  | { status: 'failed'; code: 11_200 | 11_205; message: string; httpStatus: number | undefined };

/** Sends a signed request as Twilio does: tried again after the failures that its address names. */
export async function sendWebhook(request: WebhookRequest, sender: WebhookSender): Promise<WebhookAnswer> {
  const idempotencyToken = randomUUID();
  const { retries, retryOn } = readOverrides(request.url);
  for (let tries = 0; ; tries += 1) {
    const { answer, failure } = await tryToSend({ ...request, idempotencyToken }, sender);
    const isLast = failure === undefined || tries >= retries || sender.signal?.aborted === true;
    if (isLast || !retryOn.has(failure)) return answer;
  }
}

async function tryToSend(
  request: WebhookRequest & { idempotencyToken: string },
  sender: WebhookSender,
): Promise<{ answer: WebhookAnswer; failure: RetryReason | undefined }> {
  try {
    const answer = await sendOnce(request, sender);
    if (answer.status === 'answered') return { answer, failure: undefined };
    return { answer, failure: (answer.httpStatus ?? 0) >= 500 ? '5xx' : '4xx' };
  } catch (thrown) {
    return { answer: unreachable(thrown), failure: isConnectionFailure(thrown) ? 'ct' : 'rt' };
  }
}

async function sendOnce(
  request: WebhookRequest & { idempotencyToken: string },
  sender: WebhookSender,
): Promise<WebhookAnswer> {
  const abort = new AbortController();
  const cancel = sender.clock.after(READ_TIMEOUT_MS, () => abort.abort(new Error('no answer within 15 s')));
  const signal = sender.signal === undefined ? abort.signal : AbortSignal.any([abort.signal, sender.signal]);
  try {
    const response = await fetch(toUrl(request), { ...toInit(request, sender.authToken), redirect: 'manual', signal });
    if (!response.ok) {
      await response.body?.cancel();
      const { status } = response;
      return { status: 'failed', code: 11_200, message: `the webhook answered ${status}`, httpStatus: status };
    }
    return {
      status: 'answered',
      httpStatus: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: (await readBytes(response, MAX_ANSWER_BYTES)).toString('utf8'),
    };
  } finally {
    cancel();
  }
}

function toUrl({ url, method, fields }: WebhookRequest): string {
  const [address = ''] = url.split('#');
  if (method === 'POST' || fields.length === 0) return address;
  const query = toForm(fields);
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}

function toInit(request: WebhookRequest & { idempotencyToken: string }, authToken: string): RequestInit {
  const isPost = request.method === 'POST';
  const headers = {
    'user-agent': 'TwilioProxy/1.1',
    'i-twilio-idempotency-token': request.idempotencyToken,
    'x-twilio-signature': sign(authToken, toUrl(request), isPost ? request.fields : []),
  };
  if (!isPost) return { method: 'GET', headers };
  return {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
    body: toForm(request.fields),
  };
}

function toForm(fields: readonly FormField[]): string {
  const form = new URLSearchParams();
  for (const [name, value] of fields) form.append(name, value);
  return form.toString();
}

/**
 * The body of an answer, however it is announced.
 * @throws Error when it is larger than `mostBytes`.
 */
export async function readBytes(response: Response, mostBytes: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > mostBytes) throw new Error(`the answer is larger than ${mostBytes} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Node.js says so in the cause of fetch's error; a refusal happens before anything was sent. */
function isConnectionFailure(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    thrown.cause instanceof Error &&
    'code' in thrown.cause &&
    thrown.cause.code === 'ECONNREFUSED'
  );
}

function unreachable(thrown: unknown): WebhookAnswer {
  const reason = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return { status: 'failed', code: 11_205, message: errorMessage(reason), httpStatus: undefined };
}
