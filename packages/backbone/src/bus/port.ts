import { AppError } from '@aybiza/foundation/errors';

export type BusErrorCode = 'BUS_MESSAGE_TOO_LARGE' | 'BUS_UNAVAILABLE' | 'BUS_BUSY';

/** Bytes of a message as JSON. PostgreSQL allows 8,000 for everything it carries; Redis keeps to the same, so that nothing works on one only. */
export const MAX_MESSAGE_BYTES = 7_000;
/** Characters of a topic. */
export const MAX_TOPIC_LENGTH = 200;

/** What is published now, to whoever listens now: nothing is kept, nothing is repeated. What must not be lost goes to the database. */
export interface Bus {
  /**
   * Resolves when the message is on its way.
   * @throws AppError `BUS_MESSAGE_TOO_LARGE`, `BUS_UNAVAILABLE` or, when more are waiting than is sensible, `BUS_BUSY`.
   */
  publish(topic: string, message: unknown): Promise<void>;
  /**
   * Resolves when every later message of the topic will be heard; a lost connection is made again by itself, and what
   * was published meanwhile is missed. Gives back how to stop listening.
   */
  subscribe(topic: string, handler: (message: unknown) => void): Promise<() => void>;
  close(): Promise<void>;
}

export interface BusOptions {
  url: string;
  /** Hears of lost connections and of handlers that throw; the bus goes on in both cases. */
  onError(error: unknown): void;
  /** Ms that a request waits for a connection; a second more for its answer. */
  waitMs?: number;
}

/** A message as it travels. @throws AppError when it is too large. */
export function encodeMessage(topic: string, message: unknown): string {
  const text = JSON.stringify(message ?? null);
  // Programmer error: the topic is made of our own ids. The line break divides it from the message on the wire.
  if (topic.includes('\n')) throw new Error('a topic has no line break');
  if (topic.length > MAX_TOPIC_LENGTH || Buffer.byteLength(text) > MAX_MESSAGE_BYTES) {
    const limits = `${MAX_MESSAGE_BYTES} bytes and its topic ${MAX_TOPIC_LENGTH} characters`;
    throw busError('BUS_MESSAGE_TOO_LARGE', {
      message: `a message on the bus is at most ${limits}: send an id instead`,
    });
  }
  return text;
}

export function busError(code: BusErrorCode, details: { message: string; cause?: unknown }): AppError {
  const retryable = code !== 'BUS_MESSAGE_TOO_LARGE';
  return new AppError(details.message, { code, retryable, expose: false, cause: details.cause });
}
