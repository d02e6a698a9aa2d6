import type { ServerResponse } from 'node:http';
import type { Clock } from '@aybiza/foundation/clock';
import type { ApiWatch } from '../api-watch.ts';

/** A request that is being answered, and the pattern of its address, such as `/calls/[callId]`. */
export interface WatchedAnswer {
  readonly response: ServerResponse;
  readonly route: string;
}

/** Counts an answer when it is over, and measures it unless it is a stream, which lasts as long as somebody looks. */
export function watchAnswer(
  { response, route }: WatchedAnswer,
  { clock, watch }: { clock: Clock; watch: ApiWatch },
): void {
  const startedAt = clock.monotonic();
  response.once('close', () => {
    const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
    const ms = isStream ? undefined : clock.monotonic() - startedAt;
    watch.answered(route, { status: response.statusCode, ms });
  });
}
