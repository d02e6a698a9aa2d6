import type { Clock } from '@aybiza/foundation/clock';
import type { Bus } from './port.ts';

export interface Question<Answer> {
  readonly topic: string;
  readonly message: unknown;
  /** Where the answer to this question alone is said. */
  readonly answerTopic: string;
  /** Throws for what is no answer. */
  read(message: unknown): Answer;
}

export interface AskOptions {
  readonly clock: Clock;
  /** How long an answer is waited for: whoever is well answers in milliseconds. */
  readonly answerWithinMs: number;
}

/**
 * Asks all processes at once, of which the one that can answers. Undefined when none does in time.
 * @throws AppError of the bus when it cannot be reached
 */
export async function ask<Answer>(
  bus: Bus,
  { topic, message, answerTopic, read }: Question<Answer>,
  { clock, answerWithinMs }: AskOptions,
): Promise<Answer | undefined> {
  let settle: (answer: Answer | undefined) => void = () => undefined;
  const answered = new Promise<Answer | undefined>((resolve) => {
    settle = resolve;
  });
  // Before it is asked: the answer may come at once.
  const stop = await bus.subscribe(answerTopic, (answer) => settle(read(answer)));
  const cancel = clock.after(answerWithinMs, () => settle(undefined));
  try {
    await bus.publish(topic, message);
    return await answered;
  } finally {
    cancel();
    stop();
  }
}

export interface Answering<Asked> {
  readonly topic: string;
  /** Throws for what is no question. */
  read(message: unknown): Asked;
  answerTopic(asked: Asked): string;
  /** The answer; undefined, now or in the end, where somebody else has to give it. */
  onAsked(asked: Asked): Promise<unknown> | undefined;
  /** Hears when an answer could not be given; who asked then waits for the time-out. */
  onError(error: unknown): void;
}

/** Answers what is asked on a topic. Gives back how to stop. @throws AppError `BUS_UNAVAILABLE` */
export function answerAsked<Asked>(
  bus: Bus,
  { topic, read, answerTopic, onAsked, onError }: Answering<Asked>,
): Promise<() => void> {
  return bus.subscribe(topic, (message) => {
    const asked = read(message);
    onAsked(asked)
      ?.then(async (answer) => {
        if (answer !== undefined) await bus.publish(answerTopic(asked), answer);
      })
      .catch(onError);
  });
}
