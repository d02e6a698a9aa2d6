import type { ServerResponse } from 'node:http';
import type { Clock } from '@aybiza/foundation/clock';
import { encodeEvent, encodeException } from '../aws/event-stream.ts';
import { waitFor } from '../aws/wait-for.ts';
import type { StreamEvent } from './converse-reply.ts';
import type { LlmFault } from './llm-fault.ts';

/** How long a rehearsed stall holds a request; longer than any client waits. */
export const STALL_MS = 600_000;

export interface StreamOptions {
  readonly clock: Clock;
  /** Between two pieces, in milliseconds; 0 sends them at once. */
  readonly wordDelayMs: number;
  readonly fault: LlmFault;
}

/** Streams the events at the pace of a model, until the end, the rehearsed failure, or the client's leaving. */
export async function sendStream(
  response: ServerResponse,
  events: readonly StreamEvent[],
  options: StreamOptions,
): Promise<void> {
  const { clock, wordDelayMs, fault } = options;
  const { afterPieces, afterMs } = fault.cut ?? { afterPieces: Number.POSITIVE_INFINITY, afterMs: undefined };
  const cancelCut =
    afterMs === undefined || !Number.isFinite(afterMs)
      ? undefined
      : clock.after(afterMs, () => breakOff(response, fault));
  let pieces = 0;
  try {
    for (const event of fault.garble ? withBrokenInput(events) : events) {
      if (event.isPiece && wordDelayMs > 0 && pieces > 0) await waitFor(response, clock, wordDelayMs);
      if (pieces >= afterPieces) breakOff(response, fault);
      if (pieces >= fault.stallAfterPieces) await waitFor(response, clock, STALL_MS);
      if (response.writableEnded || response.destroyed) return;
      await write(response, frameOf(event, fault));
      if (event.isPiece) pieces += 1;
    }
    response.end();
  } finally {
    cancelCut?.();
  }
}

function frameOf({ type, payload }: StreamEvent, { garble }: LlmFault): Buffer {
  const frame = encodeEvent(type, payload);
  // The last byte belongs to the checksum.
  if (garble && type === 'messageStop') frame.writeUInt8(frame.readUInt8(frame.length - 1) ^ 0xff, frame.length - 1);
  return frame;
}

/** Ends the stream where it is: with an exception, cleanly but too early, or with the connection. */
function breakOff(response: ServerResponse, { error, cutsCleanly }: LlmFault): void {
  if (response.writableEnded || response.destroyed) return;
  if (error !== undefined)
    response.end(encodeException(error.name.charAt(0).toLowerCase() + error.name.slice(1), { message: error.message }));
  else if (cutsCleanly) response.end();
  else response.destroy();
}

/** Without its last piece, tool input is no JSON any more. */
function withBrokenInput(events: readonly StreamEvent[]): StreamEvent[] {
  return events.filter(
    ({ payload, isPiece }, index) => !(isPiece && isToolInput(payload) && events[index + 1]?.isPiece !== true),
  );
}

function isToolInput({ delta }: StreamEvent['payload']): boolean {
  return typeof delta === 'object' && delta !== null && 'toolUse' in delta;
}

/** Resolves when the frame has left; at once when the client has gone. A client that does not read is the server's time-out's matter. */
function write(response: ServerResponse, frame: Buffer): Promise<void> {
  return new Promise((resolve) => {
    response.write(frame, () => resolve());
  });
}
