import { z } from 'zod';
import { elementIdSchema } from '../../element-id.ts';
import { librarySettings } from '../../library-settings.ts';
import { promptSchema, speechSettings } from '../../speech-settings.ts';

/** Answers what the caller asked from the flow's knowledge, and from nothing else. */
export const answerDataSchema = z.strictObject({
  /** Asked first; empty to answer what the caller has just said. */
  prompt: promptSchema.default(''),
  /** Which documents of the flow's knowledge may be used; none named means all of them. The workspace's are used where they are named. */
  sources: z.array(elementIdSchema).max(100).default([]),
  ...librarySettings,
  /** How to answer, in the author's words: tone, length, what to leave out. */
  instructions: z.string().max(4_000).default(''),
  waitSeconds: z.number().min(1).max(60).default(8),
  ...speechSettings,
});
