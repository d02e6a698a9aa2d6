import { createTRPCClient, httpLink, type TRPCClient, type TRPCLink } from '@trpc/client';
import { type CallNews, type FollowOptions, followCallAt } from './follow-call.ts';
import { retryLink } from './retry-link.ts';
import type { AybizaRouter } from './router.ts';

export interface AybizaClientOptions {
  /** Where the installation is, such as `https://agents.example.com`. */
  readonly url: string;
  /** An API key: `aybiza_live_…`. */
  readonly key: string;
  /** The workspace that is meant; a key knows its own. */
  readonly workspace?: string;
  /** How often a call that got no answer is tried again; 3 unless given. */
  readonly retries?: number;
  /** How long the first pause before another try is, in milliseconds; each is twice as long as the one before. 500 unless given. */
  readonly firstWaitMs?: number;
  /** How long one try may take, in milliseconds; 30,000 unless given. */
  readonly timeoutMs?: number;
  /** Instead of the platform's own. */
  readonly fetch?: typeof fetch;
}

/** Every procedure of the API by its name: `client.agent.list.query()`, `client.calls.place.mutate({ … })`. */
export type AybizaClient = TRPCClient<AybizaRouter>;

/** Longer than the server's own patience with its database and with voice processes. */
const TIMEOUT_MS = 30_000;
const RETRIES = 3;
const FIRST_WAIT_MS = 500;
const LONGEST_PAUSE_MS = 20_000;

/**
 * A client of one installation. Every change is sent under an idempotency key, so that it is made once, however often it is tried; name
 * one of your own with `{ context: { idempotencyKey: 'visit-1042' } }` to try again after a restart, too.
 * @throws Error when `url` is none; its calls reject with `AybizaError`
 */
export function createAybizaClient(options: AybizaClientOptions): AybizaClient {
  const { retries = RETRIES, firstWaitMs = FIRST_WAIT_MS, timeoutMs = TIMEOUT_MS, fetch: ask = fetch } = options;
  const headers = headersOf(options);
  return createTRPCClient<AybizaRouter>({
    links: [
      idempotencyLink,
      retryLink({ retries, firstWaitMs, later, random: Math.random }),
      httpLink({
        url: addressOf(options, '/api/trpc').href,
        headers: ({ op }) => {
          const { idempotencyKey } = op.context;
          return typeof idempotencyKey === 'string' ? { ...headers, 'idempotency-key': idempotencyKey } : headers;
        },
        fetch: (address, { body, method, headers: all, signal } = {}) =>
          ask(address instanceof URL ? address : String(address), {
            ...(method === undefined ? {} : { method }),
            ...(typeof body === 'string' ? { body } : {}),
            headers: { ...headers, ...all },
            // The key is for this address only.
            redirect: 'error',
            signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal == null ? [] : [signal])]),
          }),
      }),
    ],
  });
}

/**
 * What happens in a call, from its beginning (or after an entry of its log that is known) to its end.
 * @throws AybizaError when the call may not be read, or the installation stays away
 */
export function followCall(
  options: AybizaClientOptions,
  callId: string,
  follow: FollowOptions = {},
): AsyncGenerator<CallNews> {
  const url = addressOf(options, `/api/rest/live/calls/${encodeURIComponent(callId)}/events`);
  const { fetch: ask = fetch, firstWaitMs = FIRST_WAIT_MS } = options;
  const pause = (breaks: number) =>
    new Promise<void>((resolve) => later(resolve, Math.min(LONGEST_PAUSE_MS, firstWaitMs * 2 ** breaks)));
  return followCallAt({ fetch: ask, url, headers: headersOf(options), pause }, follow);
}

/** Before the first try: all tries of a change have the same key. */
const idempotencyLink: TRPCLink<AybizaRouter> =
  () =>
  ({ op, next }) =>
    next(
      op.type !== 'mutation'
        ? op
        : { ...op, context: { ...op.context, idempotencyKey: op.context.idempotencyKey ?? crypto.randomUUID() } },
    );

function headersOf({ key, workspace }: AybizaClientOptions): Record<string, string> {
  const authorization = `Bearer ${key}`;
  return workspace === undefined ? { authorization } : { authorization, 'x-aybiza-workspace': workspace };
}

function addressOf({ url }: AybizaClientOptions, path: string): URL {
  try {
    return new URL(path, url);
  } catch (cause) {
    throw new Error(`The address of the installation, “${url}”, is no URL.`, { cause });
  }
}

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
