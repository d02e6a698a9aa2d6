import type { CallEvent } from '@aybiza/call-log';
import type { Spans } from '@aybiza/telemetry/open-spans';
import type { CallIdentity } from '../records/call-records-port.ts';
import type { CallMeters } from './call-meters.ts';
import { CallSpans } from './call-spans.ts';

/** Looks on at one call, from its beginning or from where another process left it. */
export interface CallLook {
  onEvents(events: readonly CallEvent[]): void;
  /** The log was written, with where the call stands; epoch ms. */
  onCheckpoint(startedAt: number, endedAt: number): void;
}

/** Looks on at calls for whoever runs the installation. Told, never asked, and nothing waits for it. */
export interface CallWatch {
  look(call: { readonly identity: CallIdentity; readonly startedAt: number }): CallLook;
}

/** Without `spans` no trace is made. */
export function createCallWatch({ meters, spans }: { meters: CallMeters; spans: Spans | undefined }): CallWatch {
  return {
    look(call) {
      const trace = spans && new CallSpans({ ...call, add: (span) => spans.add(span) });
      return {
        onEvents(events) {
          for (const event of events) {
            meters.take(event);
            trace?.take(event);
          }
        },
        onCheckpoint: (startedAt, endedAt) => trace?.checkpointed(startedAt, endedAt),
      };
    },
  };
}
