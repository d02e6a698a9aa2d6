import type { TRPCClient } from '@trpc/client';
import { AybizaError, toSeconds } from './aybiza-error.ts';
import { readEventStream } from './read-event-stream.ts';
import type { AybizaRouter } from './router.ts';

type Followed = Awaited<ReturnType<TRPCClient<AybizaRouter>['live']['follow']['query']>>;

/** What a call that is followed tells: an entry of its log, and at the end how it ended. */
export type CallNews =
  | { readonly type: 'entry'; readonly entry: Followed['events'][number] }
  | { readonly type: 'end'; readonly call: Followed['call'] };

export interface FollowOptions {
  /** The last entry of the log that is known; everything from the beginning unless given. */
  readonly afterSeq?: number;
  readonly signal?: AbortSignal;
}

/** Where the events of one call are. */
export interface Door {
  readonly fetch: typeof fetch;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Before a connection is made again that broke so often without telling anything. */
  readonly pause: (breaks: number) => Promise<void>;
}

/** Of connections that broke without telling anything. */
const MOST_BREAKS = 10;

/**
 * Every entry of a call's log from when it happens to the call's end. A connection that breaks is made again, and nothing is told twice.
 * @throws AybizaError when the call may not be read, or the installation stays away
 */
export async function* followCallAt(door: Door, options: FollowOptions): AsyncGenerator<CallNews> {
  let afterSeq = options.afterSeq;
  for (let breaks = 0; ; ) {
    try {
      const body = await connect(door, { ...options, afterSeq });
      if (body === undefined) return;
      for await (const { event, data, id } of readEventStream(body)) {
        breaks = 0;
        if (id !== undefined) afterSeq = Number(id);
        // Its shape is the server's promise, as that of every other answer.
        if (event === 'entry') yield { type: 'entry', entry: JSON.parse(data) };
        if (event === 'end') {
          yield { type: 'end', call: JSON.parse(data) };
          return;
        }
      }
    } catch (thrown) {
      breaks += 1;
      if (options.signal?.aborted === true || breaks > MOST_BREAKS || isRefusal(thrown)) throw thrown;
    }
    await door.pause(breaks);
  }
}

/** Refused for what it is; anything else may pass. */
function isRefusal(thrown: unknown): boolean {
  return thrown instanceof AybizaError && thrown.status !== undefined && thrown.status < 500 && thrown.status !== 429;
}

async function connect(door: Door, { afterSeq, signal }: { afterSeq: number | undefined; signal?: AbortSignal }) {
  const known = afterSeq === undefined ? {} : { 'last-event-id': String(afterSeq) };
  const headers = { ...door.headers, ...known, accept: 'text/event-stream' };
  const response = await door
    .fetch(door.url, { headers, redirect: 'error', ...(signal === undefined ? {} : { signal }) })
    .catch((cause: unknown) => {
      const sentence = 'The installation does not answer. Check its address and the network.';
      throw new AybizaError(sentence, { code: 'UNREACHABLE', ...(cause instanceof Error ? { cause } : {}) });
    });
  // Nothing more will be told: the call is over, and its end is known.
  if (response.status === 204) return undefined;
  if (response.ok && response.body !== null) return response.body;
  // Whatever it is: of a stranger's answer only what is text is told.
  const { code, message }: { code?: unknown; message?: unknown } = Object(await response.json().catch(() => undefined));
  const sentence = `The installation refused with status ${response.status}.`;
  throw new AybizaError(typeof message === 'string' ? message : sentence, {
    code: typeof code === 'string' ? code : 'UNREADABLE',
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfterS: toSeconds(response.headers.get('retry-after')),
  });
}
