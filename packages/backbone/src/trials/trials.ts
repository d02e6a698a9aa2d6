import { z } from 'zod';
import { type AskOptions, answerAsked, ask } from '../bus/ask.ts';
import type { Bus } from '../bus/port.ts';

/** What voice processes try for somebody: they have the adapters, and may reach vendors. Also the purpose of a trial's single-use token. */
export type TrialKind = 'account-trial' | 'question-trial' | 'number-errand';

const askedTopic = (kind: TrialKind) => `${kind}-asked`;
const answerTopic = (kind: TrialKind, { askId }: Trial) => `${kind}:${askId}`;

const askedSchema = z.object({
  askId: z.string(),
  /** Used up by the one process that tries: it leads to workspace and subject. Neither a key nor anybody's words are ever said here. */
  token: z.string(),
});
/** Something that is to be tried. */
export type Trial = z.output<typeof askedSchema>;

/**
 * Has a voice process try something; undefined when none answers in time. `read` throws for what is no answer.
 * @throws AppError of the bus when it cannot be reached
 */
export function askForTrial<Tried>(
  bus: Bus,
  kind: TrialKind,
  { read, clock, answerWithinMs, ...trial }: Trial & AskOptions & { read(message: unknown): Tried },
): Promise<Tried | undefined> {
  const asked = { topic: askedTopic(kind), message: trial, answerTopic: answerTopic(kind, trial), read };
  return ask(bus, asked, { clock, answerWithinMs });
}

export interface TrialListener {
  /** How it went; undefined when another process tries. */
  onAsked(trial: Trial): Promise<unknown>;
  onError(error: unknown): void;
}

/** Listens for what is to be tried. Gives back how to stop. @throws AppError `BUS_UNAVAILABLE` */
export function listenForTrials(bus: Bus, kind: TrialKind, { onAsked, onError }: TrialListener): Promise<() => void> {
  return answerAsked(bus, {
    topic: askedTopic(kind),
    read: (message) => askedSchema.parse(message),
    answerTopic: (trial) => answerTopic(kind, trial),
    onAsked,
    onError,
  });
}
