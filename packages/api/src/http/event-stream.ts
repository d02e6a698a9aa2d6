import type { AccessGround } from '@aybiza/db/lost-access';
import type { Clock } from '@aybiza/foundation/clock';
import { apiError } from '../api-error.ts';
import type { RequestContext } from '../context.ts';

/** One event of a `text/event-stream` (WHATWG HTML, server-sent events). */
export interface StreamEvent {
  readonly event: string;
  /** Any JSON. */
  readonly data: unknown;
  /** What a reader that comes again names as the last it has. */
  readonly id?: string;
}

export interface StreamOptions {
  readonly ctx: RequestContext;
  /** By what right it is followed; with the right, the stream ends. */
  readonly ground: AccessGround;
  readonly signal: AbortSignal;
  /** What is new since it was asked the last time, and whether anything can come after it. */
  look(): Promise<{ events: readonly StreamEvent[]; isOver: boolean }>;
}

/** As often as pages of ours ask. */
const LOOK_EVERY_MS = 400;
/** More often than proxies give up on a connection that is silent; they begin at half a minute. */
const HEARTBEAT_EVERY_MS = 15_000;
/** Of one caller in one process. */
const MOST_STREAMS = 20;

const open = new Map<string, number>();

/**
 * Answers with what happens, as it happens, until it is over, the reader goes, or whoever asked may not any more.
 * @throws AppError `TOO_MANY_STREAMS`
 */
export function eventStream({ ctx, ground, signal, look }: StreamOptions): Response {
  const who = ctx.key?.id ?? ctx.session?.userId ?? ctx.address;
  const count = open.get(who) ?? 0;
  if (count >= MOST_STREAMS)
    throw apiError('TOO_MANY_STREAMS', `This key has ${MOST_STREAMS} event streams open. Close one first.`);
  const left = new AbortController();
  const lost = new AbortController();
  const stopWatching = ctx.services.accessWatch.watch(ground, () => lost.abort());
  const frames = framesOf({ ctx, look, signal: AbortSignal.any([signal, left.signal, lost.signal]) });
  const encoder = new TextEncoder();
  open.set(who, count + 1);
  const close = () => {
    if (left.signal.aborted) return;
    left.abort();
    stopWatching();
    const others = (open.get(who) ?? 1) - 1;
    if (others > 0) open.set(who, others);
    else open.delete(who);
  };
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await frames.next();
        if (next.done !== true) return controller.enqueue(encoder.encode(next.value));
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      close();
    },
    cancel: close,
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx: passes on what comes at once.
      'x-accel-buffering': 'no',
      'x-request-id': ctx.requestId,
    },
  });
}

async function* framesOf({ ctx, look, signal }: Omit<StreamOptions, 'ground'>): AsyncGenerator<string> {
  const { clock } = ctx.services;
  // Something at once: whoever waits for the first byte knows that it is listened to.
  yield ': begins\n\n';
  let toldAt = clock.monotonic();
  while (!signal.aborted) {
    const { events, isOver } = await look();
    if (events.length > 0) {
      toldAt = clock.monotonic();
      yield events.map(toFrame).join('');
    } else if (clock.monotonic() - toldAt >= HEARTBEAT_EVERY_MS) {
      toldAt = clock.monotonic();
      yield ': still here\n\n';
    }
    if (isOver) return;
    if (events.length === 0) await pause(clock, LOOK_EVERY_MS, signal);
  }
}

function toFrame({ event, data, id }: StreamEvent): string {
  // JSON has no line breaks of its own, so one line of data is enough.
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(ms, done);
    signal.addEventListener('abort', done);
  });
}
