import { callIdSchema, signalIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { type AskOptions, answerAsked, ask } from '../bus/ask.ts';
import type { Bus } from '../bus/port.ts';

/** Here it is said that a signal was sent to a call; what it says is in the database. The process that has the call answers. */
const SENT_TOPIC = 'signal-sent';
const answerTopic = ({ signalId }: SentSignalNews) => `signal-answered:${signalId}`;

const sentSchema = z.object({ callId: callIdSchema, signalId: signalIdSchema });
/** A signal that was stored for a call. */
export type SentSignalNews = z.output<typeof sentSchema>;

const fateSchema = z.enum(['used', 'kept']);
/** The call waited for it and went on; or it is kept until the call waits for it. */
export type SignalFate = z.output<typeof fateSchema>;

/**
 * Says that a signal was stored, and hears from the process that has the call what became of it. Undefined when nobody says so in
 * time: the signal waits in the database, and its call looks there by itself.
 * @throws AppError of the bus when it cannot be reached
 */
export function announceSignal(bus: Bus, news: SentSignalNews, options: AskOptions): Promise<SignalFate | undefined> {
  const read = (message: unknown) => fateSchema.parse(message);
  return ask(bus, { topic: SENT_TOPIC, message: news, answerTopic: answerTopic(news), read }, options);
}

export interface SignalListener {
  /** What became of it; undefined where the call is not in this process. */
  onSent(news: SentSignalNews): Promise<SignalFate> | undefined;
  /** Hears when an answer could not be given; the sender then waits for its time-out. */
  onError(error: unknown): void;
}

/** Listens for signals and answers for the calls of this process. Gives back how to stop. @throws AppError `BUS_UNAVAILABLE` */
export function listenForSignals(bus: Bus, { onSent, onError }: SignalListener): Promise<() => void> {
  const read = (message: unknown) => sentSchema.parse(message);
  return answerAsked(bus, { topic: SENT_TOPIC, read, answerTopic, onAsked: onSent, onError });
}
