import assert from 'node:assert/strict';
import type { ProviderError, ProviderErrorCode } from '../provider-error.ts';
import { collectEvents, type EventCollector } from './event-collector.ts';

/** A stream under examination. */
export interface Watched<Stream, Event> {
  stream: Stream;
  events: EventCollector<Event>;
  abort: AbortController;
}

/** What every stream of a port is given. */
export interface StreamHooks<Event> {
  signal: AbortSignal;
  onEvent(event: Event): void;
}

/**
 * Opens a stream whose every method is watched for calling back from inside.
 * @param react is told of each event after it was collected; may abort.
 */
export function openWatched<Stream extends object, Event extends { type: string }>(
  open: (hooks: StreamHooks<Event>) => Stream,
  react: (event: Event, abort: AbortController) => void = () => {},
): Watched<Stream, Event> {
  const events = collectEvents<Event>();
  const abort = new AbortController();
  let inside = 0;
  const watched = <Value>(run: () => Value): Value => {
    inside += 1;
    try {
      return run();
    } finally {
      inside -= 1;
    }
  };
  const stream = watched(() =>
    open({
      signal: abort.signal,
      onEvent: (event) => {
        assert.equal(inside, 0, `${event.type} was reported from inside a call`);
        events.add(event);
        react(event, abort);
      },
    }),
  );
  const proxy = new Proxy(stream, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function'
        ? (...given: unknown[]) => watched(() => member.apply(target, given))
        : member;
    },
  });
  return { stream: proxy, events, abort };
}

/** Waits for the failure, which must say what went wrong and that another try may go better. */
export async function untilFailed<Event extends { type: string }>(
  events: EventCollector<Event>,
  code: ProviderErrorCode,
): Promise<Extract<Event, { type: 'failed' }>> {
  const failed = await events.until((event) => event.type === 'failed');
  assert.ok(isFailure(failed));
  assert.equal(failed.error.providerCode, code);
  assert.ok(failed.error.retryable);
  return failed;
}

function isFailure<Event extends { type: string }>(
  event: Event,
): event is Extract<Event, { type: 'failed' }> & { error: ProviderError } {
  return event.type === 'failed';
}
