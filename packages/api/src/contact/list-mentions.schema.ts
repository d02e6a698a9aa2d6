import { MENTION_KINDS } from '@aybiza/db/privacy/mentions';
import { z } from 'zod';

/** A place in the texts of the workspace in which somebody is named. */
export const mentionSchema = z.object({
  kind: z.enum(MENTION_KINDS),
  /** What it is called: a title, an agent, a scenario, a time; empty where it has no name. */
  name: z.string(),
  /** Of the agent whose it is, or of the thing itself. */
  id: z.string(),
});
export const listMentionsOutput = z.object({
  mentions: z.array(mentionSchema),
  /** There are more than these. */
  truncated: z.boolean(),
});
