import { callIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { type AskOptions, answerAsked, ask } from '../bus/ask.ts';
import type { Bus } from '../bus/port.ts';

/** Here a process asks whoever has a call; the one that has it answers, the others are silent. */
const ASKED_TOPIC = 'call-owner-asked';
const answerTopic = ({ askId }: Pick<Asked, 'askId'>) => `call-owner-answered:${askId}`;

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
  /** Whoever was dialled has picked up, or has pressed a key after that. */
  z.object({ type: z.literal('brief'), callSid: z.string(), pressed: z.string().optional() }),
  /** The caller has hung up, and the wrong process was told. */
  z.object({ type: z.literal('lineIsDown'), callSid: z.string() }),
  /** Of a call that was placed: who picked up. */
  z.object({ type: z.literal('pickedUp'), by: z.enum(['person', 'voicemail']) }),
  /** An operator does something to the call, by the API. */
  z.object({
    type: z.literal('operator'),
    by: z.string(),
    deed: z.discriminatedUnion('type', [
      z.object({ type: z.literal('whisper'), text: z.string() }),
      z.object({ type: z.literal('putThrough'), to: z.string() }),
      z.object({ type: z.literal('sendOff') }),
    ]),
  }),
]);
export type OwnerQuestion = z.output<typeof questionSchema>;

const deedFateSchema = z.enum([
  ...(['done', 'later', 'away', 'ending', 'taken', 'notTaken', 'notPickedUp', 'reading', 'busy', 'ended'] as const),
]);
/** `done`, or `later` for a whisper that waits for a step in which a model speaks; everything else is why nothing was done. */
export type DeedFate = z.output<typeof deedFateSchema>;

const askedSchema = z.object({ askId: z.string().max(100), callId: callIdSchema, question: questionSchema });
type Asked = z.output<typeof askedSchema>;
export type AskedOwner = Omit<Asked, 'askId'>;

const answerSchema = z.discriminatedUnion('type', [
  /** Of `giveUp`: whether the call is free now, with everything written. */
  z.object({ type: z.literal('done'), done: z.boolean() }),
  z.object({ type: z.literal('instructed'), document: z.string() }),
  /** Of `operator`: what became of it. */
  z.object({ type: z.literal('decided'), fate: deedFateSchema }),
]);
export type OwnerAnswer = z.output<typeof answerSchema>;

/**
 * Asks the process that has a call; `askId` is of this question alone. Undefined when none answers in time: it is dead, frozen or cut off.
 * @throws AppError of the bus when it cannot be reached
 */
export function askOwner(
  bus: Bus,
  asked: AskedOwner,
  { askId, ...options }: AskOptions & { readonly askId: string },
): Promise<OwnerAnswer | undefined> {
  const read = (message: unknown) => answerSchema.parse(message);
  const message = { ...asked, askId };
  return ask(bus, { topic: ASKED_TOPIC, message, answerTopic: answerTopic(message), read }, options);
}

export interface OwnerListener {
  /** The answer; undefined where the call is not in this process. */
  onAsked(asked: AskedOwner): Promise<OwnerAnswer> | undefined;
  /** Hears when an answer could not be given; who asked then waits for its time-out. */
  onError(error: unknown): void;
}

/** Answers for the calls of this process. Gives back how to stop. @throws AppError `BUS_UNAVAILABLE` */
export function answerAsOwner(bus: Bus, { onAsked, onError }: OwnerListener): Promise<() => void> {
  const read = (message: unknown) => askedSchema.parse(message);
  return answerAsked<Asked>(bus, { topic: ASKED_TOPIC, read, answerTopic, onAsked, onError });
}
