import type { Clock } from '@aybiza/foundation/clock';
import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import type { Bus } from '../bus/port.ts';

/** Here a process asks whoever has a call; the one that has it answers, the others are silent. */
const ASKED_TOPIC = 'call-owner-asked';
const answerTopic = (askId: string) => `call-owner-answered:${askId}`;

const questionSchema = z.discriminatedUnion('type', [
  /** The caller has turned up elsewhere: let the call go, if its line is really dead. */
  z.object({ type: z.literal('giveUp') }),
  /** The telephone company asks what is next, and asked the wrong process. */
  z.object({
    type: z.literal('instruct'),
    callSid: z.string(),
    dialled: z.string().optional(),
    queued: z.string().optional(),
  }),
  /** The caller has hung up, and the wrong process was told. */
  z.object({ type: z.literal('lineIsDown'), callSid: z.string() }),
  /** Of a call that was placed: who picked up. */
  z.object({ type: z.literal('pickedUp'), by: z.enum(['person', 'voicemail']) }),
]);
export type OwnerQuestion = z.output<typeof questionSchema>;

const askedSchema = z.object({ askId: z.string().max(100), callId: callIdSchema, question: questionSchema });
export type AskedOwner = Omit<z.output<typeof askedSchema>, 'askId'>;

const answerSchema = z.discriminatedUnion('type', [
  /** Of `giveUp`: whether the call is free now, with everything written. */
  z.object({ type: z.literal('done'), done: z.boolean() }),
  z.object({ type: z.literal('instructed'), document: z.string() }),
]);
export type OwnerAnswer = z.output<typeof answerSchema>;

export interface AskOptions {
  readonly clock: Clock;
  /** How long an answer is waited for: an owner that is well answers in milliseconds. */
  readonly answerWithinMs: number;
  /** Of this question alone. */
  readonly askId: string;
}

/**
 * Asks the process that has a call. Undefined when none answers in time: it is dead, frozen or cut off.
 * @throws AppError of the bus when it cannot be reached
 */
export async function askOwner(
  bus: Bus,
  { callId, question }: AskedOwner,
  { clock, answerWithinMs, askId }: AskOptions,
): Promise<OwnerAnswer | undefined> {
  let settle: (answer: OwnerAnswer | undefined) => void = () => undefined;
  const answered = new Promise<OwnerAnswer | undefined>((resolve) => {
    settle = resolve;
  });
  // Before it is asked: the answer may come at once.
  const stop = await bus.subscribe(answerTopic(askId), (message) => settle(answerSchema.parse(message)));
  const cancel = clock.after(answerWithinMs, () => settle(undefined));
  try {
    await bus.publish(ASKED_TOPIC, { askId, callId, question });
    return await answered;
  } finally {
    cancel();
    stop();
  }
}

export interface OwnerListener {
  /** The answer; undefined where the call is not in this process. */
  onAsked(asked: AskedOwner): Promise<OwnerAnswer> | undefined;
  /** Hears when an answer could not be given; who asked then waits for its time-out. */
  onError(error: unknown): void;
}

/** Answers for the calls of this process. Gives back how to stop. @throws AppError `BUS_UNAVAILABLE` */
export function answerAsOwner(bus: Bus, { onAsked, onError }: OwnerListener): Promise<() => void> {
  return bus.subscribe(ASKED_TOPIC, (message) => {
    const { askId, ...asked } = askedSchema.parse(message);
    onAsked(asked)
      ?.then((answer) => bus.publish(answerTopic(askId), answer))
      .catch(onError);
  });
}
