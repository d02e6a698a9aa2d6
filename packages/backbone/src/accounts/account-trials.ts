import { z } from 'zod';
import { type AskOptions, answerAsked, ask } from '../bus/ask.ts';
import type { Bus } from '../bus/port.ts';

/** What the single-use token of a trial is for. */
export const ACCOUNT_TRIAL = 'account-trial';

/** Here it is asked to try an account: voice processes have the adapters, and may reach vendors. */
const ASKED_TOPIC = 'account-trial-asked';
const answerTopic = ({ askId }: AccountTrial) => `account-trial:${askId}`;

const askedSchema = z.object({
  askId: z.string(),
  /** Used up by the one process that tries: it leads to workspace and vendor. Neither an account nor a key is ever said here. */
  token: z.string(),
});
/** An account that is to be tried. */
export type AccountTrial = z.output<typeof askedSchema>;

/**
 * Has a voice process try an account; undefined when none answers in time. `read` throws for what is no answer.
 * @throws AppError of the bus when it cannot be reached
 */
export function askToTryAccount<Tried>(
  bus: Bus,
  { read, ...trial }: AccountTrial & { read(message: unknown): Tried },
  options: AskOptions,
): Promise<Tried | undefined> {
  return ask(bus, { topic: ASKED_TOPIC, message: trial, answerTopic: answerTopic(trial), read }, options);
}

export interface TrialListener {
  /** How it went; undefined when another process tries. */
  onAsked(trial: AccountTrial): Promise<unknown>;
  onError(error: unknown): void;
}

/** Listens for accounts that are to be tried. Gives back how to stop. @throws AppError `BUS_UNAVAILABLE` */
export function listenForTrials(bus: Bus, { onAsked, onError }: TrialListener): Promise<() => void> {
  return answerAsked(bus, {
    topic: ASKED_TOPIC,
    read: (message) => askedSchema.parse(message),
    answerTopic,
    onAsked,
    onError,
  });
}
