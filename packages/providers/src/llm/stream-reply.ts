import type { Clock } from '@aybiza/foundation/clock';
import type { ProviderError } from '../provider-error.ts';
import { Deadline } from './deadline.ts';
import type { LlmOptions, LlmReply } from './port.ts';
import { ReplyParts } from './reply-parts.ts';

/** How long a model may keep silent. */
export interface LlmPatience {
  /** From the request to the first event, in ms. Default 2500. */
  firstEventMs?: number;
  /** From then on, for a few words each time, in ms. Default 1500: in the middle of a sentence nothing fills the silence. */
  idleMs?: number;
}

/** Words come at least so fast, in characters for each `idleMs`: half as fast as they are spoken. What drips leaves gaps, and stops nowhere. */
const LEAST_CHARACTERS = 12;

/** One vendor's way to stream a reply. */
export interface ReplyStream<Event> extends LlmPatience {
  clock: Clock;
  provider: string;
  modelId: string;
  /** Asks, and tells the events of the answer one after the other; resolves when it is over. */
  send(signal: AbortSignal, onEvent: (event: Event) => void): Promise<void>;
  /** Puts an event into the reply; returns the text it added. */
  add(event: Event, parts: ReplyParts): string;
  toError(thrown: unknown): ProviderError;
}

/** Streams one reply by the rules of the port: deadlines, an abort that is obeyed at once, one kind of error. */
export async function streamReply<Event>(stream: ReplyStream<Event>, llm: LlmOptions): Promise<LlmReply> {
  const { clock, modelId, firstEventMs = 2500, idleMs = 1500 } = stream;
  const startedAt = clock.now();
  const deadline = new Deadline(stream, llm.signal);
  const parts = new ReplyParts(stream.provider);
  const stalled = `fewer than ${LEAST_CHARACTERS} characters in ${idleMs} ms`;
  let noted: number | undefined;
  let firstTokenMs: number | undefined;
  try {
    deadline.throwIfOver();
    deadline.set(firstEventMs, `no first event within ${firstEventMs} ms`);
    await stream.send(deadline.signal, (event) => {
      if (deadline.signal.aborted) return;
      const text = stream.add(event, parts);
      if (noted === undefined || parts.characters - noted >= LEAST_CHARACTERS || parts.isWhole) {
        noted = parts.characters;
        deadline.set(idleMs, stalled);
      }
      if (firstTokenMs === undefined && parts.hasBegun) firstTokenMs = clock.now() - startedAt;
      if (text !== '') llm.onText?.(text);
    });
    deadline.throwIfOver();
    const totalMs = clock.now() - startedAt;
    return { firstTokenMs: firstTokenMs ?? totalMs, totalMs, modelId, ...parts.build() };
  } catch (error) {
    // Whatever the client throws after an abort, the reason is ours.
    deadline.throwIfOver(error);
    // Not listening is not enough: the service would go on generating, and billing.
    deadline.abort();
    throw stream.toError(error);
  } finally {
    deadline.end();
  }
}

/** For clients that give the events of an answer as an iterable. */
export function fromIterable<Event>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<Event>>,
): ReplyStream<Event>['send'] {
  return async (signal, onEvent) => {
    for await (const event of await open(signal)) {
      if (signal.aborted) return;
      onEvent(event);
    }
  };
}
