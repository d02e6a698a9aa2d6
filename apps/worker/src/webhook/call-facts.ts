import type { CallResult } from '@aybiza/db/call-results';
import type { StoredCall } from '@aybiza/db/calls';

/** What other systems are told of a call itself. Published to integrators: fields may be added, none changed. */
export function callFacts(call: StoredCall) {
  return {
    channel: call.channel,
    direction: call.direction,
    from: call.from,
    to: call.to,
    status: call.status,
    outcome: call.outcome,
    endReason: call.endReason,
    startedAt: toIso(call.startedAt),
    endedAt: call.endedAt === null ? null : toIso(call.endedAt),
    durationMs: call.durationMs,
    turns: call.turns,
  };
}

/** What they are told of something that was found out about it. */
export function resultFacts({ name, value, source }: CallResult) {
  return { name, value, source };
}

/** When the news of a call is from. */
export function newsTime(call: StoredCall): string {
  return toIso(call.endedAt ?? call.startedAt);
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
