import { z } from 'zod';

/** What the token of a `question-trial` holds: first what the question means is asked for, then its answer from the passages found. */
export const questionTrialSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('meaning'), question: z.string() }),
  z.object({
    type: z.literal('answer'),
    question: z.string(),
    passages: z.array(z.object({ text: z.string() })),
    persona: z.string(),
    language: z.string(),
    instructions: z.string(),
  }),
]);
export type QuestionTrial = z.output<typeof questionTrialSchema>;

/** Null where nobody says what texts mean, or not now. */
export const meaningReplySchema = z.object({
  meaning: z.object({ model: z.string(), vector: z.array(z.number()) }).nullable(),
});

/** How the workspace's model did. */
export const answerReplySchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('answered'),
    text: z.string(),
    /** The places of the passages that it is taken from, from 0. */
    cited: z.array(z.int()),
    isPractice: z.boolean(),
    ms: z.int(),
  }),
  /** The passages do not tell. */
  z.object({ status: z.literal('notFound'), isPractice: z.boolean(), ms: z.int() }),
  /** `reason` is an outcome of a tried account. */
  z.object({ status: z.literal('failed'), reason: z.string(), isPractice: z.boolean() }),
]);
export type AnswerReply = z.output<typeof answerReplySchema>;
